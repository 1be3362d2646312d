import { type JsonObject, type JsonValue, isJsonObject } from "../types/json.js";
import { plainReference } from "../openapi/reference.js";
import { valueAt } from "../openapi/pointer.js";

/** A value and where it stands. */
export interface Place {
  readonly value: JsonValue | undefined;
  readonly pointer: string;
}

/** A mapping and where it stands. */
export interface ObjectPlace {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** Where a `$ref` within a document leads; nothing for one that leads nowhere or out of it. */
export function followReference(root: JsonObject, reference: JsonValue): Place | undefined {
  if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
  const pointer = plainReference(reference).slice(1);
  const value = valueAt(root, pointer);
  return value === undefined ? undefined : { value, pointer };
}

/** What stands behind the references of an object that is no schema; empty where nothing does. */
export function resolveObject(root: JsonObject, start: Place): ObjectPlace {
  const seen = new Set<JsonValue>();
  let place: Place = start;
  while (isJsonObject(place.value) && place.value["$ref"] !== undefined && !seen.has(place.value)) {
    seen.add(place.value);
    place = followReference(root, place.value["$ref"]) ?? { value: {}, pointer: place.pointer };
  }
  const { value, pointer } = place;
  return { value: isJsonObject(value) ? value : {}, pointer };
}
