import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from "../types/json.js";
import type { Schema } from "../types/openapi.js";

/** A copy of a document in which `change` was made to every schema, the outer ones first. */
export function mapSchemas(document: JsonObject, change: (schema: Schema) => Schema): JsonObject {
  const map = (value: JsonValue, isMap: boolean): JsonValue => {
    if (isJsonList(value)) return value.map((item) => map(item, false));
    if (!isJsonObject(value)) return value;
    // Other objects of OpenAPI have no keyword that a schema has, too.
    const changed = isMap ? value : (change(value as Schema) as typeof value);
    const entries = Object.entries(changed).map(([key, inner]) => {
      const isData = !isMap && (data.has(key) || key.startsWith("x-"));
      return [key, isData ? inner : map(inner, !isMap && maps.has(key))] as const;
    });
    return Object.fromEntries(entries);
  };
  return map(document, false) as JsonObject;
}

/** Keys whose values are values, and no OpenAPI objects. */
const data = new Set(["const", "default", "enum", "example", "examples", "mapping", "scopes"]);

/** Keys of mappings whose own keys are names: there may be a property called "not". */
const maps = new Set(
  ["properties", "patternProperties", "$defs", "dependentSchemas", "schemas", "responses"].concat([
    ...["parameters", "requestBodies", "headers", "securitySchemes", "links", "callbacks"],
    ...["pathItems", "paths", "webhooks", "content", "encoding", "variables"],
  ]),
);
