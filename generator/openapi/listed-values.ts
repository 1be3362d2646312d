import { asList, asObject, type JsonValue } from "../types/json.js";
import type { Schema } from "../types/openapi.js";

/** Returns a choice of nothing but described texts as an enum with descriptions; any other schema as it is. */
export function listChoices(schema: Schema): Schema {
  const { oneOf, anyOf, ...rest } = schema;
  const branches = oneOf ?? anyOf ?? [];
  const isDescribed = branches.some(({ description }) => description !== undefined);
  const isElse = (oneOf !== undefined && anyOf !== undefined) || rest.enum !== undefined;
  if (isElse || !isDescribed || !branches.every(isText)) return schema;
  return {
    type: "string",
    ...rest,
    enum: branches.flatMap((branch) => branch.const ?? []),
    "x-enum-descriptions": branches.map(({ description = "" }) => description),
  };
}

function isText(branch: Schema): boolean {
  const isBare = Object.keys(branch).every((key) => textKeywords.includes(key));
  return isBare && typeof branch.const === "string";
}

const textKeywords = ["const", "type", "title", "description"];

/**
 * Returns what is said of the values of an enum: by value in `x-enumDescriptions` (Redocly), or in their order in
 * `x-enum-descriptions` (OpenAPI Generator).
 */
export function valueDescriptions(schema: Schema): ReadonlyMap<JsonValue, string> {
  const { "x-enumDescriptions": named, "x-enum-descriptions": listed } = schema;
  const described = (schema.enum ?? []).flatMap((value, index): [JsonValue, string][] => {
    const text = asObject(named)[String(value)] ?? asList(listed)[index];
    return typeof text === "string" && text.trim() !== "" ? [[value, text]] : [];
  });
  return new Map(described);
}
