import { type JsonObject, asObject } from "../types/json.js";
import { changeAt, parsePointer, toPointer, valueAt } from "../openapi/pointer.js";

/** The spec without the request's example that a place belongs to, and without `examples` where it was the last. */
export function withoutExample(spec: JsonObject, pointer: string): JsonObject {
  const steps = parsePointer(pointer);
  // What is called `examples` in an example comes later.
  const list = steps.slice(0, steps.indexOf("examples", 4) + 1);
  const { [steps[list.length] ?? ""]: _, ...rest } = asObject(valueAt(spec, toPointer(list)));
  if (Object.keys(rest).length > 0) return asObject(changeAt(spec, list, () => rest));
  const changed = changeAt(spec, list.slice(0, -1), (owner) => {
    const { examples: __, ...others } = asObject(owner);
    return others;
  });
  return asObject(changed);
}
