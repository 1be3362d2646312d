import { componentKey, componentsOf, schemaReferences, targetOf } from "../openapi/reference.js";
import { schemaParts } from "../openapi/walk.js";
import { type JsonObject, type JsonValue, isJsonObject } from "../types/json.js";
import { toPascalCase } from "../names/casing.js";
import { namePlace } from "./name-place.js";
import type { Reach } from "./reach.js";
import { valueAt } from "../openapi/pointer.js";

/**
 * Keys for the schemas that references lead to without being components, by their JSON Pointer. A small
 * one gets none: it is written out where it is referred to, as is what merely refers to something else.
 */
export function namePlaces({ upstream, reach, follow }: Reached): ReadonlyMap<string, string> {
  const mapped = new Set([...reach.mapped()].map(follow));
  const taken = new Set(Object.keys(componentsOf(upstream)).map(toPascalCase));
  const names = new Map<string, string>();
  for (const pointer of [...reach.targets()].sort()) {
    if (componentKey(pointer) !== undefined || follow(pointer) !== pointer) continue;
    if (!mapped.has(pointer) && isSmall(valueAt(upstream, pointer), upstream)) continue;
    const wanted = namePlace(upstream, pointer);
    let name = wanted;
    for (let number = 2; taken.has(toPascalCase(name)); number += 1) name = `${wanted}${number}`;
    taken.add(toPascalCase(name));
    names.set(pointer, name);
  }
  return names;
}

/** A document, what was reached in it, and how to follow mere references. */
export interface Reached {
  readonly upstream: JsonObject;
  readonly reach: Pick<Reach, "targets" | "mapped">;
  readonly follow: (pointer: string) => string;
}

/** How many schemas a small one is made of, itself included: enough for a nullable text in a list. */
const most = 4;

/** Whether a schema says so little that it may stand several times, and refers to components alone. */
function isSmall(schema: JsonValue | undefined, upstream: JsonObject): boolean {
  const pending = [schema];
  for (const each of pending) {
    if (!isJsonObject(each)) continue;
    if (["properties", "patternProperties", "enum"].some((key) => Object.hasOwn(each, key))) {
      return false;
    }
    const isBound = schemaReferences(each, upstream).some(
      ([, to]) => componentKey(targetOf(to)) === undefined,
    );
    if (isBound) return false;
    pending.push(...schemaParts(each).map(([, part]) => part));
    if (pending.length > most) return false;
  }
  return true;
}
