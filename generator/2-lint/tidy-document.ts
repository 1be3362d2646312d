import { quote } from "../diagnostics/quote.js";
import { type Field, fieldOf, type ObjectKind } from "../openapi/objects.js";
import { normalizeSchema, objectSchema } from "../openapi/normal-schema.js";
import { parsePointer, toPointer } from "../openapi/pointer.js";
import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
} from "../types/json.js";
import type { OpenApi } from "../types/openapi.js";
import { formatValue } from "./format-value.js";
import { type Problem, valueProblem } from "../diagnostics/problem.js";

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
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const field = fieldOf(kind, key);
    const at = pointer + toPointer([key]);
    const tidy =
      field === undefined || ("unread" in field && field.unread === true)
        ? inner
        : tidyField(found, { field, pointer: at, value: inner });
    return tidy === undefined ? [] : [[key, tidy] as const];
  });
  const own = Object.fromEntries(entries);
  const tidy = kind === "schema" ? normalizeSchema(own) : own;
  found.objects.push({ kind, pointer, value: tidy });
  return tidy;
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
      // Empty in its place, or a security requirement would seem to name no scheme.
      return field.form === "list of texts" ? [] : undefined;
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
  const name = parsePointer(pointer).slice(-2).map(quote).join(".");
  const isExtension = parsePointer(pointer).at(-1)?.startsWith("x-link-") === true;
  found.removed.push(pointer);
  found.problems.push({
    ...valueProblem(isExtension ? "invalid-extension" : "invalid-openapi", pointer, [
      `${name} has to be ${forms[field.form][0]}, and is ${formatValue(value)}.`,
      helpFor(field, value),
    ]),
    ...(isUnquoted(field, value) && { repair: { kind: "quote" } }),
  });
}

/** Whether a value would be text, were it in quotes. */
function isUnquoted({ form }: Field, value: unknown): boolean {
  return form.startsWith("text") && ["number", "boolean"].includes(typeof value);
}

function helpFor(field: Field, value: unknown): string {
  if (value === null) return "give it a value, or remove the key";
  return isUnquoted(field, value)
    ? `put it in quotes: "${value}"`
    : `write ${forms[field.form][0]}`;
}
