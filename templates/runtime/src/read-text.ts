import { followPointer } from "./follow-pointer.js";

/** The text or the number at a JSON Pointer, as text; `undefined` where there is neither, or an empty one. */
export function readText(value: unknown, pointer: string | undefined): string | undefined {
  const found = followPointer(value, pointer);
  return typeof found === "number" || (typeof found === "string" && found)
    ? String(found)
    : undefined;
}
