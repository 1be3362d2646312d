import type { OperationModel } from "../../types/model.js";
import type { ParameterModel } from "../../types/parameter-model.js";
import { type FunctionCall, functionCall } from "../print/literal.js";
import { flag, whenThere } from "../print/when-there.js";

/** What fills the parameters of an operation, by place and name; nothing where it has none. */
export function describeParameters({
  parameters,
}: Pick<OperationModel, "parameters">): FunctionCall | undefined {
  if (parameters.length === 0) return undefined;
  const entries = (["path", "query", "header"] as const).map((place) => {
    const here = parameters.filter((each) => each.in === place);
    const described = here.map((each) => [each.wireName, describe(each)] as const);
    return [place, whenThere(Object.fromEntries(described))] as const;
  });
  return functionCall("requestParameters", Object.fromEntries(entries));
}

function describe({ source, required, schema, style, explode, ...parameter }: ParameterModel) {
  const isFilled = source.kind === "constant";
  const fallback = required && !isFilled ? schema.default : undefined;
  return {
    input: source.kind === "input" ? source.field : undefined,
    option: source.kind === "option" ? source.option : undefined,
    variable: source.kind === "option" ? source.variable : undefined,
    constant: source.kind === "constant" ? source.value : undefined,
    // A path has no place for nothing.
    required: flag(required && !isFilled && parameter.in !== "path"),
    default: fallback,
    style,
    explode,
  };
}
