import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from "../types/json.js";
import { toPointer } from "./pointer.js";
import type { Schema } from "../types/openapi.js";

/*
 * Keywords whose value is a schema, a list of schemas, or schemas by name (JSON Schema 2020-12, 10 and 11;
 * `definitions` is what `$defs` was called before).
 */
const single = new Set(
  "items additionalProperties not if then else contains propertyNames unevaluatedItems unevaluatedProperties contentSchema".split(
    " ",
  ),
);
const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const maps = new Set("properties patternProperties dependentSchemas $defs definitions".split(" "));

/** The keywords that have schemas inside, by how they hold them. */
export const schemaKeywords = { single, lists, maps } as const;

/** The schemas that a schema is made of, each with its JSON Pointer inside of it. */
export function schemaParts(schema: JsonObject): [pointer: string, part: JsonValue][] {
  return Object.entries(schema).flatMap(([keyword, value]): [string, JsonValue][] => {
    if (single.has(keyword)) return [[toPointer([keyword]), value]];
    if (lists.has(keyword) && isJsonList(value)) {
      return value.map((part, index) => [toPointer([keyword, index]), part]);
    }
    if (maps.has(keyword) && isJsonObject(value)) {
      return Object.entries(value).map(([name, part]) => [toPointer([keyword, name]), part]);
    }
    return [];
  });
}

/** The schema with each of the schemas it is made of replaced. */
export function mapSchemaParts(
  schema: JsonObject,
  map: (part: JsonValue) => JsonValue,
): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (single.has(keyword)) return [keyword, map(value)];
      if (lists.has(keyword) && isJsonList(value)) return [keyword, value.map(map)];
      if (maps.has(keyword) && isJsonObject(value)) {
        const parts = Object.entries(value).map(([name, part]) => [name, map(part)] as const);
        return [keyword, Object.fromEntries(parts)];
      }
      return [keyword, value];
    }),
  );
}

/** The schemas that stand inside a schema and say what its values look like. */
export function innerSchemas(schema: Schema): Schema[] {
  const { properties = {}, additionalProperties } = schema;
  return [
    ...Object.values(properties),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
    ...transparentSchemas(schema),
  ];
}

/**
 * The inner schemas without an object of their own in between. A type that refers to itself through these alone
 * cannot be written down: `type Tree = Tree[]` as a property's type is an error of TypeScript (TS2502).
 */
export function transparentSchemas(schema: Schema): Schema[] {
  const { items, allOf = [], anyOf = [], oneOf = [] } = schema;
  return [...(items === undefined ? [] : [items]), ...allOf, ...anyOf, ...oneOf];
}

/** Keys that may stand beside a `$ref` because they change no type; others would be lost. */
export const annotations = new Set(
  ["title", "summary", "description", "deprecated", "default", "example", "examples"].concat([
    "readOnly",
    "writeOnly",
    "externalDocs",
    "$comment",
  ]),
);
