import type { JsonValue } from "../types/json.js";
import type { Discriminator, Schema } from "../types/openapi.js";
import { referencedKey } from "./reference.js";
import {
  branchesOf,
  type Components,
  propertiesOf,
  referencedComponent,
  resolveSchema,
  schemaTypes,
} from "./schema.js";

/** A value that a discriminator's property may have. */
export type Constant = string | number | boolean;

/** A choice and the discriminator that tells its branches apart. */
interface Discriminated {
  readonly branches: readonly Schema[];
  readonly discriminator: Discriminator;
}

/**
 * Returns the values that the property of a choice's discriminator has in one of its branches (OpenAPI 3.2, 4.25):
 * what the branch alone says of itself, else what the mapping says of it, else its component's name. None where
 * nobody says, and where the branch is what all other values lead to.
 */
export function branchValues(spec: Components, choice: Schema, branch: Schema): Constant[] {
  const { discriminator } = choice;
  if (discriminator === undefined) return [];
  return valuesIn(spec, { branches: branchesOf(spec, choice), discriminator }, branch, [choice]);
}

function valuesIn(
  spec: Components,
  { branches, discriminator }: Discriminated,
  branch: Schema,
  seen: readonly Schema[],
): Constant[] {
  const { propertyName, mapping = {} } = discriminator;
  const constantsIn = (each: Schema): Constant[] =>
    constantsOf(spec, propertiesOf(spec, each).get(propertyName)?.schema);
  const key = referencedComponent(branch);
  const mappedTo = (value: string): string | undefined =>
    mappedComponent(spec, mapping[value] ?? "");
  const said = constantsIn(branch);
  const unclaimed = said.filter((value) => (mappedTo(String(value)) ?? key) === key);
  const own = unclaimed.length > 0 ? unclaimed : said;
  const others = branches.filter((each) => each !== branch).flatMap(constantsIn);
  if (isDefault(spec, discriminator, branch)) return own;
  if (own.length > 0 && !own.some((value) => others.includes(value))) return own;
  const mapped = Object.keys(mapping).filter(
    (value) => key !== undefined && mappedTo(value) === key,
  );
  const nested =
    mapped.length > 0 ? [] : nestedValues(spec, { branches, discriminator }, branch, seen);
  if (nested.length > 0) return nested;
  const names = mapped.length > 0 || key === undefined ? mapped : [key];
  if (own.length === 0)
    return typedValues(spec, names, propertiesOf(spec, branch).get(propertyName)?.schema);
  const named = own.filter((value) => names.includes(String(value)));
  return named.length > 0 ? named : own;
}

/** Returns the values of a branch that is a choice by the same property itself. */
function nestedValues(
  spec: Components,
  { discriminator }: Discriminated,
  branch: Schema,
  seen: readonly Schema[],
): Constant[] {
  const inner = resolveSchema(spec, branch);
  if (inner === undefined || seen.includes(inner)) return [];
  const branches = branchesOf(spec, inner);
  const own = inner.discriminator ?? discriminator;
  if (own.propertyName !== discriminator.propertyName) return [];
  const choice = { branches, discriminator: own };
  return [...new Set(branches.flatMap((each) => valuesIn(spec, choice, each, [...seen, inner])))];
}

/** Returns names of a mapping as values of the property's type. */
function typedValues(
  spec: Components,
  names: readonly string[],
  property: Schema | undefined,
): Constant[] {
  const types = property === undefined ? undefined : schemaTypes(spec, property);
  if (types === undefined || types.includes("string")) return [...names];
  return names.flatMap((name): Constant[] => {
    if (types.includes("boolean") && (name === "true" || name === "false"))
      return [name === "true"];
    const isNumber = types.includes("integer") || types.includes("number");
    return isNumber && name.trim() !== "" && Number.isFinite(Number(name)) ? [Number(name)] : [];
  });
}

/** Returns whether a branch is what a discriminator leads to without a value, or with one that it does not know. */
export function isDefault(
  spec: Components,
  { defaultMapping = "" }: Discriminator,
  branch: Schema,
): boolean {
  const key = mappedComponent(spec, defaultMapping);
  return key !== undefined && key === referencedComponent(branch);
}

/** Returns the component that a discriminator's mapping names: by a reference, or by its key alone. */
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

/** Returns the texts, numbers and booleans that are all that a schema allows. */
export function constantsOf(spec: Components, schema: Schema | undefined): Constant[] {
  const resolved = schema === undefined ? undefined : resolveSchema(spec, schema);
  if (resolved === undefined) return [];
  const { const: only, enum: listed, allOf = [], anyOf, oneOf } = resolved;
  const values = only === undefined ? listed : [only];
  if (values !== undefined) return values.every(isConstant) ? [...values] : [];
  const choices = [anyOf, oneOf].flatMap((branches = []) => {
    const each = branches.map((branch) => constantsOf(spec, branch));
    return each.some((constants) => constants.length === 0) ? [] : [[...new Set(each.flat())]];
  });
  const parts = allOf.map((part) => constantsOf(spec, part));
  return [...parts, ...choices].findLast((constants) => constants.length > 0) ?? [];
}

function isConstant(value: JsonValue): value is Constant {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Whether a schema is a choice of objects and nothing besides; a branch that only requires makes none. */
export function isChoiceOfObjects(spec: Components, schema: Schema): boolean {
  const resolved = resolveSchema(spec, schema) ?? {};
  if (resolved.properties !== undefined || resolved.allOf !== undefined) return false;
  const branches = branchesOf(spec, resolved);
  return branches.length > 1 && branches.every((branch) => propertiesOf(spec, branch).size > 0);
}
