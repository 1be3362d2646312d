import { isNothing } from "../../openapi/normal-schema.js";
import type { Schema } from "../../types/openapi.js";
import { isSilent } from "../validators/validation-keywords.js";

/**
 * A schema without the rules that depend on values, which belong to validators: types cannot say them, and
 * what is left of a rule would print as `unknown`. What is below a key that nobody knows may have any form.
 */
export function withoutRules(schema: Schema): Schema {
  const entries = Object.entries(schema).flatMap(([key, value]) => {
    if (ruleKeywords.has(key) && !(key === "not" && isNothing(schema))) return [];
    if (!partKeywords.has(key) || !Array.isArray(value)) return [[key, value]];
    if (key === "allOf") return keptParts(value);
    return value.every(isSilentBranch) ? [] : [[key, value]];
  });
  return Object.fromEntries(entries) as Schema;
}

const ruleKeywords = new Set(["if", "then", "else", "not", "contains", "dependentRequired"]);

const partKeywords = new Set(["allOf", "anyOf", "oneOf"]);

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
