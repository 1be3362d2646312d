import {
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
  StructureKind,
  type TypeAliasDeclarationStructure,
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
  if (input.isChoice) return [choiceAlias(operation, input, context)];
  if (modes.length === 0) return [wholeInterface(operation, input, context)];
  const request: Request = { operation, input, context };
  return [
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: input.typeName,
      type: union(modes.map((mode) => mode.typeName)),
      docs: docs(
        input.description,
        `What \`${operation.method} ${operation.path}\` takes, in any mode.`,
      ),
    },
    ...modes.flatMap((mode) => emitMode(mode, request)),
    ...sharedInterface(request),
  ];
}

interface Request {
  readonly operation: OperationModel;
  readonly input: InputModel;
  readonly context: TypeContext;
}

/** The union of what an input may be, printed in place of the body's component, which has the same name. */
function choiceAlias(
  operation: OperationModel,
  { typeName, schema, description }: InputModel,
  context: TypeContext,
): TypeAliasDeclarationStructure {
  const components = { components: context };
  const whole = withoutRules(resolveSchema(components, schema) ?? {});
  return {
    kind: StructureKind.TypeAlias,
    isExported: true,
    name: typeName,
    type: typeExpression(whole, context),
    docs: docs(description ?? `What \`${operation.method} ${operation.path}\` takes.`),
  };
}

function wholeInterface(
  operation: OperationModel,
  input: InputModel,
  context: TypeContext,
): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: input.typeName,
    docs: docs(input.description ?? `What \`${operation.method} ${operation.path}\` takes.`),
    properties: input.fields.map((field) => signature(field, !field.required, context)),
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

/** The properties as they are where no mode has a rule for them; empty where each mode rules them all. */
function sharedInterface({ operation, input, context }: Request): InterfaceDeclarationStructure[] {
  const fields = sharedFields(operation, input);
  if (fields.length === 0) return [];
  return [
    {
      kind: StructureKind.Interface,
      name: input.sharedTypeName,
      docs: docs("What the modes have in common."),
      properties: fields.map((field) => signature(field, !field.required, context)),
      indexSignatures: furtherInputs(input, context),
    },
  ];
}

function sharedFields({ modes }: OperationModel, { fields }: InputModel): FieldModel[] {
  return fields.filter(({ wireName }) =>
    modes.some((mode) => mode.variants.some((variant) => !isRuled(wireName, mode, variant))),
  );
}

function isRuled(wireName: string, mode: ModeModel, variant: ModeVariantModel): boolean {
  return mode.forbidden.includes(wireName) || variant.required.includes(wireName);
}

/** One interface; where it has alternatives one each, and their union. */
function emitMode(mode: ModeModel, request: Request): StatementStructures[] {
  const interfaces = mode.variants.map((variant) => modeInterface(mode, variant, request));
  if (interfaces.length === 1) return interfaces;
  return [
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: mode.typeName,
      type: union(mode.variants.map((variant) => variant.typeName)),
      docs: modeDocs(mode, request),
    },
    ...interfaces,
  ];
}

/** What the modes have in common, narrowed by the rules of one. */
function modeInterface(
  mode: ModeModel,
  variant: ModeVariantModel,
  request: Request,
): InterfaceDeclarationStructure {
  const { operation, input, context } = request;
  const hasShared = sharedFields(operation, input).length > 0;
  return {
    kind: StructureKind.Interface,
    isExported: true,
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
  };
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
