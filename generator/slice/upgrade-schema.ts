import type { JsonObject, JsonValue } from "../types/json.js";
import { isJsonList, isJsonObject } from "../util/json.js";
import { mapSchemaParts } from "./schema-parts.js";

/** How a reader wants to meet a schema's keywords; others come where they stood, before the parts. */
const first = ["$ref", "type", "title", "description", "deprecated", "format", "const", "enum"];
const last = "required properties patternProperties additionalProperties items prefixItems".split(
  " ",
);

/**
 * A schema of OpenAPI 3.0 or 3.1 as tidy OpenAPI 3.1: `nullable` becomes a type, `example` becomes
 * `examples`, exclusive limits become numbers, a wrapper around a lone reference goes, and so do the
 * vendor's own `x-` keys.
 */
export function upgradeSchema(schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const plain = withoutVendorKeys(schema);
  return sortKeywords(
    unwrap(upgradeNullable(upgradeLimits(upgradeExample(mapSchemaParts(plain, upgradeSchema))))),
  );
}

/** The schema without `x-` keys, in which OpenAPI 3.0 and 3.1 allow anything. */
function withoutVendorKeys(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith("x-")));
}

/** OpenAPI 3.1 deprecates `example` in favour of JSON Schema's list (4.8.24.1). */
function upgradeExample({ example, ...schema }: JsonObject): JsonObject {
  if (example === undefined || schema["examples"] !== undefined) return schema;
  return { ...schema, examples: [example] };
}

/** In OpenAPI 3.0 an exclusive limit is a boolean beside the limit (JSON Schema Wright-00, 5.3). */
function upgradeLimits(schema: JsonObject): JsonObject {
  const result: Record<string, JsonValue> = { ...schema };
  for (const [limit, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (typeof result[exclusive] !== "boolean") continue;
    if (result[exclusive] && result[limit] !== undefined) {
      result[exclusive] = result[limit];
      delete result[limit];
    } else {
      delete result[exclusive];
    }
  }
  return result;
}

/** `nullable: true` (OpenAPI 3.0, 4.7.24.2), and an enum with null beside a type without, as a type. */
function upgradeNullable({ nullable, ...schema }: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  const listsNull = isJsonList(values) && values.includes(null);
  if (nullable !== true && !(listsNull && type !== undefined)) return schema;
  if (type !== undefined) {
    const types = isJsonList(type) ? type : [type];
    const nullableType = types.includes("null") ? types : [...types, "null"];
    const withNull = isJsonList(values) && !listsNull ? { enum: [...values, null] } : {};
    return { ...schema, type: nullableType, ...withNull };
  }
  return nullableAlternative(schema);
}

/** A schema without a type of its own: `null` becomes one alternative more. */
function nullableAlternative(schema: JsonObject): JsonObject {
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = schema[keyword];
    if (isJsonList(branches)) return { ...schema, [keyword]: [...branches, { type: "null" }] };
  }
  const { $ref, allOf, ...rest } = schema;
  if ($ref !== undefined) return { ...rest, anyOf: [{ $ref }, { type: "null" }] };
  if (!isJsonList(allOf)) return schema;
  const [only, ...others] = allOf;
  const branch = only !== undefined && others.length === 0 ? only : { allOf };
  return { ...rest, anyOf: [branch, { type: "null" }] };
}

/** `allOf` around a lone reference was OpenAPI 3.0's way to put a description beside it. */
function unwrap(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  if (!isJsonList(allOf) || allOf.length !== 1) return schema;
  const [only] = allOf;
  const isBare = Object.keys(rest).every((key) =>
    ["description", "title", "deprecated"].includes(key),
  );
  if (!isBare || !isJsonObject(only ?? null)) return schema;
  return { ...(only as JsonObject), ...rest };
}

function sortKeywords(schema: JsonObject): JsonObject {
  const keys = Object.keys(schema);
  const middle = keys.filter((key) => !first.includes(key) && !last.includes(key));
  const sorted = [...first, ...middle, ...last].filter((key) => Object.hasOwn(schema, key));
  return Object.fromEntries(sorted.map((key) => [key, schema[key] as JsonValue]));
}
