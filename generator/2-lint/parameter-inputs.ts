import { toCamelCase } from "../names/casing.js";
import type { LintedParameter, TokenOperation, LintContext } from "./build-context.js";

/** A parameter that the caller of a method fills, as a property of its input. */
export interface ParameterInput extends LintedParameter {
  /** The name that modes know it by. */
  readonly name: string;
  /** The name that callers write. */
  readonly publicName: string;
}

/** The parameters of an operation that become properties of its methods' input. */
export function parameterInputs({ parameters, token }: TokenOperation): ParameterInput[] {
  return parameters.flatMap((each) => {
    const { option, constant, omit, name = each.parameter.name } = each.extension;
    if ([option, constant, omit].some((key) => key !== undefined) || name === undefined) return [];
    const publicName = token?.naming === "camelCase" ? toCamelCase(name) : name;
    return [{ ...each, name, publicName }];
  });
}

/** Whether the package leaves a parameter out. */
export function isOmitted({ extension }: LintedParameter): boolean {
  return extension.omit === true;
}

/** The parameters of all operations, each once: a component may be one of several. */
export function usedParameters({ operations }: LintContext): LintedParameter[] {
  return [...new Set(operations.flatMap(({ parameters }) => parameters))];
}
