import type { JsonValue } from "./json.js";
import type { Schema } from "./openapi.js";

/** The body of one of several responses; its schema is that of them all. */
export interface ResponseBodyModel {
  readonly schema: Schema;
  /** The type expression of the wrapper: a name where the schema is a component or an object. */
  readonly typeName: string;
  /** An example body, where the spec has one. */
  readonly example?: JsonValue;
  /** The responses with a schema of their own, in the order of their statuses. */
  readonly sources: readonly ResponseSourceModel[];
}

export interface ResponseSourceModel {
  /** The response's key in the spec, such as `200`, `2XX` or `default`. */
  readonly status: string;
  readonly mediaType: string;
  readonly schema: Schema;
}
