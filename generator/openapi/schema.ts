import { defined } from "../types/defined.js";
import type { OpenApi, Schema } from "../types/openapi.js";
import { collectMembers } from "./collect-members.js";
import { type Fold, foldSchema } from "./fold-schema.js";
import type { Members } from "./join-members.js";
import { partSchemas } from "./keywords.js";
import { parsePointer } from "./pointer.js";
import { referencedKey } from "./reference.js";
import { branchesOf, type Components, resolveSchema, withoutNull } from "./resolve-schema.js";

export { branchesOf, type Components, resolveSchema, withoutNull } from "./resolve-schema.js";

/** A property of an object schema, with the `required` lists of everything it was merged from applied. */
export interface Property {
  readonly schema: Schema;
  readonly required: boolean;
}

/** The key in `components.schemas` that a schema refers to, if it is such a reference. */
export function referencedComponent({ $ref }: Schema): string | undefined {
  return $ref === undefined ? undefined : referencedKey($ref);
}

/** Returns a schema and those that describe the same value with it, behind references. */
export function describingSame(spec: Components, schema: Schema): Schema[] {
  const found: Schema[] = [];
  const left = [schema];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const resolved = resolveSchema(spec, next);
    if (resolved === undefined) continue;
    found.push(resolved);
    left.push(...partSchemas(resolved).toReversed());
  }
  return found;
}

/**
 * The properties of an object schema, `allOf` merged and `null` alternatives dropped.
 * Of `anyOf` and `oneOf` it gives every branch's properties; required are those that each branch requires.
 */
export function propertiesOf(spec: Components, schema: Schema): ReadonlyMap<string, Property> {
  const members = collectMembers(spec, schema);
  const known = propertiesByMembers.get(members);
  if (known !== undefined) return known;
  const { properties, required } = members;
  const entries = [...properties].map(
    ([name, property]) => [name, { schema: property, required: required.has(name) }] as const,
  );
  const found = new Map(entries);
  propertiesByMembers.set(members, found);
  return found;
}

/** Returns the property of a name, without putting all properties together. */
export function propertyOf(spec: Components, schema: Schema, name: string): Schema | undefined {
  return collectMembers(spec, schema).find(name);
}

/** What was found: it is asked for each property of a list of thousands. */
const propertiesByMembers = new WeakMap<Members, ReadonlyMap<string, Property>>();

/** What a schema is behind references and `null` alternatives, and the last component on the way. */
export function shapeOf(
  spec: Components,
  schema: Schema,
): { readonly shape: Schema; readonly component?: string } {
  const component = referencedComponent(schema);
  const shape = resolveSchema(spec, schema) ?? {};
  const [branch, ...others] = branchesOf(spec, shape);
  if (branch !== undefined && others.length === 0 && shape.properties === undefined) {
    return shapeOf(spec, branch);
  }
  return defined({ shape, component });
}

/** Whether `null` is among the values of a schema. */
export function isNullable(spec: Components, schema: Schema): boolean {
  return foldSchema(spec, schema, nullability);
}

const nullability: Fold<boolean> = {
  none: false,
  partsOf: (spec, { anyOf = [], oneOf = [] }) => resolveAll(spec, [...anyOf, ...oneOf]),
  merge(spec, schema, isPartNullable) {
    return (
      [schema.type].flat().includes("null") ||
      schema.const === null ||
      schema.enum?.includes(null) === true ||
      nullability.partsOf(spec, schema).some(isPartNullable)
    );
  },
};

function resolveAll(spec: Components, schemas: readonly Schema[]): Schema[] {
  return schemas.flatMap((schema) => resolveSchema(spec, schema) ?? []);
}

/** Whether every value of an object schema may have a property: in a choice, whether each branch knows it. */
export function hasProperty(spec: Components, schema: Schema, name: string): boolean {
  // A choice with a branch that leads nowhere knows nothing.
  const choicesOf = ({ anyOf = [], oneOf = [] }: Schema) =>
    [anyOf, oneOf].map((branches) => {
      const others = withoutNull(spec, branches);
      const resolved = resolveAll(spec, others);
      return resolved.length === others.length ? resolved : [];
    });
  return foldSchema<boolean>(spec, schema, {
    none: false,
    partsOf: (_, { allOf = [], ...choice }) => [
      ...resolveAll(spec, allOf),
      ...choicesOf(choice).flat(),
    ],
    merge: (_, { properties = {}, allOf = [], ...choice }, has) =>
      Object.hasOwn(properties, name) ||
      resolveAll(spec, allOf).some(has) ||
      choicesOf(choice).some((branches) => branches.length > 0 && branches.every(has)),
  });
}

/** Whether a property is only sent (`writeOnly`) or only returned (`readOnly`), by itself or by its component. */
export function isOnly(
  spec: Components,
  schema: Schema,
  keyword: "readOnly" | "writeOnly",
): boolean {
  return (schema[keyword] ?? resolveSchema(spec, schema)?.[keyword]) === true;
}

/** What a JSON Pointer into a value leads to. */
export type PointerTarget =
  | { readonly kind: "found"; readonly schema: Schema; readonly always: boolean }
  | { readonly kind: "missing"; readonly segment: string; readonly candidates: readonly string[] };

/** Follows a JSON Pointer through the properties of a schema; `always` says that a value is always there. */
export function followPointer(spec: Components, schema: Schema, pointer: string): PointerTarget {
  let current = schema;
  let always = true;
  for (const segment of parsePointer(pointer)) {
    const properties = propertiesOf(spec, current);
    const property = properties.get(segment);
    if (property === undefined) {
      return { kind: "missing", segment, candidates: [...properties.keys()] };
    }
    always = always && property.required && !isNullable(spec, property.schema);
    current = property.schema;
  }
  return { kind: "found", schema: current, always };
}

/** The schema that a JSON Pointer into a body leads to, with its references yet; `""` is the body. */
export function propertyAt(spec: OpenApi, body: Schema, pointer: string): Schema | undefined {
  const target = followPointer(spec, body, pointer);
  return target.kind === "found" ? target.schema : undefined;
}

/** The types that a schema allows; `undefined` where it does not say. */
export function schemaTypes(spec: Components, schema: Schema): string[] | undefined {
  return foldSchema(spec, schema, allowedTypes);
}

const allowedTypes: Fold<string[] | undefined> = {
  none: undefined,
  partsOf(spec, schema) {
    const { allOf = [], anyOf = [], oneOf = [] } = schema;
    return ownTypes(schema) === undefined ? resolveAll(spec, [...allOf, ...anyOf, ...oneOf]) : [];
  },
  merge: (spec, schema, typesOf) =>
    ownTypes(schema) ??
    partTypes(schema, (part) => {
      const resolved = resolveSchema(spec, part);
      return resolved && typesOf(resolved);
    }),
};

function ownTypes({ type, enum: values = [], const: only }: Schema): string[] | undefined {
  const constants = [...values, ...(only === undefined ? [] : [only])];
  const types = type === undefined ? constants.map(typeName) : [type].flat();
  return types.length > 0 ? types : undefined;
}

function partTypes(
  { allOf = [], anyOf = [], oneOf = [], properties, items }: Schema,
  typesOf: (part: Schema) => string[] | undefined,
): string[] | undefined {
  const all = allOf.map(typesOf).find((given) => given !== undefined);
  if (all !== undefined) return all;
  if (properties !== undefined) return ["object"];
  if (items !== undefined) return ["array"];
  const branches = [...anyOf, ...oneOf].map(typesOf);
  if (branches.length === 0 || branches.includes(undefined)) return undefined;
  return [...new Set(branches.flatMap((given) => given ?? []))];
}

/** Whether all values of a schema are texts. */
export function isTextSchema(spec: Components, schema: Schema): boolean {
  const types = schemaTypes(spec, schema);
  return types !== undefined && types.every((type) => type === "string");
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
