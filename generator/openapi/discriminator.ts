import type { Schema } from "../types/openapi.js";
import { referencedKey } from "./reference.js";
import {
  type Components,
  propertiesOf,
  referencedComponent,
  resolveSchema,
  withoutNull,
} from "./schema.js";

/**
 * The values that the property of a choice's discriminator has in one of its branches (OpenAPI 3.1, 4.8.25): what
 * the branch says itself, else what the mapping says of it, else its component's name. None where nobody says.
 */
export function branchValues(spec: Components, choice: Schema, branch: Schema): readonly string[] {
  const { propertyName, mapping = {} } = choice.discriminator ?? {};
  if (propertyName === undefined) return [];
  const own = constantsOf(spec, propertiesOf(spec, branch).get(propertyName)?.schema);
  if (own.length > 0) return own;
  const key = referencedComponent(branch);
  if (key === undefined) return [];
  const mapped = Object.entries(mapping).filter(([, to]) => mappedComponent(spec, to) === key);
  return mapped.length > 0 ? mapped.map(([value]) => value) : [key];
}

/** The component that a discriminator's mapping names: by a reference, or by its key alone. */
export function mappedComponent(spec: Components, to: string): string | undefined {
  const schemas = spec.components?.schemas ?? {};
  const key = referencedKey(to) ?? to;
  return Object.hasOwn(schemas, key) ? key : undefined;
}

/**
 * The property that tells the branches of a choice apart without a discriminator: each requires it, with a
 * constant of its own.
 */
export function impliedDiscriminator(
  spec: Components,
  branches: readonly Schema[],
): string | undefined {
  const [first = new Map(), ...others] = branches.map((branch) => propertiesOf(spec, branch));
  return [...first.keys()].find((name: string) => {
    const values = [first, ...others].map((properties) => {
      const property = properties.get(name);
      return property?.required === true ? constantsOf(spec, property.schema) : [];
    });
    const all = values.flat();
    return values.every((own) => own.length > 0) && new Set(all).size === all.length;
  });
}

/** The texts that are all that a schema allows. */
export function constantsOf(spec: Components, schema: Schema | undefined): readonly string[] {
  const resolved = schema === undefined ? undefined : resolveSchema(spec, schema);
  const values = resolved?.const === undefined ? (resolved?.enum ?? []) : [resolved.const];
  const texts = values.filter((value) => typeof value === "string");
  return texts.length === values.length ? texts : [];
}

/** Whether a schema is a choice of objects and nothing besides; a branch that only requires makes none. */
export function isChoiceOfObjects(spec: Components, schema: Schema): boolean {
  const { anyOf, oneOf, properties, allOf } = resolveSchema(spec, schema) ?? {};
  if (properties !== undefined || allOf !== undefined) return false;
  const branches = withoutNull(spec, [...(anyOf ?? []), ...(oneOf ?? [])]);
  return branches.length > 1 && branches.every((branch) => propertiesOf(spec, branch).size > 0);
}
