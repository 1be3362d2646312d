import type { JsonObject, JsonValue } from "../types/json.js";
import { isJsonList, isJsonObject } from "./json.js";
import { toPointer } from "./pointer.js";

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
