import { publicName } from "../names/casing.js";
import { toRegExp } from "../openapi/normal-schema.js";
import { toPointer, valueAt } from "../openapi/pointer.js";
import { type JsonObject, asObject, isJsonList, isJsonObject } from "../types/json.js";
import type { Naming } from "../types/model.js";
import { type Hop, type OpenSchema, openSchema } from "./open-schema.js";

/** A step on a way into a schema. */
export interface Step {
  /** Where the schema of the property or of the items stands. */
  readonly pointer: string;
  /** The wire name of the property; absent for items and for values of a map. */
  readonly wireName?: string;
  /** The references between the schema and it. */
  readonly hops: readonly Hop[];
  /** Where it is called required. */
  readonly required: readonly string[];
}

/** A step that leads nowhere, and the names that would have led on. */
export interface NoStep {
  readonly candidates: readonly string[];
}

/** The property of that name, wire or public; `[]` and numbers are items, any name is a key of a map. */
export function findStep(
  root: JsonObject,
  { pointer, naming }: { readonly pointer: string; readonly naming: Naming },
  name: string,
): Step | NoStep {
  const schemas = openSchema(root, pointer);
  const candidates = new Set<string>();
  for (const { value, pointer: at, hops } of schemas) {
    const names = Object.keys(asObject(value["properties"]));
    const wireName = names.find((each) => each === name || publicName(each, naming) === name);
    for (const each of names) candidates.add(publicName(each, naming));
    if (wireName === undefined) continue;
    const required = schemas.flatMap((schema) => requiredAt(schema, wireName));
    return { pointer: at + toPointer(["properties", wireName]), wireName, hops, required };
  }
  const place = /^\[?(\d+)\]?$/u.exec(name)?.[1];
  const own = place === undefined ? undefined : findKept(schemas, "prefixItems", place);
  if (own !== undefined) return own;
  const lists = findInner(schemas, "items");
  if (lists !== undefined) {
    if (isIndex(name)) return lists;
    const step = findStep(root, { pointer: lists.pointer, naming }, name);
    return "pointer" in step ? { ...step, hops: [...lists.hops, ...step.hops] } : step;
  }
  return (
    findMatching(schemas, name) ??
    findInner(schemas, "additionalProperties") ??
    findInner(schemas, "unevaluatedProperties") ?? { candidates: [...candidates] }
  );
}

function requiredAt({ value, pointer, certain }: OpenSchema, name: string): string[] {
  const list = value["required"];
  const index = isJsonList(list) && certain ? list.indexOf(name) : -1;
  return index < 0 ? [] : [`${pointer}/required/${index}`];
}

/** The schema of the properties whose names match a pattern. */
function findMatching(schemas: readonly OpenSchema[], name: string): Step | undefined {
  const patterns = schemas.flatMap(({ value }) =>
    Object.keys(asObject(value["patternProperties"])),
  );
  const pattern = patterns.find((each) => toRegExp(each)?.test(name));
  return pattern === undefined ? undefined : findKept(schemas, "patternProperties", pattern);
}

/** The schema that a keyword keeps under a key. */
function findKept(
  schemas: readonly OpenSchema[],
  keyword: "prefixItems" | "patternProperties",
  key: string,
): Step | undefined {
  const found = schemas.find(
    ({ value }) => valueAt(value, toPointer([keyword, key])) !== undefined,
  );
  if (found === undefined) return undefined;
  return { pointer: found.pointer + toPointer([keyword, key]), hops: found.hops, required: [] };
}

function findInner(
  schemas: readonly OpenSchema[],
  keyword: "items" | "additionalProperties" | "unevaluatedProperties",
): Step | undefined {
  const found = schemas.find(({ value }) => isJsonObject(value[keyword]));
  if (found === undefined) return undefined;
  return { pointer: `${found.pointer}/${keyword}`, hops: found.hops, required: [] };
}

function isIndex(name: string): boolean {
  return /^(?:\[\d*\]|\d+|\*)$/u.test(name);
}
