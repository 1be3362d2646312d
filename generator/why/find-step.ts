import { publicName } from "../names/casing.js";
import { toRegExp } from "../openapi/normal-schema.js";
import { toPointer, valueAt } from "../openapi/pointer.js";
import { type JsonObject, asList, asObject, isJsonObject } from "../types/json.js";
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
  const position = /^\[?(\d+)\]?$/u.exec(name)?.[1];
  const own = position === undefined ? undefined : findInner(schemas, "prefixItems", position);
  if (own !== undefined) return own;
  const lists = findInner(schemas, "items");
  if (lists !== undefined) {
    if (/^(?:\[\d*\]|\d+|\*)$/u.test(name)) return lists;
    const step = findStep(root, { pointer: lists.pointer, naming }, name);
    return "pointer" in step ? { ...step, hops: [...lists.hops, ...step.hops] } : step;
  }
  const patterns = schemas.flatMap(({ value }) =>
    Object.keys(asObject(value["patternProperties"])),
  );
  const pattern = patterns.find((each) => toRegExp(each)?.test(name));
  return (
    (pattern === undefined ? undefined : findInner(schemas, "patternProperties", pattern)) ??
    findInner(schemas, "additionalProperties") ??
    findInner(schemas, "unevaluatedProperties") ?? { candidates: [...candidates] }
  );
}

function requiredAt({ value, pointer, certain }: OpenSchema, name: string): string[] {
  const index = certain ? asList(value["required"]).indexOf(name) : -1;
  return index < 0 ? [] : [`${pointer}/required/${index}`];
}

/** The schema that a keyword is, or keeps under a key; `true` and `false` are none unless they are kept so. */
function findInner(schemas: readonly OpenSchema[], ...path: readonly string[]): Step | undefined {
  const inner = toPointer(path);
  const found = schemas.find(({ value }) => {
    const schema = valueAt(value, inner);
    return path.length > 1 ? schema !== undefined : isJsonObject(schema);
  });
  return found && { pointer: found.pointer + inner, hops: found.hops, required: [] };
}
