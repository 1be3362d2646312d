import * as v from "valibot";
import { quote, quoteList } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import { parsePointer, toPointer } from "../openapi/pointer.js";
import { isRecord, formatValue } from "./format-value.js";
import { keyProblem, type Problem, valueProblem } from "../diagnostics/problem.js";
import { readFlag, splitList } from "./misread-text.js";
import { toPointerText } from "./to-pointer-text.js";

/** What is wrong with an extension's form: one finding for each mistake of the author, however many rules it breaks. */
export function findMisfits(schema: v.GenericSchema, location: ExtensionPlace): Finding[] {
  const result = v.safeParse(schema, valueAt(location.value, location.path));
  const findings = (result.issues ?? []).map((issue) => toFinding(schema, issue, location));
  return withoutEchoes(findings);
}

/** A part of an `x-link-*` value. */
export interface ExtensionPlace {
  /** Where the extension stands in the spec. */
  readonly extension: string;
  /** The whole extension. */
  readonly value: unknown;
  /** The part, from the extension on. */
  readonly path: Path;
}

/** A mistake, and what lets the rest of the value be read. */
export interface Finding {
  readonly problem: Problem;
  readonly repair: Repair;
}

export type Repair =
  | { readonly kind: "remove"; readonly path: Path }
  | { readonly kind: "rename"; readonly path: Path; readonly to: string };

type Issue = v.BaseIssue<unknown>;

function toFinding(schema: v.GenericSchema, issue: Issue, location: ExtensionPlace): Finding {
  const inner = (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
  const path = [...location.path, ...inner];
  const pointer = location.extension + toPointer(path);
  const parent = path.slice(0, -1);
  if (issue.type === "union") return unionFinding(schemaAt(schema, inner), { ...location, path });
  if (issue.type === "strict_object" && issue.expected === "never") {
    const known = Object.keys(entriesOf(schemaAt(schema, inner.slice(0, -1))));
    return unknownKey({ ...location, path }, known);
  }
  if (issue.type === "strict_object" && issue.input === undefined) {
    const key = quote(String(path.at(-1)));
    const problem: Problem = keyProblem("invalid-extension", pointer, [
      `${labelOf({ ...location, path: parent })} has no ${key}, which it needs.`,
      `add ${key}`,
    ]);
    return { problem, repair: { kind: "remove", path: parent } };
  }
  const { message, help, ...mended } = explainMisfit(issue, schemaAt(schema, inner));
  const label = labelOf({ ...location, path });
  return {
    problem: {
      ...valueProblem("invalid-extension", pointer, [`${label} ${message}.`, help]),
      ...mended,
    },
    repair: { kind: "remove", path: removable(path) },
  };
}

function unknownKey(location: ExtensionPlace, known: readonly string[]): Finding {
  const { path } = location;
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const siblings = valueAt(location.value, parent);
  const near = suggest(key, known);
  const isFree = near !== undefined && !(isRecord(siblings) && Object.hasOwn(siblings, near));
  return {
    problem: {
      ...keyProblem("unknown-key", location.extension + toPointer(path), [
        `${labelOf({ ...location, path: parent })} has no key ${quote(key)}.`,
        near === undefined ? `it knows ${quoteList(known, "and")}` : `did you mean ${near}?`,
      ]),
      ...(isFree && { repair: { kind: "replace", text: near } }),
    },
    repair: isFree ? { kind: "rename", path, to: near } : { kind: "remove", path },
  };
}

/** One finding for a value that fits none of several forms: about the form that its author evidently meant. */
function unionFinding(union: unknown, location: ExtensionPlace): Finding {
  const forms = unionForms(union);
  const value = valueAt(location.value, location.path);
  const form = meantForm(forms, value);
  const [finding] = form === undefined ? [] : findMisfits(form, location);
  if (finding !== undefined) return finding;
  const shapes = forms.map((each) => {
    const keys = keysOf(each);
    const [first] = Object.values(entriesOf(each)) as (v.GenericSchema | undefined)[];
    // A pointer in place of a mapping is what its first key takes, where that takes no other text.
    const isPointer =
      each === forms[0] && first !== undefined && v.is(first, value) && !v.is(first, "text");
    return `{ ${(isPointer ? [`${keys[0]}: ${quote(String(value))}`, ...keys.slice(1)] : keys).join(", ")} }`;
  });
  return {
    problem: valueProblem("invalid-extension", location.extension + toPointer(location.path), [
      `${labelOf(location)} has none of the forms that it may have.`,
      `write ${shapes.join(" or ")}`,
    ]),
    repair: { kind: "remove", path: removable(location.path) },
  };
}

/** Leaves out what a misspelt key causes besides, and all but the first problem of one location. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const spelt = findings.flatMap(({ problem, repair }) =>
    repair.kind === "rename" ? [siblingPointer(problem.pointer, repair.to)] : [],
  );
  const seen = new Set(spelt);
  return findings.filter(({ problem }) => {
    if (seen.has(problem.pointer)) return false;
    seen.add(problem.pointer);
    return true;
  });
}

function siblingPointer(pointer: string, key: string): string {
  return toPointer([...parsePointer(pointer).slice(0, -1), key]);
}

/** The part as an author calls it: `result.token`, or `x-link-token` for the whole. */
function labelOf({ extension, path }: ExtensionPlace): string {
  if (path.length > 0) return path.map((segment) => quote(String(segment))).join(".");
  return parsePointer(extension).at(-1) ?? "";
}

/** Taking one item out of a list would move the others, so the whole list goes. */
function removable(path: Path): Path {
  return typeof path.at(-1) === "number" ? removable(path.slice(0, -1)) : path;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === "object" && current !== null && Object.hasOwn(current, key)
        ? (current as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  );
}

/** What an issue of valibot says of a value, after its name and before the full stop, and the remedy. */
function explainMisfit(issue: v.BaseIssue<unknown>, schema: unknown): Explanation {
  const { input } = issue;
  switch (issue.type) {
    case "picklist":
      return explainChoice(input, schema);
    case "starts_with":
    case "regex":
      // What takes the whole body as well asks by a pattern.
      if (!issue.message.startsWith("must be a JSON Pointer")) break;
      return { message: issue.message, help: pointerHelp(String(input)) };
    case "min_value":
      return { message: "must not be negative", help: "write 0 or more" };
    case "integer":
      return { message: "has to be a whole number", help: "write a whole number" };
    case "non_empty":
      return { message: issue.message, help: "give it a value, or remove the key" };
  }
  return issue.kind === "schema"
    ? explainType(issue, schema)
    : { message: issue.message, help: "correct the value" };
}

function pointerHelp(input: string): string {
  const pointer = toPointerText(input);
  return pointer === undefined
    ? "write a JSON Pointer to one value, such as /data/token"
    : `write ${quote(pointer)}`;
}

type Explanation = Pick<Problem, "message" | "help" | "repair">;

function explainChoice(input: unknown, schema: unknown): Explanation {
  const options =
    isRecord(schema) && Array.isArray(schema.options) ? schema.options.map(String) : [];
  const near = suggest(String(input), options);
  const choices = quoteList(options, "or");
  return {
    message: `has to be ${choices}, and is ${formatValue(input)}`,
    ...(near === undefined
      ? { help: `write ${choices}` }
      : { help: `did you mean ${near}?`, repair: { kind: "replace", text: near } }),
  };
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  literal: "true",
  record: "a mapping",
  strict_object: "a mapping",
};

function explainType({ type, input }: v.BaseIssue<unknown>, schema: unknown): Explanation {
  const wanted = typeNames[type] ?? type;
  const example = mappingFor(input, schema);
  const quotable = type === "string" && (typeof input === "number" || typeof input === "boolean");
  return {
    message: `has to be ${wanted}, and is ${formatValue(input)}`,
    help: quotable
      ? `put it in quotes: "${input}"`
      : `write ${example ?? listOf(input, schema) ?? wanted}`,
    ...(quotable && { repair: { kind: "quote" } }),
  };
}

/** A list of the value, where one is wanted and the value may be in it. */
function listOf(input: unknown, schema: unknown): string | undefined {
  if (typeof input !== "string" && typeof input !== "number") return undefined;
  if (!isRecord(schema) || schema.type !== "array") return undefined;
  const items = typeof input === "string" ? splitList(input) : [input];
  if (readFlag(input) !== undefined) return undefined;
  if (!v.is(schema as unknown as v.GenericSchema, items)) return undefined;
  return `[${items.map((item) => (typeof item === "string" ? writeText(item) : item)).join(", ")}]`;
}

/** What to write in place of a text: a mapping of it where that fits, else the keys; nothing where no mapping is wanted. */
function mappingFor(input: unknown, schema: unknown): string | undefined {
  const [key] = Object.keys(entriesOf(schema));
  if (typeof input !== "string" || key === undefined) return undefined;
  const isShort = input.length <= 60;
  if (isShort && v.is(schema as v.GenericSchema, { [key]: input })) {
    return `{ ${key}: ${writeText(input)} }`;
  }
  const keys = keysOf(schema);
  const needed = keys.filter((each) => !each.endsWith("?"));
  return `{ ${(needed.length > 0 ? needed : keys).join(", ")} }`;
}

/** A text as YAML that cannot be read as anything else. */
function writeText(text: string): string {
  const isPlain = /^(?!(?:true|false|null)$)[a-z/][\w./-]*$/iu.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** Keys and indexes, from the outermost on. */
type Path = readonly (string | number)[];

/** The valibot schema that a part of a value has to fit. */
function schemaAt(schema: unknown, path: Path): unknown {
  return path.reduce(childSchema, unwrap(schema));
}

function childSchema(parent: unknown, key: string | number): unknown {
  if (!isRecord(parent)) return undefined;
  if (parent.type === "array") return unwrap(parent.item);
  if (parent.type === "record") return unwrap(parent.value);
  const entries = entriesOf(parent);
  return Object.hasOwn(entries, key) ? unwrap(entries[key]) : undefined;
}

/** What an optional or nullable schema makes optional or nullable. */
function unwrap(schema: unknown): unknown {
  return isRecord(schema) && "wrapped" in schema ? unwrap(schema.wrapped) : schema;
}

/** The keys of an object schema, with their schemas. */
function entriesOf(schema: unknown): Readonly<Record<string, unknown>> {
  return isRecord(schema) && isRecord(schema.entries) ? schema.entries : {};
}

/** Them as help names them: `?` stands behind those that may be left out. */
function keysOf(schema: unknown): string[] {
  return Object.entries(entriesOf(schema)).map(([key, entry]) =>
    isRecord(entry) && /optional/u.test(String(entry.type)) ? `${key}?` : key,
  );
}

/** The schemas that a union takes. */
function unionForms(schema: unknown): readonly v.GenericSchema[] {
  return isRecord(schema) && Array.isArray(schema.options)
    ? (schema.options as readonly v.GenericSchema[])
    : [];
}

/** Which form of a union an author meant: the one most of whose keys are there, if only nearly spelt. */
function meantForm(forms: readonly v.GenericSchema[], value: unknown): v.GenericSchema | undefined {
  if (!isRecord(value)) return undefined;
  let best: { form: v.GenericSchema; score: number } | undefined;
  for (const form of forms) {
    const known = Object.keys(entriesOf(form));
    const scores = Object.keys(value).map((key) => {
      if (known.includes(key)) return 1;
      return suggest(key, known) === undefined ? 0 : 0.5;
    });
    const score = scores.reduce<number>((sum, each) => sum + each, 0);
    if (score > (best?.score ?? 0)) best = { form, score };
  }
  return best?.form;
}
