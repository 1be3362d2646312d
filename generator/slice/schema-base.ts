import { parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { componentsOf, isExternal, targetOf } from "../openapi/reference.js";
import { asObject, type JsonObject } from "../types/json.js";

/**
 * Returns whether a reference that leads nowhere in the document means something by an `$id`: that of a schema around
 * it, which it is relative to, or that of a component (JSON Schema 2020-12, Core, 8.2.1).
 */
export function meansById(upstream: JsonObject, reference: string, pointer: string): boolean {
  const path = parsePointer(pointer);
  const around = path.map((_, index) =>
    asObject(valueAt(upstream, toPointer(path.slice(0, index)))),
  );
  const base = around.findLast((each) => typeof each["$id"] === "string");
  if (!isExternal(reference)) {
    return base !== undefined && valueAt(base, targetOf(reference)) !== undefined;
  }
  const id = base === undefined ? undefined : String(base["$id"]);
  if (!URL.canParse(reference, id)) return false;
  const [address] = new URL(reference, id).href.split("#");
  return Object.values(componentsOf(upstream)).some((each) => asObject(each)["$id"] === address);
}
