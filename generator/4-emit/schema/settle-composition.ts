import { type Components, isNullable, propertiesOf, resolveSchema } from "../../openapi/schema.js";
import type { Schema } from "../../types/openapi.js";
import { isSilent } from "../validators/validation-keywords.js";

/**
 * Returns a schema that says what it composes as openapi-typescript reads it right: it takes `anyOf` for one more
 * alternative of what stands beside it, and applies `required` to the properties of the schema itself, of parts that
 * are no references, and of components that declare the property themselves and are one object.
 */
export function settleComposition(spec: Components, schema: Schema): Schema {
  return requireWhereDeclared(spec, combineChoice(schema));
}

/** `anyOf` beside other keywords as a part of `allOf`, which is the same (JSON Schema 2020-12, Core, 10.2.1). */
function combineChoice(schema: Schema): Schema {
  const { anyOf, ...rest } = schema;
  const others = Object.entries(rest).filter(
    ([key, value]) => !isSilent(key) && !(key === "type" && value === "object"),
  );
  if (anyOf === undefined || others.length === 0) return schema;
  return { ...rest, allOf: [...(rest.allOf ?? []), { anyOf }] };
}

function requireWhereDeclared(spec: Components, schema: Schema): Schema {
  const { allOf, properties: own = {}, required: ownRequired } = schema;
  if (!Array.isArray(allOf)) return schema;
  const bare = allOf.flatMap(({ required = [], properties = {} }) =>
    required.filter((name: string) => !Object.hasOwn(properties, name)),
  );
  const required = new Set([...(ownRequired ?? []), ...bare]);
  const known = propertiesOf(spec, schema);
  const missing = [...required].filter(
    (name) =>
      known.has(name) &&
      !Object.hasOwn(own, name) &&
      !allOf.some((part) => takesRequired(spec, part, name)),
  );
  const declared = missing.map((name) => [name, known.get(name)?.schema ?? {}] as const);
  const type = isNullable(spec, { anyOf: allOf }) ? ["object", "null"] : "object";
  const added = { type, required: missing, properties: Object.fromEntries(declared) };
  const parts = allOf.filter((part) => !Object.keys(part).every(isRequirement));
  return {
    ...schema,
    ...(required.size > 0 && { required: [...required].filter((name) => !missing.includes(name)) }),
    allOf: missing.length === 0 ? parts : [...parts, added],
  };
}

function isRequirement(key: string): boolean {
  return key === "required" || isSilent(key);
}

/** Whether openapi-typescript makes a property of a part required. */
function takesRequired(spec: Components, part: Schema, name: string): boolean {
  const resolved = resolveSchema(spec, part);
  if (!Object.hasOwn(resolved?.properties ?? {}, name)) return false;
  return part.$ref === undefined || isOneObject(resolved ?? {});
}

function isOneObject({ type = "object", anyOf, oneOf, enum: values }: Schema): boolean {
  const isObject = [type].flat().every((each) => each === "object");
  return isObject && anyOf === undefined && oneOf === undefined && values === undefined;
}
