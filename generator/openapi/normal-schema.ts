import type { JsonObject, JsonValue } from "../types/json.js";
import type { OpenApi, Schema } from "../types/openapi.js";
import { mapSchemaParts, mapSchemas } from "./walk.js";

/**
 * Returns a copy of a document whose schemas say what they say in one way: as objects, without `unevaluated…` where
 * another keyword means the same, and with a property for each name that a map requires.
 */
export function normalizeSchemas(document: OpenApi): OpenApi {
  return mapSchemas(document, normalizeSchema) as OpenApi;
}

/** Normalizes a schema, and of the schemas inside it only `true` and `false`. */
export function normalizeSchema(schema: JsonObject): Schema {
  return declareRequired(expandUnevaluated(mapSchemaParts(schema, objectSchema)));
}

/** Returns `true` and `false` as objects (JSON Schema 2020-12, Core, 4.3.2); anything else as it is. */
export function objectSchema(schema: JsonValue): JsonValue {
  if (typeof schema !== "boolean") return schema;
  return schema ? {} : { not: {} };
}

/** Returns whether no value fits a schema: `false`, or what stands for it. */
export function isNothing({ not }: Schema): boolean {
  return not !== undefined && Object.keys(not).length === 0;
}

/** Without other schemas beside it, nothing but the schema's own keywords evaluates a property or an item (11.2, 11.3). */
function expandUnevaluated(schema: Schema): Schema {
  const { unevaluatedProperties, unevaluatedItems, ...rest } = schema;
  if (unevaluatedProperties === undefined && unevaluatedItems === undefined) return schema;
  if (evaluating.some((keyword) => Object.hasOwn(schema, keyword))) return schema;
  const { additionalProperties = unevaluatedProperties, items = unevaluatedItems } = rest;
  return {
    ...rest,
    ...(additionalProperties !== undefined && { additionalProperties }),
    ...(items !== undefined && { items: objectSchema(items) as Schema }),
  };
}

const evaluating = [
  ...["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "then", "else"],
  ...["dependentSchemas", "contains"],
];

function declareRequired(schema: Schema): Schema {
  const { required, properties = {}, patternProperties = {}, additionalProperties: more } = schema;
  if (!Array.isArray(required) || typeof more !== "object") return schema;
  const names = required.filter((name) => !Object.hasOwn(properties, name));
  if (names.length === 0) return schema;
  const declared = names.map((name) => [name, valueNamed(name, patternProperties) ?? more]);
  return { ...schema, properties: { ...properties, ...Object.fromEntries(declared) } };
}

function valueNamed(
  name: string,
  patternProperties: Readonly<Record<string, Schema>>,
): Schema | undefined {
  const matching = Object.entries(patternProperties).filter(([pattern]) =>
    toRegExp(pattern)?.test(name),
  );
  return matching[0]?.[1];
}

/** Returns a pattern of JSON Schema as a regular expression; nothing where it is none (6.4). */
export function toRegExp(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}
