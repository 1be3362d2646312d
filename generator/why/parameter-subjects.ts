import { publicName } from "../names/casing.js";
import { listOperations, parametersOf } from "../openapi/operations.js";
import { createResolve } from "../openapi/reference.js";
import type { JsonObject } from "../types/json.js";
import type { OperationModel, ProviderModel } from "../types/model.js";
import type { ParameterModel } from "../types/parameter-model.js";
import { keyOrigin, type Subject, valueOrigin } from "./subject.js";
import { describe } from "./type-subjects.js";

/** What fills the parameters of operations: properties of inputs, and options. */
export function listParameterSubjects(model: ProviderModel, root: JsonObject): Subject[] {
  const resolve = createResolve(root);
  const places = listOperations(root, resolve);
  return model.operations.flatMap((operation) => {
    const place = places.find(({ pointer }) => pointer === operation.pointer);
    const found = place === undefined ? [] : parametersOf(place, resolve);
    return operation.parameters.flatMap((parameter) => {
      const at = found.find(
        ({ value }) => value.in === parameter.in && value.name === parameter.wireName,
      );
      return at === undefined ? [] : toSubjects(model, operation, { ...at, parameter });
    });
  });
}

/** The types that declare the properties of an operation's input. */
export function inputTypes({ input, modes }: OperationModel): string[] {
  if (input === undefined) return [];
  const variants = modes.flatMap((mode) => mode.variants.map(({ typeName }) => typeName));
  return [input.typeName, input.sharedTypeName, ...variants];
}

interface Found {
  readonly parameter: ParameterModel;
  readonly pointer: string;
  readonly value: JsonObject;
}

function toSubjects(
  { names }: ProviderModel,
  operation: OperationModel,
  { parameter, pointer, value }: Found,
): Subject[] {
  const { source, wireName, required } = parameter;
  const reasons = required ? [valueOrigin(`${pointer}/required`, "the parameter is required")] : [];
  const subject = {
    what: `the ${parameter.in} parameter ${wireName} of ${operation.method} ${operation.path}`,
    ...describe(value),
    origins: [keyOrigin(pointer, "the parameter")],
    necessity: { required, reasons },
  };
  switch (source.kind) {
    case "input": {
      const name = publicName(source.field, operation.naming);
      const types = inputTypes(operation).map((each) => `${each}.${name}`);
      const full = `${operation.method} ${operation.path} request.${name}`;
      return [{ ...subject, names: [full, ...types, name, source.field], declared: types }];
    }
    case "option": {
      const both = [names.options, names.callOptions].map((each) => `${each}.${source.option}`);
      const variables = source.variable === undefined ? [] : [source.variable];
      const variable = `${pointer}/x-link-parameter/env`;
      const reads = variables.map((name) => valueOrigin(variable, `read from ${name}`));
      return [
        {
          ...subject,
          necessity: { required: required && reads.length === 0, reasons: [...reasons, ...reads] },
          names: [...both, source.option, ...variables],
          declared: both,
        },
      ];
    }
    case "constant":
      return [];
    default:
      return source satisfies never;
  }
}
