import type { Schema } from "../../types/openapi.js";
import type { ProviderModel } from "../../types/model.js";
import type { ValidationData } from "../validators/validation-data.js";
import { lone, validationSchema } from "../validators/validation-schema.js";

/** Describes schemas as validators read them, with their prose, and remembers the components they refer to. */
export interface SchemaShelf {
  readonly describe: (schema: Schema) => ValidationData;
  /** Returns every component that was referred to, and those that these refer to in turn. */
  readonly components: () => Readonly<Record<string, ValidationData>>;
}

export function makeSchemaShelf({ schemas }: ProviderModel): SchemaShelf {
  const keys = new Set<string>();
  const context = {
    components: { components: { schemas } },
    naming: "wire",
    refer: (key: string): void => void keys.add(key),
    annotate,
  } as const;
  const describe = (schema: Schema) => validationSchema(schema, lone(schema), context);
  return {
    describe,
    components: () => {
      const described: [string, ValidationData][] = [];
      // The set grows while it is read.
      for (const key of keys) described.push([key, describe(schemas[key] ?? {})]);
      return Object.fromEntries(described);
    },
  };
}

/** What people want to know of a schema beside its rules. */
function annotate(schema: Schema): ValidationData {
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
    examples: examples.length === 0 ? undefined : examples,
    knownValues: schema["x-link-open-enum"] === true ? schema.enum : undefined,
    sensitive: schema["x-link-sensitive"],
  };
}
