/**
 * The value at a JSON Pointer (RFC 6901), `undefined` where it leads nowhere or where there is none.
 *
 * @example
 * followPointer({ data: { token: "t" } }, "/data/token"); // "t"
 */
export function followPointer(value: unknown, pointer: string | undefined): unknown {
  let found = pointer === undefined ? undefined : value;
  for (const step of pointer?.split("/").slice(1) ?? []) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    found =
      typeof found === "object" && found !== null
        ? (found as Readonly<Record<string, unknown>>)[name]
        : undefined;
  }
  return found;
}
