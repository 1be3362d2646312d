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

/** Keys that may stand beside a `$ref` because they change no type; others would be lost. */
export const annotations = new Set(
  ["title", "summary", "description", "deprecated", "default", "example", "examples"].concat([
    "readOnly",
    "writeOnly",
    "externalDocs",
    "$comment",
  ]),
);
