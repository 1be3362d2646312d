import { targetOf } from "../openapi/reference.js";
import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from "../types/json.js";
import { toPointer, valueAt } from "../openapi/pointer.js";
import type { Hop } from "./open-schema.js";

/** The shortest chain of references from one of some places to a component; none where nothing leads there. */
export function findReferences(root: JsonObject, starts: readonly string[], goal: string): Hop[] {
  const chains = new Map<string, Hop[]>(starts.map((start) => [start, []]));
  for (const [place, chain] of chains) {
    if (place === goal) return chain;
    for (const hop of hopsBelow(valueAt(root, place), place)) {
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
