import type { JsonObject, JsonValue } from "../types/json.js";
import { isJsonObject } from "./json.js";

/** The value where it is a mapping, else an empty one. */
export function asObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
