import type { Span } from "./diagnostic.js";
import type { OpenApi } from "./openapi.js";
import type { SpecSource } from "./source.js";

/** A spec as data, with the way back to its text. */
export interface Document {
  readonly source: SpecSource;
  readonly spec: OpenApi;
  /**
   * Where the value at a JSON Pointer (RFC 6901) stands, or its key with `"key"`.
   * A pointer that leads nowhere gives the nearest ancestor that exists.
   */
  readonly locate: (pointer: string, part?: "key" | "value") => Span | undefined;
}
