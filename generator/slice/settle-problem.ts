import type { JsonObject, JsonValue } from "../types/json.js";
import { asObject } from "../util/as-object.js";
import { toCamelCase } from "../util/casing.js";
import { isIdentifierName } from "../util/identifier.js";
import { parsePointer, toPointer } from "../util/pointer.js";
import { valueAt } from "../util/value-at.js";

/** Something that lint says of a cut spec. */
export interface SettledProblem {
  readonly code: string;
  readonly pointer: string;
}

/**
 * The spec without a problem that its document brings along: an example that the document's own schema refuses is left
 * out, and a parameter that is called like another input gets a name of its own, another one in each round.
 */
export function settleProblem(
  spec: JsonObject,
  { code, pointer }: SettledProblem,
  round: number,
): JsonObject {
  if (code === "invalid-example") return withoutExample(spec, pointer);
  return code === "clashing-parameter" ? renameParameter(spec, pointer, round) : spec;
}

/** The spec without the request's example that a place belongs to. */
function withoutExample(spec: JsonObject, pointer: string): JsonObject {
  const steps = parsePointer(pointer);
  // What is called `examples` in an example comes later.
  const list = steps.slice(0, steps.indexOf("examples", 4) + 1);
  const { [steps[list.length] ?? ""]: _, ...rest } = asObject(valueAt(spec, toPointer(list)));
  if (Object.keys(rest).length > 0) return changeAt(spec, list, () => rest);
  return changeAt(spec, list.slice(0, -1), (owner) => {
    const { examples: __, ...others } = asObject(owner);
    return others;
  });
}

function renameParameter(spec: JsonObject, pointer: string, round: number): JsonObject {
  const place = pointer.replace(/(?:\/x-link-parameter)?\/name$/u, "");
  return changeAt(spec, parsePointer(place), (value) => {
    const parameter = asObject(value);
    const wanted = `${String(parameter["in"])}_${String(parameter["name"])}`;
    const name = isIdentifierName(wanted) ? wanted : toCamelCase(wanted);
    const numbered = round === 0 ? name : `${name}${round + 1}`;
    return { ...parameter, "x-link-parameter": { name: numbered } };
  });
}

function changeAt(
  value: JsonValue | undefined,
  [step, ...rest]: readonly string[],
  change: (value: JsonValue | undefined) => JsonValue,
): JsonObject {
  if (step === undefined) return change(value) as JsonObject;
  const inner = valueAt(value ?? null, toPointer([step]));
  if (Array.isArray(value)) {
    return value.map((each, index) =>
      String(index) === step ? changeAt(inner, rest, change) : each,
    ) as unknown as JsonObject;
  }
  return { ...asObject(value), [step]: changeAt(inner, rest, change) };
}
