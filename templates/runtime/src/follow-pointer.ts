/**
 * The value at a JSON Pointer (RFC 6901), `undefined` where it leads nowhere.
 *
 * @example
 * followPointer({ data: { token: "t" } }, "/data/token"); // "t"
 */
export function followPointer(value: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce(
      (parent, step) =>
        typeof parent === "object" && parent !== null
          ? (parent as Record<string, unknown>)[step]
          : undefined,
      value,
    );
}
