import type { Schema } from "../types/openapi.js";

/** The schemas that stand inside a schema and say what its values look like. */
export function innerSchemas(schema: Schema): Schema[] {
  const { properties = {}, unevaluatedItems } = schema;
  return [
    ...Object.values(properties),
    ...furtherSchemas(schema),
    ...(typeof unevaluatedItems === "object" ? [unevaluatedItems] : []),
    ...itemSchemas(schema),
    ...partSchemas(schema),
  ];
}

/** Returns what the properties may be that a schema does not name: those of a pattern, and all others. */
export function furtherSchemas(schema: Schema): Schema[] {
  const { patternProperties = {}, additionalProperties, unevaluatedProperties } = schema;
  return [
    ...Object.values(patternProperties),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
    ...(typeof unevaluatedProperties === "object" ? [unevaluatedProperties] : []),
  ];
}

/** Returns what the items of a list may be. */
export function itemSchemas({ prefixItems = [], items }: Schema): Schema[] {
  return [...prefixItems, ...(items === undefined ? [] : [items])];
}

/** Returns the schemas that describe the same value. A type that refers to itself through these alone means nothing. */
export function partSchemas({ allOf = [], anyOf = [], oneOf = [] }: Schema): Schema[] {
  return [...allOf, ...anyOf, ...oneOf];
}

/** Keys that say nothing of a schema's values: they may stand beside a `$ref`, and around alternatives. */
export const annotations: ReadonlySet<string> = new Set([
  ...["title", "summary", "description", "deprecated", "default", "example", "examples"],
  ...["readOnly", "writeOnly", "externalDocs", "$comment"],
]);
