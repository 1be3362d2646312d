import { componentKey, referenceOf, targetOf } from "../openapi/reference.js";
import { type JsonObject, isJsonObject } from "../types/json.js";
import { valueAt } from "../openapi/pointer.js";

/**
 * Makes a function that says which schema is meant by a JSON Pointer: where it leads, or, as long as there is
 * a mere reference and no component, where that leads. Each is followed once.
 */
export function createFollowAliases(upstream: JsonObject): (pointer: string) => string {
  const ends = new Map<string, string>();
  return (pointer) => {
    const trail = new Set<string>();
    let end = pointer;
    while (!trail.has(end)) {
      trail.add(end);
      const next = ends.get(end) ?? nextOf(upstream, end);
      if (next === undefined) break;
      end = next;
    }
    for (const each of trail) ends.set(each, end);
    return end;
  };
}

function nextOf(upstream: JsonObject, pointer: string): string | undefined {
  const value = componentKey(pointer) === undefined ? valueAt(upstream, pointer) : undefined;
  const to = referenceOf(value);
  const isAlias = isJsonObject(value) && Object.keys(value).length === 1;
  return isAlias && to?.startsWith("#") === true ? targetOf(to) : undefined;
}
