import type { Schema } from "../types/openapi.js";
import { type Components, resolveSchema } from "./schema.js";

/**
 * The types that a schema allows; `undefined` where it does not say. `known` are those that were asked on the
 * way, so that a circle ends and says nothing.
 */
export function schemaTypes(
  spec: Components,
  schema: Schema,
  known: Map<Schema, string[] | undefined> = new Map(),
): string[] | undefined {
  const resolved = resolveSchema(spec, schema);
  if (resolved === undefined) return undefined;
  if (known.has(resolved)) return known.get(resolved);
  known.set(resolved, undefined);
  const types = ownTypes(resolved) ?? partTypes(resolved, (part) => schemaTypes(spec, part, known));
  known.set(resolved, types);
  return types;
}

function ownTypes({ type, enum: values = [], const: only }: Schema): string[] | undefined {
  const constants = [...values, ...(only === undefined ? [] : [only])];
  const types = type === undefined ? constants.map(typeName) : [type].flat();
  return types.length > 0 ? types : undefined;
}

function partTypes(
  { allOf = [], anyOf = [], oneOf = [], properties }: Schema,
  typesOf: (part: Schema) => string[] | undefined,
): string[] | undefined {
  const all = allOf.map(typesOf).find((given) => given !== undefined);
  if (all !== undefined) return all;
  if (properties !== undefined) return ["object"];
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
