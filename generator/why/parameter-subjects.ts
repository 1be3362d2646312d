import { publicName } from "../names/casing.js";
import { listOperations, parametersOf } from "../openapi/operations.js";
import { valueAt } from "../openapi/pointer.js";
import { createResolve } from "../openapi/reference.js";
import type { JsonObject } from "../types/json.js";
import type { OperationModel, ProviderModel } from "../types/model.js";
import type { ParameterModel } from "../types/parameter-model.js";
import type { PointedOrigin, Subject } from "./subject.js";
import { describe } from "./type-subjects.js";

/** What fills the parameters of operations: properties of inputs, and options. */
export function listParameterSubjects(model: ProviderModel, root: JsonObject): Subject[] {
  return model.operations.flatMap((operation) =>
    operation.parameters.flatMap((parameter) => {
      const pointer = findParameter(root, operation, parameter);
      if (pointer === undefined) return [];
      const at = { pointer, part: "key", says: "the parameter" } as const;
      return toSubjects(model, operation, { parameter, at, root });
    }),
  );
}

/** The types that declare the properties of an operation's input. */
export function inputTypes({ input, modes }: OperationModel): string[] {
  if (input === undefined) return [];
  const variants = modes.flatMap((mode) => mode.variants.map(({ typeName }) => typeName));
  return [input.typeName, input.sharedTypeName, ...variants];
}

interface Found {
  readonly parameter: ParameterModel;
  readonly at: PointedOrigin;
  readonly root: JsonObject;
}

function toSubjects(
  { names }: ProviderModel,
  operation: OperationModel,
  { parameter, at, root }: Found,
): Subject[] {
  const { source, wireName, required } = parameter;
  const says = "the parameter is required";
  const reasons = required ? [{ pointer: `${at.pointer}/required`, says }] : [];
  const subject = {
    what: `the ${parameter.in} parameter ${wireName} of ${operation.method} ${operation.path}`,
    ...describe(valueAt(root, at.pointer)),
    origins: [at],
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
      const origin = { pointer: `${at.pointer}/x-link-parameter/env` };
      const reads = variables.map((name) => ({ ...origin, says: `read from ${name}` }));
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

/** Where a parameter of an operation stands, behind references. */
function findParameter(
  root: JsonObject,
  { pointer }: OperationModel,
  parameter: ParameterModel,
): string | undefined {
  const resolve = createResolve(root);
  const operation = listOperations(root, resolve).find((each) => each.pointer === pointer);
  if (operation === undefined) return undefined;
  return parametersOf(operation, resolve).find(
    ({ value }) => value.in === parameter.in && value.name === parameter.wireName,
  )?.pointer;
}
