import { changeTargets } from "../openapi/mapping.js";
import { changeAt, parsePointer, toPointer } from "../openapi/pointer.js";
import { componentReference, componentsOf } from "../openapi/reference.js";
import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
} from "../types/json.js";

/** The key of a document below which others stand that its references lead to. */
export const mountKey = "x-external";

/** A document with another one mounted in it under a key, so that references can lead there. */
export function mountDocument(spec: JsonObject, key: string, other: JsonObject): JsonObject {
  const prefix = toPointer([mountKey, key]);
  const mounted = { ...asObject(spec[mountKey]), [key]: rebase(other, other, prefix) };
  return { ...spec, [mountKey]: mounted };
}

/** A document with another text at a location: where a reference leads now. */
export function redirect(spec: JsonObject, pointer: string, to: string): JsonObject {
  return asObject(changeAt(spec, parsePointer(pointer), () => to));
}

/** A value whose references within its own document lead to where that is mounted. */
function rebase<Value extends JsonValue>(
  value: Value,
  document: JsonObject,
  prefix: string,
): Value {
  const move = (to: JsonValue): JsonValue => {
    if (typeof to !== "string") return to;
    const isName = Object.hasOwn(componentsOf(document), to);
    const reference = isName ? componentReference(to) : to;
    return reference === "#" || reference.startsWith("#/") ? `#${prefix}${reference.slice(1)}` : to;
  };
  const visit = (each: JsonValue): JsonValue => {
    if (isJsonList(each)) return each.map(visit);
    if (!isJsonObject(each)) return each;
    const entries = Object.entries(each).map(([key, inner]): [string, JsonValue] => {
      if (key === "$ref" && typeof inner === "string") return [key, move(inner)];
      if (key !== "discriminator" || !isJsonObject(inner)) return [key, visit(inner)];
      return [key, changeTargets(inner, move)];
    });
    return Object.fromEntries(entries);
  };
  return visit(value) as Value;
}
