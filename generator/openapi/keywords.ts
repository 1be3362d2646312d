import type { Schema } from "../types/openapi.js";

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

/** Keys that say nothing of a schema's values: they may stand beside a `$ref`, and around alternatives. */
export const annotations: ReadonlySet<string> = new Set([
  ...["title", "summary", "description", "deprecated", "default", "example", "examples"],
  ...["readOnly", "writeOnly", "externalDocs", "$comment"],
]);
