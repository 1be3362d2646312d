import type { JsonValue } from "./json.js";
import type { Schema } from "./openapi.js";

/** A response as the spec has it. */
export interface ResponseModel {
  /** Its key in the spec, such as `200`, `2XX` or `default`. */
  readonly status: string;
  readonly description?: string;
  /** Absent where the response has no body that packages read. */
  readonly mediaType?: string;
  readonly schema?: Schema;
  readonly example?: JsonValue;
}
