import type { Schema } from "../../types/openapi.js";
import { whenThere } from "../print/when-there.js";
import type { ValidationData } from "../validators/validation-data.js";

/** Returns what people want to know of a schema beside its rules. */
export function annotateSchema(schema: Schema): ValidationData {
  const { title, description, format, deprecated, readOnly, writeOnly } = schema;
  const examples = schema.examples ?? (schema.example === undefined ? [] : [schema.example]);
  return {
    title,
    description: description?.trim(),
    format,
    deprecated,
    readOnly,
    writeOnly,
    default: schema.default,
    examples: whenThere(examples),
    knownValues: schema["x-link-open-enum"] === true ? schema.enum : undefined,
    sensitive: schema["x-link-sensitive"],
  };
}
