import {
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
  StructureKind,
} from "ts-morph";
import type { BodyModel, FieldModel, ModeModel, OperationModel } from "../types/model.js";
import { toPascalCase } from "../util/casing.js";
import { docs, sentence } from "./docs.js";
import { propertyName } from "./escape.js";
import { propertySignature, type TypeContext, union } from "./type-expression.js";

/**
 * The input types of an operation. With modes there is an interface for each, exclusive through
 * `?: undefined` on what belongs to another, and a union of them all.
 */
export function emitRequest(
  operation: OperationModel,
  context: TypeContext,
): StatementStructures[] {
  const { body, modes } = operation;
  if (body === undefined) return [];
  if (modes.length === 0) return [wholeInterface(operation, body, context)];
  const governed = new Set(modes.flatMap((mode) => [...ruledNames(mode)]));
  const request: Request = { operation, body, context, governed };
  return [
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: body.typeName,
      type: union(modes.map((mode) => mode.typeName)),
      docs: docs(
        body.description,
        `What \`${operation.method} ${operation.path}\` takes, in any mode.`,
      ),
    },
    ...modes.flatMap((mode) => emitMode(mode, request)),
    ...(hasShared(request) ? [sharedInterface(request)] : []),
  ];
}

interface Request {
  readonly operation: OperationModel;
  readonly body: BodyModel;
  readonly context: TypeContext;
  /** Wire names of the properties that some mode has a rule for. */
  readonly governed: ReadonlySet<string>;
}

function ruledNames(mode: ModeModel): Set<string> {
  return new Set([...mode.required, ...mode.forbidden, ...mode.anyOf.flat()]);
}

function wholeInterface(
  operation: OperationModel,
  body: BodyModel,
  context: TypeContext,
): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: body.typeName,
    docs: docs(body.description ?? `What \`${operation.method} ${operation.path}\` takes.`),
    properties: body.fields.map((field) => signature(field, !field.required, context)),
  };
}

function hasShared({ body, governed }: Request): boolean {
  return body.fields.some((field) => !governed.has(field.wireName));
}

function sharedInterface({ body, context, governed }: Request): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name: body.sharedTypeName,
    docs: docs("What every mode takes."),
    properties: body.fields
      .filter((field) => !governed.has(field.wireName))
      .map((field) => signature(field, !field.required, context)),
  };
}

/** One interface; with several `anyOf` groups one a group, and their union. */
function emitMode(mode: ModeModel, request: Request): StatementStructures[] {
  const groups = mode.anyOf;
  if (groups.length < 2) {
    const [group = []] = groups;
    return [
      modeInterface({ mode, name: mode.typeName, required: [...mode.required, ...group] }, request),
    ];
  }
  const variants = groups.map((group) => ({
    mode,
    name: `${mode.typeName}With${group.map(toPascalCase).join("")}`,
    required: [...mode.required, ...group],
  }));
  return [
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: mode.typeName,
      type: union(variants.map((variant) => variant.name)),
      docs: modeDocs(mode, request.operation),
    },
    ...variants.map((variant) => modeInterface(variant, request)),
  ];
}

interface Variant {
  readonly mode: ModeModel;
  readonly name: string;
  /** Wire names. */
  readonly required: readonly string[];
}

function modeInterface(variant: Variant, request: Request): InterfaceDeclarationStructure {
  const { body, context, governed, operation } = request;
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: variant.name,
    extends: hasShared(request) ? [body.sharedTypeName] : [],
    docs: modeDocs(variant.mode, operation),
    properties: body.fields
      .filter((field) => governed.has(field.wireName))
      .map((field) => {
        if (variant.mode.forbidden.includes(field.wireName)) {
          return forbiddenSignature(field, variant.mode, operation);
        }
        const required = field.required || variant.required.includes(field.wireName);
        return signature(field, !required, context);
      }),
  };
}

function modeDocs(mode: ModeModel, operation: OperationModel): string[] {
  return docs(
    sentence(mode.summary),
    `Mode \`${mode.name}\` of \`${operation.method} ${operation.path}\`.`,
  );
}

function signature(
  field: FieldModel,
  optional: boolean,
  context: TypeContext,
): OptionalKind<PropertySignatureStructure> {
  return propertySignature({ wireName: field.wireName, schema: field.schema, optional }, context);
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
