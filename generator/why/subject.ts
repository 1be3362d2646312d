import type { Naming } from "../types/model.js";

/** Something that a name in a package stands for. */
export interface Subject {
  /** The names that people may ask for it by; the first is its full one. */
  readonly names: readonly string[];
  readonly what: string;
  readonly description?: string;
  readonly origins: readonly PointedOrigin[];
  /** The names that generated code declares it under. */
  readonly declared: readonly string[];
  /** Present where it is a schema, whose properties may be asked for. */
  readonly schema?: SchemaSubject | undefined;
  readonly necessity?: PointedNecessity;
}

/** A place in the spec that is still a JSON Pointer. */
export interface PointedOrigin {
  readonly pointer: string;
  readonly part?: "key" | "value";
  readonly says: string;
}

/** What the value at a pointer says. */
export function valueOrigin(pointer: string, says: string): PointedOrigin {
  return { pointer, says };
}

/** What a key says that leads to the value at a pointer. */
export function keyOrigin(pointer: string, says: string): PointedOrigin {
  return { pointer, part: "key", says };
}

export interface PointedNecessity {
  readonly required: boolean;
  readonly reasons: readonly PointedOrigin[];
}

/** A schema as the wrapper speaks it. */
export interface SchemaSubject {
  readonly pointer: string;
  readonly side: "request" | "response";
  readonly naming: Naming;
  /** JSON Pointer of the operation whose modes rule its properties, where it is the body of one. */
  readonly operation?: string;
}
