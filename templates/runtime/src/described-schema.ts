import type { SchemaKeywords } from "./validation/input-schema.js";

/** A JSON Schema (2020-12) with the keywords that `createValidator` reads and what people want to know. */
export interface DescribedSchema extends SchemaKeywords<DescribedSchema> {
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  /** The values that the source lists, where it takes others, too. */
  readonly knownValues?: readonly unknown[];
  /** What the source says of the values that it lists, by value. */
  readonly meanings?: Readonly<Record<string, string>>;
  /** Whether the value must not be shown. */
  readonly sensitive?: boolean;
}
