import type { Components } from "../../openapi/schema.js";
import type { Naming } from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";
import type { LiteralValue } from "../print/literal.js";

/** What a schema of a validator depends on besides the schema. */
export interface ValidationContext {
  readonly components: Components;
  readonly naming: Naming;
  /** Is told each component that the data refers to. */
  readonly refer: (key: string) => void;
  /** Gives what else to keep of each schema, beside the rules; every property then stays. */
  readonly annotate?: (schema: Schema) => ValidationData;
}

/** The value that a schema is about, and how it is looked at. */
export interface Subject {
  /** Everything that describes the value: the schema itself, and those that it is a part of. */
  readonly sources: readonly Schema[];
  /** Lists the wire names of properties that schemas beside it declare, so that it has to leave room for them. */
  readonly room: () => readonly string[];
  /** Wire names of properties that the wrapper does not offer. */
  readonly omitted: ReadonlySet<string>;
  /** Whether it stands in a condition, where saying less would refuse more. */
  readonly exact: boolean;
  /** Keys of the components that are written out around it, where they say something else than by name. */
  readonly inPlace?: readonly string[];
}

export type ValidationData = { readonly [key: string]: LiteralValue };

export function isEmpty(data: ValidationData): boolean {
  return Object.keys(data).length === 0;
}
