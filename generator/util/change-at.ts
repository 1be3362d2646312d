import type { JsonObject, JsonValue } from "../types/json.js";
import { asObject } from "./as-object.js";
import { isJsonList } from "./json.js";

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
  const owner = asObject(value);
  const inner = Object.hasOwn(owner, step) ? owner[step] : undefined;
  return { ...owner, [step]: changeAt(inner, rest, change) } satisfies JsonObject;
}
