import type { Span } from "./diagnostic.js";
import type { OpenApi } from "./openapi.js";

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

/** One spec file as it lies on disk. */
export interface SpecSource {
  /** The provider's key: the file's name without its extension. */
  readonly provider: string;
  /** The path as the user would write it, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
