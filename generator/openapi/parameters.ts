import type { JsonObject } from "../types/json.js";
import type { OpenApi, Operation, Parameter } from "../types/openapi.js";
import { parsePointer, toPointer } from "./pointer.js";

/**
 * The parameters of an operation behind their references: those of its path item, but for those that it
 * has anew (OpenAPI 3.1, 4.8.10.1), then its own. A reference that leads nowhere gives none.
 */
export function parametersOf(
  spec: Pick<OpenApi, "components">,
  { pointer, path, pathItem, operation }: ParameterOwner,
): PlacedParameter[] {
  const inherited = listParameters(spec, toPointer(["paths", path]), pathItem["parameters"]);
  const own = listParameters(spec, pointer, operation.parameters);
  const isSame = ({ parameter: a }: PlacedParameter, { parameter: b }: PlacedParameter): boolean =>
    a.name === b.name && a.in === b.in;
  return [...inherited.filter((each) => !own.some((other) => isSame(each, other))), ...own];
}

/** An operation, and where it stands. */
export interface ParameterOwner {
  readonly pointer: string;
  readonly path: string;
  readonly pathItem: JsonObject;
  readonly operation: Operation;
}

/** A parameter, and where it stands. */
export interface PlacedParameter {
  readonly pointer: string;
  readonly parameter: Partial<Parameter>;
}

/** The parameters that a path item or an operation lists. */
export function listParameters(
  spec: Pick<OpenApi, "components">,
  owner: string,
  parameters: unknown,
): PlacedParameter[] {
  if (!Array.isArray(parameters)) return [];
  return (parameters as readonly Partial<Parameter>[]).flatMap((parameter, index) => {
    const found = follow(spec, { pointer: `${owner}/parameters/${index}`, parameter });
    return found === undefined ? [] : [found];
  });
}

function follow(
  spec: Pick<OpenApi, "components">,
  start: PlacedParameter,
): PlacedParameter | undefined {
  const parameters: Readonly<Record<string, Parameter>> = spec.components?.parameters ?? {};
  const seen = new Set<string>();
  let current = start;
  for (;;) {
    const { $ref: reference } = current.parameter;
    if (reference === undefined) return current;
    const key = parameterComponent(reference);
    if (key === undefined || seen.has(key) || !Object.hasOwn(parameters, key)) return undefined;
    seen.add(key);
    const pointer = toPointer(["components", "parameters", key]);
    current = { pointer, parameter: parameters[key] ?? {} };
  }
}

const prefix = "#/components/parameters/";

/** The key in `components.parameters` that a reference leads to, if it does. */
export function parameterComponent(reference: string): string | undefined {
  if (!reference.startsWith(prefix)) return undefined;
  const [key, ...deeper] = parsePointer(reference.slice(1)).slice(2);
  return deeper.length === 0 ? key : undefined;
}
