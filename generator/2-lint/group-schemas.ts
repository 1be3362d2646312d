import { toPointer } from "../openapi/pointer.js";
import { componentPointer, referencedKey, referenceOf } from "../openapi/reference.js";
import { isJsonObject } from "../types/json.js";
import type { FoundObject } from "./tidy-document.js";

/** A schema, and those that speak of the same values: around it, inside of it and behind references. */
export type SchemaGroups = ReadonlyMap<string, readonly FoundObject[]>;

/**
 * Groups schemas that may describe the same value, by the pointer of each. Of two objects that are the same, properties
 * of the same name are the same, too.
 */
export function groupSchemas(objects: readonly FoundObject[]): SchemaGroups {
  const schemas = objects.filter(({ kind }) => kind === "schema");
  const leaders = new Map(schemas.map(({ pointer }) => [pointer, pointer]));
  const children = new Map(schemas.map((each) => [each.pointer, childrenOf(each)]));
  const leaderOf = (pointer: string): string => {
    let leader = pointer;
    let next = leaders.get(leader) ?? leader;
    while (next !== leader) {
      // Halves the way for whoever asks next.
      leaders.set(leader, leaders.get(next) ?? next);
      leader = next;
      next = leaders.get(leader) ?? leader;
    }
    return leader;
  };
  const pairs = schemas.flatMap(pairsOf).filter((pair) => pair.every((each) => leaders.has(each)));
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [first, second] = [leaderOf(pair[0]), leaderOf(pair[1])];
    if (first === second) continue;
    // The smaller group joins the larger one, or a long chain would be moved link by link.
    const sizeOf = (leader: string): number => children.get(leader)?.size ?? 0;
    const [one, other] = sizeOf(first) < sizeOf(second) ? [second, first] : [first, second];
    leaders.set(other, one);
    const into = children.get(one);
    for (const [name, pointer] of children.get(other) ?? []) {
      const same = into?.get(name);
      if (same === undefined) into?.set(name, pointer);
      else pairs.push([same, pointer]);
    }
  }
  const groups = new Map<string, FoundObject[]>();
  for (const schema of schemas) {
    const leader = leaderOf(schema.pointer);
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, [schema]);
    else group.push(schema);
  }
  return new Map(schemas.map(({ pointer }) => [pointer, groups.get(leaderOf(pointer)) ?? []]));
}

/** Where the properties and the items of a schema are described. */
function childrenOf({ pointer, value }: FoundObject): Map<string, string> {
  const { properties } = value;
  const names = isJsonObject(properties) ? Object.keys(properties) : [];
  const items = ["items", "contains"].find((keyword) => isJsonObject(value[keyword]));
  return new Map([
    ...names.map((name) => [`.${name}`, pointer + toPointer(["properties", name])] as const),
    ...(items === undefined ? [] : [["[]", `${pointer}/${items}`] as const]),
  ]);
}

/** The pairs of schemas that speak of the same values, as one schema says it. */
function pairsOf({ pointer, value }: FoundObject): [string, string][] {
  const parts = Object.entries(sameValue).flatMap(([keyword, isList]) => {
    const part = value[keyword];
    if (!isList) return isJsonObject(part) ? [`/${keyword}`] : [];
    return Array.isArray(part) ? part.map((_, index) => `/${keyword}/${index}`) : [];
  });
  const key = referencedKey(referenceOf(value) ?? "");
  return [
    ...parts.map((part): [string, string] => [pointer, pointer + part]),
    ...(key === undefined ? [] : [[pointer, componentPointer(key)] as [string, string]]),
    ...(value["items"] === undefined
      ? []
      : [[`${pointer}/items`, `${pointer}/contains`] as [string, string]]),
  ];
}

/** The keywords whose schemas describe the value itself, and whether they hold a list. */
const sameValue = {
  ...{ allOf: true, anyOf: true, oneOf: true },
  ...{ if: false, then: false, else: false, not: false },
};
