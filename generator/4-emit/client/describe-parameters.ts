import type { OperationModel } from "../../types/model.js";
import type { ParameterModel } from "../../types/parameter-model.js";
import { type FunctionCall, functionCall, type LiteralValue } from "../print/literal.js";

/** What fills the parameters of an operation, by place and name; nothing where it has none. */
export function describeParameters({
  parameters,
}: Pick<OperationModel, "parameters">): FunctionCall | undefined {
  if (parameters.length === 0) return undefined;
  const places = ["path", "query", "header"] as const;
  const entries = places.flatMap((place) => {
    const here = parameters.filter((each) => each.in === place);
    return here.length === 0
      ? []
      : [[place, Object.fromEntries(here.map((each) => [each.wireName, describe(each)]))] as const];
  });
  return functionCall(parametersFunction, Object.fromEntries(entries));
}

/** The function of the runtime that makes them what it works with. */
export const parametersFunction = "requestParameters";

function describe({ source, required, schema, style, explode, ...parameter }: ParameterModel) {
  const isFilled = source.kind === "constant";
  const fallback = required && !isFilled ? schema.default : undefined;
  return {
    ...describeSource(source),
    // A path has no place for nothing.
    required: required && !isFilled && parameter.in !== "path" ? true : undefined,
    default: fallback as LiteralValue,
    style,
    explode,
  };
}

function describeSource(source: ParameterModel["source"]) {
  switch (source.kind) {
    case "input":
      return { input: source.field };
    case "option":
      return { option: source.option, variable: source.variable };
    case "constant":
      return { constant: source.value };
    default:
      return source satisfies never;
  }
}
