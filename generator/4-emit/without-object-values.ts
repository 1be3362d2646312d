import type { Schema } from "../types/openapi.js";

/** An object's schema without the list of its values, which openapi-typescript takes for alternatives. */
export function withoutObjectValues(schema: Schema): Schema {
  if (schema.type !== "object" || schema.enum === undefined) return schema;
  const { enum: _, ...rest } = schema;
  return rest;
}
