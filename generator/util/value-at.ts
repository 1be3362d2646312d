import type { JsonObject, JsonValue } from "../types/json.js";
import { parsePointer } from "./pointer.js";

/** The value that a JSON Pointer leads to; nothing for what is no pointer (RFC 6901, 3). */
export function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  if (pointer !== "" && !pointer.startsWith("/")) return undefined;
  let current: JsonValue | undefined = root;
  for (const segment of parsePointer(pointer)) {
    if (typeof current !== "object" || current === null) return undefined;
    if (!Object.hasOwn(current, segment)) return undefined;
    current = (current as JsonObject)[segment];
  }
  return current;
}
