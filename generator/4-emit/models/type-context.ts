import type { Naming, ReachedSchemaModel } from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";

/** What a schema's type depends on besides the schema. */
export interface TypeContext {
  /** A request is literal: a typo must not compile. A response is open: a new value must not throw. */
  readonly side: "request" | "response";
  readonly naming: Naming;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly reached: readonly ReachedSchemaModel[];
  /** The property that tells a branch from others: it takes its own values alone, in responses too. */
  readonly closed?: string;
}
