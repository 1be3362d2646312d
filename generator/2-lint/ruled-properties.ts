import { isNothing } from "../openapi/normal-schema.js";
import { parsePointer } from "../openapi/pointer.js";
import { asObject } from "../types/json.js";
import type { Schema } from "../types/openapi.js";
import type { LintContext } from "./build-context.js";
import { modeProperties, tokenModes } from "./token-modes.js";

/**
 * The properties about which something more than `required` or `optional` is said: by a mode, or by a keyword of their
 * schemas that tells cases apart.
 */
export function ruledProperties({ objects, operations }: LintContext): ReadonlySet<string> {
  const ofModes = operations.flatMap(tokenModes).flatMap(modeProperties);
  const names = new Set(ofModes.map(({ property }) => property));
  for (const { kind, pointer, value } of objects) {
    if (kind !== "schema") continue;
    const { dependentRequired = {}, required = [], properties = {} }: Schema = value;
    // Nobody looks into these any further.
    const further = Object.values(asObject(value["dependentSchemas"])).flatMap(
      (each) => (each as Schema).required ?? [],
    );
    const dependents = [...Object.entries(dependentRequired).flat(2), ...further];
    const within = parsePointer(pointer).some((key) => conditional.has(key));
    const refused = Object.keys(properties).filter((name) => isNothing(properties[name] ?? {}));
    for (const name of [...dependents, ...(within ? [...required, ...refused] : [])]) {
      names.add(name);
    }
  }
  return names;
}

/** Keywords whose schemas hold in some cases only (JSON Schema 2020-12, 10.2). */
const conditional = new Set(["if", "then", "else", "not", "anyOf", "oneOf", "dependentSchemas"]);
