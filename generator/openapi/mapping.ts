import { type JsonObject, type JsonValue, asObject } from "../types/json.js";
import { toPointer } from "./pointer.js";

/**
 * Lists what a discriminator maps to, each with its JSON Pointer inside of the schema: by value, and what
 * `defaultMapping` names (OpenAPI 3.2, 4.25). It may be a reference or the key of a component.
 */
export function mappingTargets(schema: JsonObject): [location: string, to: JsonValue][] {
  const { mapping, defaultMapping } = asObject(schema["discriminator"]);
  const mapped = Object.entries(asObject(mapping)).map(([value, to]): [string, JsonValue] => [
    toPointer(["discriminator", "mapping", value]),
    to,
  ]);
  if (defaultMapping === undefined) return mapped;
  return [...mapped, [toPointer(["discriminator", "defaultMapping"]), defaultMapping]];
}

/** Returns a discriminator with each of what it maps to replaced. */
export function changeTargets(
  discriminator: JsonObject,
  change: (to: JsonValue) => JsonValue,
): JsonObject {
  const { mapping, defaultMapping } = discriminator;
  const changed = Object.entries(asObject(mapping)).map(([value, to]) => [value, change(to)]);
  return {
    ...discriminator,
    ...(changed.length > 0 && { mapping: Object.fromEntries(changed) }),
    ...(defaultMapping !== undefined && { defaultMapping: change(defaultMapping) }),
  };
}
