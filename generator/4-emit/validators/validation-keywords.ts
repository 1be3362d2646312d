import { annotations, innerSchemas } from "../../openapi/keywords.js";
import { toRegExp } from "../../openapi/normal-schema.js";
import type { Schema } from "../../types/openapi.js";

/** Keywords that a validator reads as they stand. */
export const plainKeywords = [
  ...(["minProperties", "maxProperties", "minItems", "maxItems", "uniqueItems"] as const),
  ...(["minLength", "maxLength", "pattern", "minimum", "maximum"] as const),
  ...(["exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const),
] satisfies readonly (keyof Schema)[];

const known = new Set<string>([
  ...plainKeywords,
  ...["$ref", "type", "const", "enum", "properties", "required", "additionalProperties"],
  ...["dependentRequired", "prefixItems", "items", "contains", "allOf", "anyOf", "oneOf"],
  ...["not", "if", "then", "else", "patternProperties", "propertyNames"],
]);

/** Keywords that change nothing of what fits (JSON Schema 2020-12, Validation, 7 to 9; OpenAPI 3.1, 4.8.24). */
const silent = new Set([...annotations, "format", "discriminator", "xml"]);

/** Whether a key of a schema says nothing of the values that fit. */
export function isSilent(key: string): boolean {
  return silent.has(key) || key.startsWith("x-");
}

/** Whether a validator reads every keyword of a schema; a condition with others would mean something else. */
export function isExact(schema: Schema): boolean {
  return (
    Object.keys(schema).every((key) => known.has(key) || isSilent(key)) &&
    Object.keys(schema.patternProperties ?? {}).every((each) => toRegExp(each) !== undefined) &&
    [...innerSchemas(schema), ...ruleSchemas(schema)].every(isExact)
  );
}

/** The inner schemas that make a rule, and of which types know nothing. */
function ruleSchemas(schema: Schema): Schema[] {
  const { contains, not, propertyNames } = schema;
  const rules = [contains, not, propertyNames, schema.if, schema.then, schema.else];
  return rules.filter((each) => each !== undefined);
}
