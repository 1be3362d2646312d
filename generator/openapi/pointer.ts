import { type JsonValue, asObject, isJsonList } from "../types/json.js";

/** The segments of a JSON Pointer, unescaped (RFC 6901, 4). */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The JSON Pointer (RFC 6901) of a path of keys and indexes. */
export function toPointer(segments: readonly (string | number)[]): string {
  return segments
    .map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** The value that a JSON Pointer leads to; nothing for what is no pointer (RFC 6901, 3). */
export function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  if (pointer !== "" && !pointer.startsWith("/")) return undefined;
  return parsePointer(pointer).reduce<JsonValue | undefined>(childAt, root);
}

/** What a key of a mapping or an index of a list leads to. */
export function childAt(value: JsonValue | undefined, step: string): JsonValue | undefined {
  if (isJsonList(value)) return /^(?:0|[1-9]\d*)$/u.test(step) ? value[Number(step)] : undefined;
  const owner = asObject(value);
  return Object.hasOwn(owner, step) ? owner[step] : undefined;
}

/**
 * A value with what stands at a path as `change` makes it; the value itself stays as it is, and objects on the way are
 * made where there are none.
 */
export function changeAt(
  value: JsonValue | undefined,
  [step, ...rest]: readonly string[],
  change: (value: JsonValue | undefined) => JsonValue,
): JsonValue {
  if (step === undefined) return change(value);
  if (isJsonList(value)) {
    return value.map((each, index) =>
      String(index) === step ? changeAt(each, rest, change) : each,
    );
  }
  return { ...asObject(value), [step]: changeAt(childAt(value, step), rest, change) };
}
