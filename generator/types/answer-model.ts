import type { JsonValue } from "./json.js";
import type { Schema } from "./openapi.js";

/** The body of one of several answers; its schema is that of them all. */
export interface AnswerModel {
  readonly schema: Schema;
  /** The type expression of the wrapper: a name where the schema is a component or an object. */
  readonly typeName: string;
  /** An example body, where the spec has one. */
  readonly example?: JsonValue;
  /** The answers with a schema of their own, in the order of their statuses. */
  readonly sources: readonly AnswerSourceModel[];
}

export interface AnswerSourceModel {
  /** The response's key in the spec, such as `200`, `2XX` or `default`. */
  readonly status: string;
  readonly mediaType: string;
  readonly schema: Schema;
}
