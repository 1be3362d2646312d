import type { Schema } from "../../types/openapi.js";

/**
 * An open list of texts as a choice: one of its values, or any text. openapi-typescript prints a list's values
 * and nothing besides.
 */
export function withAnyText(schema: Schema): Schema {
  const values = listedValues(schema);
  if (schema["x-link-open-enum"] !== true || !values.some((value) => typeof value === "string")) {
    return schema;
  }
  const kept = Object.entries(schema).filter(([key]) => !valueKeywords.has(key));
  const allowsNull = [schema.type].flat().includes("null") || values.includes(null);
  const listed = values.flatMap((value) => (value === null ? [] : [{ const: value }]));
  const nothing: Schema[] = allowsNull ? [{ type: "null" }] : [];
  return { ...Object.fromEntries(kept), anyOf: [...listed, ...nothing, anyText] };
}

/** An open list of no values. */
const anyText: Schema = { type: "string", "x-link-open-enum": true };

/** Whether a schema is what stands for any text in such a choice. */
export function isAnyText(schema: Schema): boolean {
  return (
    schema["x-link-open-enum"] === true &&
    schema.type === "string" &&
    listedValues(schema).length === 0
  );
}

function listedValues({ const: constant, enum: values = [] }: Schema) {
  return constant === undefined ? values : [constant];
}

/** What says which values there are; everything else is of the choice as a whole. */
const valueKeywords = new Set(["type", "enum", "const", "allOf", "oneOf", "x-link-open-enum"]);
