import type { LintContext } from "./build-context.js";
import { isRecord } from "./format-value.js";
import { modeProperties, tokenModes } from "./token-modes.js";

/**
 * The properties about which something more than `required` or `optional` is said: by a mode, or by a keyword of their
 * schemas that tells cases apart.
 */
export function ruledProperties({ spec, operations }: LintContext): ReadonlySet<string> {
  const ofModes = operations.flatMap(tokenModes).flatMap(modeProperties);
  const names = new Set(ofModes.map(({ property }) => property));
  collect({ names, value: spec.components?.schemas, within: false });
  for (const { operation } of operations) {
    collect({ names, value: operation.requestBody, within: false });
  }
  return names;
}

/** Keywords whose schemas hold in some cases only (JSON Schema 2020-12, 10.2). */
const conditional = new Set(["if", "then", "else", "not", "anyOf", "oneOf", "dependentSchemas"]);

interface Collection {
  readonly names: Set<string>;
  readonly value: unknown;
  /** Whether a conditional keyword stands around the value. */
  readonly within: boolean;
}

function collect({ names, value, within }: Collection): void {
  if (Array.isArray(value)) {
    for (const item of value) collect({ names, value: item, within });
    return;
  }
  if (!isRecord(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "dependentRequired" && isRecord(inner)) {
      const dependents = Object.values(inner).flatMap((each) => (Array.isArray(each) ? each : []));
      for (const name of [...Object.keys(inner), ...dependents]) names.add(String(name));
    }
    if (within && key === "required" && Array.isArray(inner)) {
      for (const name of inner) names.add(String(name));
    }
    if (within && key === "properties" && isRecord(inner)) {
      for (const [name, schema] of Object.entries(inner)) if (schema === false) names.add(name);
    }
    collect({ names, value: inner, within: within || conditional.has(key) });
  }
}
