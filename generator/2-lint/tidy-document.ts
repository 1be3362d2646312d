import { quote } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import { knownKeys } from "../openapi/known-keys.js";
import { type Field, fieldOf, type ObjectKind, openApiObjects } from "../openapi/objects.js";
import { normalizeSchema, objectSchema } from "../openapi/normal-schema.js";
import { parsePointer, toPointer } from "../openapi/pointer.js";
import {
  type JsonObject,
  type JsonValue,
  asList,
  asObject,
  isJsonList,
  isJsonObject,
} from "../types/json.js";
import type { OpenApi } from "../types/openapi.js";
import { formatValue } from "./format-value.js";
import { readFlag, splitList } from "./misread-text.js";
import { keyProblem, type Problem, valueProblem } from "../diagnostics/problem.js";

/**
 * Checks the form of everything that the generator reads of a spec, and gives the spec without what has the
 * wrong one, so that rules can rely on types: whatever is there is what OpenAPI says, but anything may be missing.
 */
export function tidyDocument(spec: JsonValue): TidyDocument {
  const found: Found = { objects: [], problems: [], removed: [] };
  const tidy = tidyObject(found, {
    kind: "document",
    pointer: "",
    value: asObject(spec),
  });
  return { ...found, spec: tidy as OpenApi };
}

export interface TidyDocument {
  /** Whatever is in it has its type, but anything may be missing. */
  readonly spec: OpenApi;
  /** Every OpenAPI object of the tidy spec, inner ones first. */
  readonly objects: readonly FoundObject[];
  readonly problems: readonly Problem[];
  /** Where something was taken away: what is missing there is no problem of its own. */
  readonly removed: readonly string[];
}

/** An OpenAPI object and where it stands. */
export interface FoundObject {
  readonly kind: ObjectKind;
  readonly pointer: string;
  readonly value: JsonObject;
}

interface Found {
  readonly objects: FoundObject[];
  readonly problems: Problem[];
  readonly removed: string[];
}

function tidyObject(found: Found, { kind, pointer, value }: FoundObject): JsonObject {
  const entries = Object.entries(value).flatMap(([written, inner]) => {
    const key = meantKey(found, { kind, pointer, value }, written);
    const field = fieldOf(kind, key);
    const at = pointer + toPointer([key]);
    // Of what stands under a misspelt key, nothing is said before the key is right.
    const into = key === written ? found : { ...found, problems: [] };
    const tidy =
      field === undefined || ("unread" in field && field.unread === true)
        ? inner
        : tidyField(into, { field, pointer: at, value: inner });
    return tidy === undefined ? [] : [[key, tidy] as const];
  });
  const own = Object.fromEntries(entries);
  const tidy = kind === "schema" ? normalizeSchema(own) : own;
  found.objects.push({ kind, pointer, value: tidy });
  return tidy;
}

const ownKeys = new Set(Object.values(openApiObjects).flatMap(({ extensions = [] }) => extensions));

/** The key of OpenAPI that a key was meant to be: itself, unless it is none and only nearly one. */
function meantKey(found: Found, { kind, pointer, value }: FoundObject, key: string): string {
  const known = (key.startsWith("x-") ? openApiObjects[kind].extensions : knownKeys(kind)) ?? [];
  if (known.includes(key) || knownKeys(kind)?.includes(key) === true) return key;
  const isOurs = /^x[-_]?link/iu.test(key);
  const near =
    !key.startsWith("x-") || isOurs ? suggest(key, known, isOurs ? undefined : 2) : undefined;
  if (near === undefined && /^(?!x-).*\s/u.test(key) && value[key] === null)
    reportCutText(found, pointer, key);
  if (near === undefined || (isOurs && ownKeys.has(key))) return key;
  const isFree = !Object.hasOwn(value, near);
  if (isOurs && !isFree) return key;
  found.problems.push({
    ...keyProblem("unknown-key", pointer + toPointer([key]), [
      `There is no key ${quote(key)}.`,
      isFree ? `did you mean ${near}?` : `${near} is there already: remove one of the two`,
    ]),
    ...(isFree && { repair: { kind: "replace", text: near } }),
  });
  if (!isFree) return key;
  found.removed.push(pointer + toPointer([near]));
  return near;
}

/** Words without a value where keys stand: within braces, a comma may have ended the text that they belong to. */
function reportCutText(found: Found, pointer: string, key: string): void {
  const at = pointer + toPointer([key]);
  found.removed.push(at);
  found.problems.push(
    keyProblem("unknown-key", at, [
      `${quote(key)} is a key without a value.`,
      "put the whole text in quotes, if this is the rest of a text that a comma ended within { }; else give the key a value",
    ]),
  );
}

interface FieldValue {
  readonly field: Field;
  readonly pointer: string;
  readonly value: JsonValue;
}

/** The tidy value of a field; `undefined` where nothing of it can stay. */
function tidyField(found: Found, { field, pointer, value }: FieldValue): JsonValue | undefined {
  switch (field.form) {
    case "object":
      return tidyInner(found, { field, kind: field.kind, pointer, value });
    case "object or flag":
      if (typeof value === "boolean") return value;
      return tidyInner(found, { field, kind: field.kind, pointer, value });
    case "list of objects":
      if (!isJsonList(value)) return refuse(found, { field, pointer, value });
      return value.map((item, index) => {
        const at = pointer + toPointer([index]);
        const itemField = { form: "object", kind: field.kind } as const;
        return tidyInner(found, { field: itemField, kind: field.kind, pointer: at, value: item });
      });
    default:
      if (forms[field.form][1](value)) return value;
      refuse(found, { field, pointer, value });
      // Less in its place, or a security requirement would seem to name no scheme, and null no type.
      if (field.form === "list of texts") return asList(value).filter(isText);
      return field.form === "text or texts" && isJsonList(value) ? value.filter(isText) : undefined;
  }
}

/** An object stays in its place even when it is none, or pointers to its neighbours would lead astray. */
function tidyInner(found: Found, inner: FieldValue & { readonly kind: ObjectKind }): JsonValue {
  const { kind, pointer, value } = inner;
  if (isJsonObject(value)) return tidyObject(found, { kind, pointer, value });
  if (kind === "schema" && typeof value === "boolean") return objectSchema(value);
  refuse(found, inner);
  return {};
}

/** What each form is called, and of those that hold no objects which values have it. */
const forms: Readonly<
  Record<Field["form"], readonly [name: string, has: (value: JsonValue) => boolean]>
> = {
  text: ["text", isText],
  "true or false": ["true or false", (value) => typeof value === "boolean"],
  number: ["a number", (value) => typeof value === "number"],
  "list of texts": ["a list of texts", isTexts],
  "text or texts": ["text or a list of texts", (value) => isText(value) || isTexts(value)],
  "list of anything": ["a list", isJsonList],
  object: ["a mapping", isJsonObject],
  "list of objects": ["a list", isJsonList],
  "object or flag": ["a mapping, true or false", isJsonObject],
};

function isText(value: JsonValue): boolean {
  return typeof value === "string";
}

function isTexts(value: JsonValue): boolean {
  return isJsonList(value) && value.every(isText);
}

function refuse(found: Found, { field, pointer, value }: FieldValue): undefined {
  if (field.form.includes("texts") && isJsonList(value)) {
    for (const [index, item] of value.entries()) {
      const at = pointer + toPointer([index]);
      if (!isText(item)) refuse(found, { field: { form: "text" }, pointer: at, value: item });
    }
    found.removed.push(pointer);
    return;
  }
  const name = parsePointer(pointer).slice(-2).map(quote).join(".");
  const isExtension = parsePointer(pointer).at(-1)?.startsWith("x-link-") === true;
  const isNullType = value === null && parsePointer(pointer).at(-2) === "type";
  found.removed.push(pointer);
  found.problems.push({
    ...valueProblem(isExtension ? "invalid-extension" : "invalid-openapi", pointer, [
      `${name} has to be ${forms[field.form][0]}, and is ${formatValue(value)}.`,
      helpFor(field, pointer, value),
    ]),
    ...((isUnquoted(field, value) || isNullType) && { repair: { kind: "quote" } }),
  });
}

/** Whether a value would be text, were it in quotes. */
function isUnquoted({ form }: Field, value: unknown): boolean {
  return form.startsWith("text") && ["number", "boolean"].includes(typeof value);
}

const typeNames = new Set<unknown>(["string", "number", "integer", "boolean", "object", "array"]);

function helpFor(field: Field, pointer: string, value: JsonValue): string {
  const key = parsePointer(pointer).at(-1);
  if (value === null && key === "$ref")
    return 'put the reference in quotes, as in "#/components/schemas/Name": a # after a space begins a comment';
  if (value === null) return "give it a value, or remove the key";
  const flag = readFlag(value);
  if (key === "required" && flag !== undefined && field.form === "list of texts")
    return flag
      ? "remove it, and name the property in required of the object that has it; only a parameter or a body is required: true"
      : "remove it: a property that no required names may be left out";
  if (field.form === "true or false" && flag !== undefined) return `write ${flag}`;
  if (field.form.includes("texts") && typeof value === "string" && field.form !== "text or texts")
    // No property that is required has a space in its name.
    return `write [${splitList(value, key === "required" ? /[\s,;]/u : undefined)
      .map(quote)
      .join(", ")}]`;
  if ("kind" in field && field.kind === "schema" && typeNames.has(value))
    return `write { type: ${String(value)} }`;
  return isUnquoted(field, value)
    ? `put it in quotes: "${value}"`
    : `write ${forms[field.form][0]}`;
}
