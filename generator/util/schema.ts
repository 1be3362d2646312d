import type { OpenApi, Schema } from "../types/openapi.js";
import { parsePointer } from "./pointer.js";

/** A property of an object schema, with the `required` lists of everything it was merged from applied. */
export interface Property {
  readonly schema: Schema;
  readonly required: boolean;
}

/** Where references are looked up: a document, or its schemas alone. */
export type Components = Pick<OpenApi, "components">;

const componentPrefix = "#/components/schemas/";

/** The key in `components.schemas` that a schema refers to, if it is such a reference. */
export function referencedComponent(schema: Schema): string | undefined {
  if (schema.$ref?.startsWith(componentPrefix) !== true) return undefined;
  const [key, ...deeper] = parsePointer(schema.$ref.slice(1)).slice(2);
  return deeper.length === 0 ? key : undefined;
}

/** Follows `$ref` until a schema without one; a reference loop or a missing target gives `undefined`. */
export function resolveSchema(spec: Components, schema: Schema): Schema | undefined {
  const seen = new Set<string>();
  let current: Schema | undefined = schema;
  while (current?.$ref !== undefined) {
    const key = referencedComponent(current);
    if (key === undefined || seen.has(key)) return undefined;
    seen.add(key);
    const schemas: Readonly<Record<string, Schema>> = spec.components?.schemas ?? {};
    current = Object.hasOwn(schemas, key) ? schemas[key] : undefined;
  }
  return current;
}

/**
 * The properties of an object schema, `allOf` merged and `null` alternatives dropped.
 * Of `anyOf` and `oneOf` it gives every branch's properties, none of them required.
 */
export function propertiesOf(spec: Components, schema: Schema): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>();
  collectProperties({ spec, properties, seen: new Set() }, schema, true);
  return properties;
}

interface Collection {
  readonly spec: Components;
  readonly properties: Map<string, Property>;
  readonly seen: Set<Schema>;
}

function collectProperties(into: Collection, schema: Schema, certain: boolean): void {
  const resolved = resolveSchema(into.spec, schema);
  if (resolved === undefined || into.seen.has(resolved)) return;
  into.seen.add(resolved);
  for (const part of resolved.allOf ?? []) collectProperties(into, part, certain);
  const branches = withoutNull(into.spec, [...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])]);
  for (const branch of branches) collectProperties(into, branch, certain && branches.length === 1);
  for (const [name, property] of Object.entries(resolved.properties ?? {})) {
    const before = into.properties.get(name)?.required ?? false;
    into.properties.set(name, { schema: property, required: before });
  }
  for (const name of resolved.required ?? []) {
    const property = into.properties.get(name);
    if (certain && property !== undefined) {
      into.properties.set(name, { ...property, required: true });
    }
  }
}

/** The branches that are more than the `null` type. */
export function withoutNull(spec: Components, branches: readonly Schema[]): Schema[] {
  return branches.filter((branch) => resolveSchema(spec, branch)?.type !== "null");
}

/** Whether `null` is among the values of a schema; `seen` are those that were asked on the way. */
export function isNullable(
  spec: Components,
  schema: Schema,
  seen: readonly Schema[] = [],
): boolean {
  const resolved = resolveSchema(spec, schema);
  if (resolved === undefined || seen.includes(resolved)) return false;
  const types = typeof resolved.type === "string" ? [resolved.type] : (resolved.type ?? []);
  const branches = [...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])];
  return (
    types.includes("null") ||
    resolved.const === null ||
    resolved.enum?.includes(null) === true ||
    branches.some((branch) => isNullable(spec, branch, [...seen, resolved]))
  );
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

/** The key of the success response: the first of 2xx, in numeric order. */
export function successStatus(responses: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(responses)
    .sort()
    .find((status) => /^2\d\d$/u.test(status));
}

/** The key of the response that describes failures: `default`, else the first of 4xx. */
export function failureStatus(responses: Readonly<Record<string, unknown>>): string | undefined {
  const statuses = Object.keys(responses).sort();
  return statuses.includes("default")
    ? "default"
    : statuses.find((status) => /^4(?:\d\d|XX)$/u.test(status));
}
