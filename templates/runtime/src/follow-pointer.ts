import { peek } from "./peek.js";

/**
 * The value at a JSON Pointer (RFC 6901), `undefined` where it leads nowhere or where there is none.
 *
 * @example
 * followPointer({ data: { token: "t" } }, "/data/token"); // "t"
 */
export function followPointer(value: unknown, pointer: string | undefined): unknown {
  return pointer
    ?.split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce(
      (found: unknown, name) => (typeof found === "object" ? peek(found, name) : undefined),
      value,
    );
}
