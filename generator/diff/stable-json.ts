import { type JsonValue, isJsonList, isJsonObject } from "../types/json.js";

/** A value as JSON whose keys are sorted, so that equal values have equal texts. */
export function stableJson(value: JsonValue | undefined): string {
  if (isJsonList(value)) return `[${value.map(stableJson).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value) ?? "null";
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${stableJson(value[key])}`);
  return `{${entries.join(",")}}`;
}
