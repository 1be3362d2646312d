import type { OpenApi, Schema } from "../types/openapi.js";
import { followPointer } from "../openapi/schema.js";

/** The schema that a JSON Pointer into a body leads to, with its references yet; `""` is the body. */
export function propertyAt(spec: OpenApi, body: Schema, pointer: string): Schema | undefined {
  const target = followPointer(spec, body, pointer);
  return target.kind === "found" ? target.schema : undefined;
}
