import type { OptionalKind, PropertySignatureStructure } from "ts-morph";
import type { ProviderModel } from "../../types/model.js";
import type { OptionModel } from "../../types/parameter-model.js";
import { docs } from "../print/docs.js";
import { propertyName } from "../print/escape.js";
import type { TypeContext } from "../models/type-context.js";
import { describe, typeExpression } from "../models/type-expression.js";
import { union } from "../models/union.js";

/** The options that fill parameters, as properties of an options interface. */
export function optionProperties(
  model: ProviderModel,
  note: (option: OptionModel) => string,
): OptionalKind<PropertySignatureStructure>[] {
  return model.options.map((each) => ({
    name: propertyName(each.option),
    hasQuestionToken: true,
    type: union([typeExpression(each.schema, contextOf(model)), "undefined"]),
    docs: docs([describe(each.schema, contextOf(model)), note(each)].filter(Boolean).join(" ")),
  }));
}

/** The exported types that these options are typed with. */
export function optionTypeNames(model: ProviderModel): string[] {
  const types = model.options.map(({ schema }) => typeExpression(schema, contextOf(model)));
  return model.reached
    .map(({ typeName }) => typeName)
    .filter((name) => types.some((type) => type.split(/[^\w$]+/u).includes(name)))
    .sort();
}

function contextOf({ schemas, reached }: ProviderModel): TypeContext {
  return { side: "request", naming: "wire", schemas, reached };
}
