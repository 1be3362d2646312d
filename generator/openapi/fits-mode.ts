import { type JsonValue, isJsonObject } from "../types/json.js";

/** Whether a request body fits a mode, as far as its rules are about the body: a body holds no `parameters`. */
export function fitsMode(
  { required, forbidden, anyOf }: ModeRules,
  body: JsonValue,
  parameters: readonly string[],
): boolean {
  // As at run time, null is absent.
  const has = (name: string): boolean =>
    isJsonObject(body) && Object.hasOwn(body, name) && body[name] !== null;
  const isGiven = (name: string): boolean => has(name) || parameters.includes(name);
  return (
    required.every(isGiven) &&
    !forbidden.some(has) &&
    (anyOf.length === 0 || anyOf.some((group) => group.every(isGiven)))
  );
}

/** All names are those that modes know properties and parameters by. */
interface ModeRules {
  readonly required: readonly string[];
  readonly forbidden: readonly string[];
  readonly anyOf: readonly (readonly string[])[];
}
