import { valueAt, toPointer } from "../openapi/pointer.js";
import { followReference, referenceOf, targetOf } from "../openapi/reference.js";
import {
  asList,
  type JsonObject,
  isJsonList,
  isJsonObject,
  type JsonValue,
} from "../types/json.js";

/** One of the schemas that a value has to meet. */
export interface OpenSchema {
  readonly pointer: string;
  readonly value: JsonObject;
  /** The references that lead here. */
  readonly hops: readonly Hop[];
  /** Whether every value has to meet it: not so for one of several alternatives. */
  readonly certain: boolean;
}

/** A reference that was followed. */
export interface Hop {
  /** Where the `$ref` stands. */
  readonly pointer: string;
  readonly target: string;
}

/** The schema at a pointer, and those that it is composed of: behind references, and parts of allOf, anyOf and oneOf. */
export function openSchema(root: JsonObject, pointer: string): OpenSchema[] {
  const seen = new Set<string>();
  const open = (at: string, hops: readonly Hop[], certain: boolean): OpenSchema[] => {
    const value = valueAt(root, at);
    if (!isJsonObject(value) || seen.has(at)) return [];
    seen.add(at);
    const target = followReference(root, referenceOf(value) ?? "")?.pointer;
    const hop = target === undefined ? [] : [{ pointer: `${at}/$ref`, target }];
    const behind = hop.flatMap((each) => open(each.target, [...hops, each], certain));
    const parts = (["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) => {
      const branches = asList(value[keyword]);
      const others = branches.filter((each) => !isJsonObject(each) || each["type"] !== "null");
      const isCertain = certain && (keyword === "allOf" || others.length === 1);
      return branches.flatMap((_, index) => open(`${at}/${keyword}/${index}`, hops, isCertain));
    });
    return [{ pointer: at, value, hops, certain }, ...behind, ...parts];
  };
  return open(pointer, [], true);
}

/** The shortest chain of references from one of some locations to a component; none where nothing leads there. */
export function findReferences(root: JsonObject, starts: readonly string[], goal: string): Hop[] {
  const chains = new Map<string, Hop[]>(starts.map((start) => [start, []]));
  for (const [location, chain] of chains) {
    if (location === goal) return chain;
    for (const hop of hopsBelow(valueAt(root, location), location)) {
      if (!chains.has(hop.target)) chains.set(hop.target, [...chain, hop]);
    }
  }
  return [];
}

/** The references that a value holds, at any depth. */
function hopsBelow(value: JsonValue | undefined, pointer: string): Hop[] {
  if (!isJsonObject(value) && !isJsonList(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): Hop[] => {
    const at = pointer + toPointer([key]);
    const target = key === "$ref" && typeof inner === "string" ? targetOf(inner) : undefined;
    return target === undefined ? hopsBelow(inner as JsonValue, at) : [{ pointer: at, target }];
  });
}
