import type { JsonValue } from "../types/json.js";
import type { Schema } from "../types/openapi.js";
import { isJsonList, isJsonObject } from "../util/json.js";
import { isSilent } from "./validation-keywords.js";

/**
 * A schema without the rules that depend on values, which belong to validators: types cannot say them, and
 * what is left of a rule would print as `unknown`.
 */
export function withoutRules(schema: Schema): Schema {
  const entries = Object.entries(schema).flatMap(([key, value]) => {
    if (ruleKeywords.has(key)) return [];
    if (key === "allOf") return keptParts(value as readonly Schema[]);
    const isChoice = key === "anyOf" || key === "oneOf";
    return isChoice && (value as readonly Schema[]).every(isSilentBranch) ? [] : [[key, value]];
  });
  return Object.fromEntries(entries) as Schema;
}

const ruleKeywords = new Set(["if", "then", "else", "not", "contains", "dependentRequired"]);

/** `allOf` without the members that are rules and nothing else. */
function keptParts(members: readonly Schema[]): [string, readonly Schema[]][] {
  const kept = members.filter((member) => !isRule(member));
  return kept.length === 0 ? [] : [["allOf", kept]];
}

function isRule(schema: Schema): boolean {
  const rest = Object.keys(withoutRules(schema));
  return rest.length < Object.keys(schema).length && rest.every(isSilent);
}

/** A branch that only asks for properties changes no type: they stay as optional as they were. */
function isSilentBranch(schema: Schema): boolean {
  return Object.keys(withoutRules(schema)).every((key) => key === "required" || isSilent(key));
}

/** A document whose schemas are without such rules. */
export function documentWithoutRules(value: JsonValue, isMap = false): JsonValue {
  if (isJsonList(value)) return value.map((item) => documentWithoutRules(item));
  if (!isJsonObject(value)) return value;
  const kept = isMap ? value : (withoutRules(value as Schema) as typeof value);
  const entries = Object.entries(kept).map(([key, inner]) => {
    const isData = !isMap && (data.has(key) || key.startsWith("x-"));
    return [key, isData ? inner : documentWithoutRules(inner, !isMap && maps.has(key))] as const;
  });
  return Object.fromEntries(entries);
}

/** Keys whose values are values, and no OpenAPI objects. */
const data = new Set(["const", "default", "enum", "example", "examples", "mapping", "scopes"]);

/** Keys of mappings whose own keys are names: there may be a property called "not". */
const maps = new Set(
  ["properties", "patternProperties", "$defs", "dependentSchemas", "schemas", "responses"].concat([
    ...["parameters", "requestBodies", "headers", "securitySchemes", "links", "callbacks"],
    ...["pathItems", "paths", "webhooks", "content", "encoding", "variables"],
  ]),
);
