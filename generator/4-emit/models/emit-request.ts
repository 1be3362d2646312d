import type {
  InterfaceDeclarationStructure,
  OptionalKind,
  PropertySignatureStructure,
  StatementStructures,
} from "ts-morph";
import { furtherSchemas } from "../../openapi/keywords.js";
import { describingSame, resolveSchema } from "../../openapi/schema.js";
import type {
  FieldModel,
  InputModel,
  ModeModel,
  ModeVariantModel,
  OperationModel,
} from "../../types/model.js";
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
  operation: OperationModel,
  context: TypeContext,
): StatementStructures[] {
  const { input, modes } = operation;
  if (input === undefined) return [];
  const { typeName: name, description } = input;
  const takes = `What \`${operation.method} ${operation.path}\` takes`;
  const described = docs(description ?? `${takes}.`);
  if (input.isChoice) {
    // Printed in place of the body's component, which has the same name.
    const whole = resolveSchema({ components: context }, input.schema) ?? {};
    return [typeAlias(name, typeExpression(withoutRules(whole), context), described)];
  }
  if (modes.length === 0) {
    const members = inputMembers(input, input.fields, context);
    return [exportedInterface({ name, docs: described, ...members })];
  }
  const shared = input.fields.filter(({ wireName }) =>
    modes.some((mode) => mode.variants.some((variant) => !isRuled(wireName, mode, variant))),
  );
  const request: Request = { operation, input, context, hasShared: shared.length > 0 };
  const inAnyMode = docs(description, `${takes}, in any mode.`);
  return [
    typeAlias(name, union(modes.map((mode) => mode.typeName)), inAnyMode),
    ...modes.flatMap((mode) => emitMode(mode, request)),
    ...(shared.length === 0 ? [] : [sharedInterface(shared, request)]),
  ];
}

interface Request {
  readonly operation: OperationModel;
  readonly input: InputModel;
  readonly context: TypeContext;
  /** Whether there are properties that some mode has no rule for. */
  readonly hasShared: boolean;
}

/** The properties as they are where no mode has a rule for them. */
function sharedInterface(
  shared: readonly FieldModel[],
  { input, context }: Request,
): InterfaceDeclarationStructure {
  return {
    ...exportedInterface({ name: input.sharedTypeName, ...inputMembers(input, shared, context) }),
    isExported: false,
    docs: docs("What the modes have in common."),
  };
}

function inputMembers(
  input: InputModel,
  fields: readonly FieldModel[],
  context: TypeContext,
): ObjectMembers {
  return {
    properties: fields.map((field) => signature(field, !field.required, context)),
    indexSignatures: furtherInputs(input, context),
  };
}

/** What an input holds that has no name, where the schema of its body says what that is. */
function furtherInputs(
  { schema, fields }: InputModel,
  context: TypeContext,
): ObjectMembers["indexSignatures"] {
  const parts = describingSame({ components: context }, schema);
  const known = fields.map((field) => field.schema);
  return indexOf(parts.flatMap(furtherSchemas), { known, context });
}

function isRuled(wireName: string, mode: ModeModel, variant: ModeVariantModel): boolean {
  return mode.forbidden.includes(wireName) || variant.required.includes(wireName);
}

/** One interface; where it has alternatives one each, and their union. */
function emitMode(mode: ModeModel, request: Request): StatementStructures[] {
  const interfaces = mode.variants.map((variant) => modeInterface(mode, variant, request));
  if (interfaces.length === 1) return interfaces;
  const type = union(mode.variants.map((variant) => variant.typeName));
  return [typeAlias(mode.typeName, type, modeDocs(mode, request)), ...interfaces];
}

/** What the modes have in common, narrowed by the rules of one. */
function modeInterface(
  mode: ModeModel,
  variant: ModeVariantModel,
  request: Request,
): InterfaceDeclarationStructure {
  const { operation, input, context, hasShared } = request;
  return exportedInterface({
    name: variant.typeName,
    extends: hasShared ? [input.sharedTypeName] : [],
    docs: modeDocs(mode, request, variant),
    properties: input.fields
      .filter(({ wireName }) => isRuled(wireName, mode, variant))
      .map((field) =>
        mode.forbidden.includes(field.wireName)
          ? forbiddenSignature(field, mode, operation)
          : requiredSignature(field, context),
      ),
    indexSignatures: hasShared ? [] : furtherInputs(input, context),
  });
}

/** What a mode is for; of one of its interfaces, which of the mode's alternatives it has. */
function modeDocs(
  mode: ModeModel,
  { operation, input }: Request,
  variant?: ModeVariantModel,
): string[] {
  const group = variant?.required.filter((name) => !mode.required.includes(name)) ?? [];
  const names = input.fields.flatMap(({ wireName, name }) =>
    mode.variants.length > 1 && group.includes(wireName) ? [`\`${name}\``] : [],
  );
  const alternative = names.length === 0 ? "" : `, with ${listed(names)}`;
  return docs(
    sentence(mode.summary),
    `Mode \`${mode.name}\` of \`${operation.method} ${operation.path}\`${alternative}.`,
  );
}

function signature(
  field: FieldModel,
  optional: boolean,
  context: TypeContext,
): OptionalKind<PropertySignatureStructure> {
  return propertySignature({ wireName: field.wireName, schema: field.schema, optional }, context);
}

/** A property that a mode requires: null would be taken for absent. */
function requiredSignature(
  field: FieldModel,
  context: TypeContext,
): OptionalKind<PropertySignatureStructure> {
  const property = signature(field, false, context);
  return { ...property, type: typeWithoutNull(field.schema, context) };
}

/** A property that a mode excludes, with the modes that take it as the reason. */
function forbiddenSignature(
  field: FieldModel,
  mode: ModeModel,
  operation: OperationModel,
): OptionalKind<PropertySignatureStructure> {
  const others = operation.modes.filter((other) => !other.forbidden.includes(field.wireName));
  const where = others.map((other) => `\`${other.name}\``).join(", ");
  const reason = where === "" ? "" : ` It belongs to mode ${where}.`;
  return {
    name: propertyName(field.name),
    hasQuestionToken: true,
    type: "undefined",
    docs: docs(`Not in mode \`${mode.name}\`.${reason}`),
  };
}
