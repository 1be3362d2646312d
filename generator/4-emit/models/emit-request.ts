import type { OptionalKind, PropertySignatureStructure, StatementStructures } from "ts-morph";
import { furtherSchemas } from "../../openapi/keywords.js";
import { describingSame, resolveSchema } from "../../openapi/schema.js";
import type { FieldModel, ModeModel, ModeVariantModel, OperationModel } from "../../types/model.js";
import { docs, sentence } from "../print/docs.js";
import { propertyName } from "../print/escape.js";
import { listed } from "../print/listed.js";
import { exportedInterface, typeAlias } from "../print/statements.js";
import type { TypeContext } from "./type-context.js";
import {
  indexOf,
  type ObjectMembers,
  propertySignature,
  typeExpression,
  typeWithoutNull,
} from "./type-expression.js";
import { union } from "./union.js";
import { withoutRules } from "./without-rules.js";

/**
 * The input types of an operation. With modes there is an interface for each, exclusive through
 * `?: undefined` on what belongs to another, and a union of them all.
 */
export function emitRequest(
  { input, ...operation }: OperationModel,
  context: TypeContext,
): StatementStructures[] {
  if (input === undefined) return [];
  const { typeName: name, description, fields, schema } = input;
  const { modes, method, path } = operation;
  const takes = `What \`${method} ${path}\` takes`;
  const described = docs(description ?? `${takes}.`);
  if (input.isChoice) {
    // Printed in place of the body's component, which has the same name.
    const whole = resolveSchema({ components: context }, schema) ?? {};
    return [typeAlias(name, typeExpression(withoutRules(whole), context), described)];
  }
  const signature = (field: FieldModel, optional: boolean): Signature =>
    propertySignature({ wireName: field.wireName, schema: field.schema, optional }, context);

  /** What an input holds that has no name, where the schema of its body says what that is. */
  const furtherInputs = (): ObjectMembers["indexSignatures"] => {
    const parts = describingSame({ components: context }, schema);
    const known = fields.map((field) => field.schema);
    return indexOf(parts.flatMap(furtherSchemas), { known, context });
  };
  const members = (some: readonly FieldModel[]): ObjectMembers => ({
    properties: some.map((field) => signature(field, !field.required)),
    indexSignatures: furtherInputs(),
  });
  if (modes.length === 0) return [exportedInterface({ name, docs: described, ...members(fields) })];
  const shared = fields.filter(({ wireName }) =>
    modes.some((mode) => mode.variants.some((variant) => !isRuled(wireName, mode, variant))),
  );
  const hasShared = shared.length > 0;

  /** What a mode is for; of one of its interfaces, which of the mode's alternatives it has. */
  const modeDocs = (mode: ModeModel, variant?: ModeVariantModel): string[] => {
    const group = variant?.required.filter((each) => !mode.required.includes(each)) ?? [];
    const names = fields.flatMap((field) =>
      mode.variants.length > 1 && group.includes(field.wireName) ? [`\`${field.name}\``] : [],
    );
    const alternative = names.length === 0 ? "" : `, with ${listed(names)}`;
    const what = `Mode \`${mode.name}\` of \`${method} ${path}\`${alternative}.`;
    return docs(sentence(mode.summary), what);
  };

  /** What the modes have in common, narrowed by the rules of one. */
  const modeInterface = (mode: ModeModel, variant: ModeVariantModel) =>
    exportedInterface({
      name: variant.typeName,
      extends: hasShared ? [input.sharedTypeName] : [],
      docs: modeDocs(mode, variant),
      properties: fields
        .filter(({ wireName }) => isRuled(wireName, mode, variant))
        .map((field) =>
          mode.forbidden.includes(field.wireName)
            ? forbiddenSignature(field, mode, modes)
            : // Null would be taken for absent.
              { ...signature(field, false), type: typeWithoutNull(field.schema, context) },
        ),
      indexSignatures: hasShared ? [] : furtherInputs(),
    });

  /** One interface; where it has alternatives one each, and their union. */
  const emitMode = (mode: ModeModel): StatementStructures[] => {
    const interfaces = mode.variants.map((variant) => modeInterface(mode, variant));
    if (interfaces.length === 1) return interfaces;
    const type = union(mode.variants.map((variant) => variant.typeName));
    return [typeAlias(mode.typeName, type, modeDocs(mode)), ...interfaces];
  };
  const common = {
    ...exportedInterface({ name: input.sharedTypeName, ...members(shared) }),
    isExported: false,
    docs: docs("What the modes have in common."),
  };
  return [
    typeAlias(
      name,
      union(modes.map((mode) => mode.typeName)),
      docs(description, `${takes}, in any mode.`),
    ),
    ...modes.flatMap(emitMode),
    ...(hasShared ? [common] : []),
  ];
}

type Signature = OptionalKind<PropertySignatureStructure>;

function isRuled(wireName: string, mode: ModeModel, variant: ModeVariantModel): boolean {
  return mode.forbidden.includes(wireName) || variant.required.includes(wireName);
}

/** A property that a mode excludes, with the modes that take it as the reason. */
function forbiddenSignature(
  { name, wireName }: FieldModel,
  mode: ModeModel,
  modes: readonly ModeModel[],
): Signature {
  const others = modes.filter((other) => !other.forbidden.includes(wireName));
  const where = others.map((other) => `\`${other.name}\``).join(", ");
  const reason = where === "" ? "" : ` It belongs to mode ${where}.`;
  return {
    name: propertyName(name),
    hasQuestionToken: true,
    type: "undefined",
    docs: docs(`Not in mode \`${mode.name}\`.${reason}`),
  };
}
