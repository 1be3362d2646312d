import type { Fault, Path, Location } from "./fault.js";
import { findChoiceFaults } from "./find-choice-faults.js";
import { findPartFaults } from "./find-part-faults.js";
import { findTypeFaults, findValueFaults } from "./find-value-faults.js";
import type { Definitions, ValueSchema } from "./input-schema.js";

/** What of a JSON value its schema does not allow; nothing where it fits. */
export function findFaults(
  schema: ValueSchema | boolean,
  value: unknown,
  { definitions, path = [], depth = 0 }: Position,
): readonly Fault[] {
  if (typeof schema === "boolean") {
    return schema ? [] : [{ path, rule: "not allowed" }];
  }
  if (depth > maxDepth) {
    return [{ path, rule: "nested too deeply" }];
  }
  const location: Location = {
    path,
    check: (inner = true, part, step) => {
      const at = step === undefined ? path : [...path, step];
      return findFaults(inner, part, { definitions, path: at, depth: depth + 1 });
    },
  };
  const wrongType = findTypeFaults(schema, value, location);
  return wrongType.length > 0
    ? wrongType
    : [
        ...location.check(lookUp(schema.$ref, definitions), value),
        ...findValueFaults(schema, value, location),
        ...findPartFaults(schema, value, location),
        ...findChoiceFaults(schema, value, location),
      ];
}

interface Position {
  readonly definitions: Definitions | undefined;
  readonly path?: Path;
  readonly depth?: number;
}

/** Far more than any document has, and far less than a stack holds. */
const maxDepth = 400;

const prefix = "#/$defs/";

/** What a reference leads to; one that leads nowhere allows everything. */
function lookUp(
  reference: string | undefined,
  definitions: Definitions = {},
): ValueSchema | undefined {
  const name = reference?.slice(prefix.length) ?? "";
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}
