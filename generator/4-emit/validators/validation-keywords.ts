import { annotations, innerSchemas } from "../../openapi/keywords.js";
import { toRegExp } from "../../openapi/normal-schema.js";
import { type Components, referencedComponent, resolveSchema } from "../../openapi/schema.js";
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

/** How many schemas a condition may be made of, since it is written out with all that it refers to. */
const most = 1000;

/**
 * Whether a validator reads every keyword of a schema, behind references too; a condition with others would mean
 * something else, and so would one that holds itself, which cannot be written out.
 */
export function isExact(components: Components, condition: Schema): boolean {
  let left = most;
  const check = (schema: Schema, within: readonly string[]): boolean => {
    left -= 1;
    if (left < 0) return false;
    const key = referencedComponent(schema);
    if (key !== undefined) {
      const target = resolveSchema(components, schema);
      return target !== undefined && !within.includes(key) && check(target, [...within, key]);
    }
    return (
      Object.keys(schema).every((each) => known.has(each) || isSilent(each)) &&
      Object.keys(schema.patternProperties ?? {}).every((each) => toRegExp(each) !== undefined) &&
      [...innerSchemas(schema), ...ruleSchemas(schema)].every((each) => check(each, within))
    );
  };
  return check(condition, []);
}

/** The inner schemas that make a rule, and of which types know nothing. */
function ruleSchemas(schema: Schema): Schema[] {
  const { contains, not, propertyNames } = schema;
  const rules = [contains, not, propertyNames, schema.if, schema.then, schema.else];
  return rules.filter((each) => each !== undefined);
}
