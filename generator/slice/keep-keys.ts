import type { JsonObject, JsonValue } from "../types/json.js";

/** The object with these keys alone, in this order, as far as it has them. */
export function keepKeys(value: JsonObject, keys: readonly string[]): JsonObject {
  const kept = keys.filter((key) => Object.hasOwn(value, key));
  return Object.fromEntries(kept.map((key) => [key, value[key] as JsonValue]));
}
