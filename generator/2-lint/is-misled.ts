import { isWithin } from "../diagnostics/problem.js";
import { parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { reachSchemas } from "../openapi/reach-schemas.js";
import { asObject } from "../types/json.js";
import type { OpenApi, Schema } from "../types/openapi.js";

/**
 * Whether an example is held against a schema in which something is wrong: it cannot have what is only misspelt there,
 * or contradicts itself. `faults` are the locations of what is wrong.
 */
export function isMisled(spec: OpenApi, example: string, faults: readonly string[]): boolean {
  if (faults.length === 0) return false;
  const keys = parsePointer(example);
  const end = keys.findIndex(
    (key, index) =>
      /^examples?$/u.test(key) &&
      !/^(?:properties|schemas|parameters)$/u.test(keys[index - 1] ?? ""),
  );
  const owner = toPointer(keys.slice(0, Math.max(end, 0)));
  const value = asObject(valueAt(spec, owner));
  const schema: Schema = asObject(value["schema"] ?? value);
  const components = [...reachSchemas(spec, [schema]).keys].map((key) =>
    toPointer(["components", "schemas", key]),
  );
  return faults.some((fault) => [owner, ...components].some((each) => isWithin(fault, each)));
}
