import * as v from "valibot";
import { parametersOf } from "../openapi/operations.js";
import { createResolve } from "../openapi/reference.js";
import { defined } from "../types/defined.js";
import { ParameterExtension } from "../types/extensions.js";
import type { OpenApi, Parameter, Schema } from "../types/openapi.js";
import type {
  OptionModel,
  ParameterModel,
  ParameterPlace,
  ParameterSourceModel,
  ParameterStyle,
} from "../types/parameter-model.js";
import type { FoundOperation } from "./find-operations.js";

/** The parameters of an operation that are sent, in the spec's order. */
export function buildParameters(spec: OpenApi, found: FoundOperation): ParameterModel[] {
  return parametersOf(found, createResolve(spec)).flatMap(({ value }) => {
    const model = buildParameter(value as Parameter);
    return model === undefined ? [] : [model];
  });
}

function buildParameter(parameter: Parameter): ParameterModel | undefined {
  const source = sourceOf(parameter);
  if (source === undefined) return undefined;
  const { name, required = false, style, explode } = parameter;
  const usual = style === undefined ? parameter.in === "query" : style === "form";
  return defined({
    in: parameter.in as ParameterPlace,
    wireName: name,
    required,
    schema: describedSchema(parameter),
    style: isOtherStyle(style) ? style : undefined,
    // Only the style form explodes unless it is told not to (OpenAPI 3.1, 4.8.12.2).
    explode: explode === usual ? undefined : explode,
    source,
  });
}

function isOtherStyle(style: string | undefined): style is ParameterStyle {
  return style === "spaceDelimited" || style === "pipeDelimited" || style === "deepObject";
}

function sourceOf({
  name,
  "x-link-parameter": value,
}: Parameter): ParameterSourceModel | undefined {
  const extension = value === undefined ? { name } : v.parse(ParameterExtension, value);
  if ("omit" in extension) return undefined;
  if ("constant" in extension) return { kind: "constant", value: extension.constant };
  if ("name" in extension) return { kind: "input", field: extension.name };
  return defined({ kind: "option", option: extension.option, variable: extension.env });
}

/** What is said of the parameter says more than what is said of its values in general. */
function describedSchema({ schema = {}, description, deprecated, example }: Parameter): Schema {
  const examples = example === undefined ? undefined : [example];
  return { ...schema, ...defined({ description, deprecated, examples }) };
}

/** The options that fill parameters, each once, in the order in which operations name them. */
export function buildOptions(parameters: readonly ParameterModel[]): OptionModel[] {
  const options = new Map<string, OptionModel>();
  for (const { source, schema, required } of parameters) {
    if (source.kind !== "option") continue;
    const { option, variable } = source;
    const before = options.get(option);
    const isRequired = before?.required === true || (required && schema.default === undefined);
    const described = before?.schema ?? schema;
    options.set(option, defined({ option, variable, schema: described, required: isRequired }));
  }
  return [...options.values()];
}
