import type { DescribedSchema, ProviderDescription } from "@linkmint/runtime";
import { isObject } from "./pointer.js";

type Schemas = ProviderDescription["schemas"];

/** Texts in place of values, as a form or a query has them: lists and objects as brackets make them. */
export type TextTree = string | { readonly [name: string]: TextTree } | readonly TextTree[];

/** Reads texts as the types that a schema wants; what fits none stays a text, which the schema then refuses. */
export function readValue(
  tree: TextTree,
  schema: DescribedSchema | boolean,
  schemas: Schemas,
): unknown {
  const sources = sourcesOf(schema, schemas);
  const types = new Set(sources.flatMap(typesIn));
  if (typeof tree === "string") return readText(tree, types);
  if (Array.isArray(tree)) {
    return tree.map((item: TextTree) => readValue(item, itemSchema(sources), schemas));
  }
  const entries = Object.entries(tree);
  const isList = types.has("array") && entries.every(([name]) => /^\d+$/u.test(name));
  return isList
    ? entries.map(([, item]) => readValue(item, itemSchema(sources), schemas))
    : Object.fromEntries(
        entries.map(([name, part]) => [name, readValue(part, partSchema(sources, name), schemas)]),
      );
}

function readText(text: string, types: ReadonlySet<string>): unknown {
  if (types.has("string")) return text;
  if (types.has("boolean") && /^(?:true|false)$/u.test(text)) return text === "true";
  const isNumber = (types.has("number") || types.has("integer")) && /^-?\d/u.test(text);
  if (isNumber && Number.isFinite(Number(text))) return Number(text);
  // A form has no null: an empty text stands for it.
  return text === "" && types.has("null") ? null : text;
}

/** Everything that describes a value: the schema, what it refers to and what it is made of. */
export function sourcesOf(
  schema: DescribedSchema | boolean | undefined,
  schemas: Schemas,
  seen = new Set<object>(),
): DescribedSchema[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema as DescribedSchema;
  const target = $ref === undefined ? undefined : schemas[$ref.slice("#/$defs/".length)];
  const parts = [target, ...allOf, ...anyOf, ...oneOf];
  return [schema as DescribedSchema, ...parts.flatMap((part) => sourcesOf(part, schemas, seen))];
}

function typesIn({ type, enum: values = [], const: constant }: DescribedSchema): string[] {
  const listed = [...values, constant].filter((value) => value !== undefined);
  return [type ?? [], listed.map((value) => (value === null ? "null" : typeof value))].flat(2);
}

function itemSchema(sources: readonly DescribedSchema[]): DescribedSchema {
  const items = sources.flatMap(({ items: each }) => (typeof each === "object" ? [each] : []));
  return { anyOf: items };
}

function partSchema(sources: readonly DescribedSchema[], name: string): DescribedSchema {
  const named = sources.flatMap(({ properties = {} }) =>
    Object.hasOwn(properties, name) ? (properties[name] ?? []) : [],
  );
  const others = sources.flatMap(({ additionalProperties: each }) => each ?? []);
  return { anyOf: named.length > 0 ? named : others };
}
