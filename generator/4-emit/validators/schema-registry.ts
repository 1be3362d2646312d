import type { ProviderModel } from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";
import type { ValidationContext, ValidationData } from "./validation-data.js";
import { createReadSchema, lone } from "./validation-schema.js";

/** Reads schemas as a validator does, and remembers the components that they refer to. */
export interface SchemaRegistry {
  /** Reads a schema, but for the properties that the wrapper does not offer. */
  readonly read: (schema: Schema, omitted?: ReadonlySet<string>) => ValidationData;
  /** The keys of the components that what was read refers to. */
  readonly keys: ReadonlySet<string>;
  /** Returns every component that was referred to, and those that these refer to in turn. */
  readonly components: () => Readonly<Record<string, ValidationData>>;
}

export function makeSchemaRegistry(
  { schemas }: ProviderModel,
  how: Pick<ValidationContext, "naming" | "annotate">,
): SchemaRegistry {
  const keys = new Set<string>();
  const refer = (key: string): void => void keys.add(key);
  const readSchema = createReadSchema({ components: { components: { schemas } }, refer, ...how });
  const read = (schema: Schema, omitted: ReadonlySet<string> = new Set()): ValidationData =>
    readSchema(schema, { ...lone(schema), omitted });
  const components = () => {
    const described: [string, ValidationData][] = [];
    // The set grows while it is read.
    for (const key of keys) described.push([key, read(schemas[key] ?? {})]);
    return Object.fromEntries(described);
  };
  return { read, keys, components };
}
