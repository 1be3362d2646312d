import {
  astToString,
  type GlobalContext,
  NEVER,
  type OpenAPI3,
  resolveRef,
  type SchemaObject,
  STRING,
  type TransformNodeOptions,
  transformSchema,
  transformSchemaObject,
} from "openapi-typescript";
import ts from "typescript";
import type { Schema } from "../../types/openapi.js";
import { isOnlyNull, printOnlyNull } from "./only-null.js";
import { isEndless, isNever, isTuple } from "./wire-schema.js";
import { isAnyText } from "./with-any-text.js";

/**
 * A document's types as openapi-typescript prints them. Its own entry has Redocly validate and bundle
 * the document first, which lint has done and a document without other files does not need, and which
 * takes longer than all the rest. The document stays as it is.
 */
export function printWireTypes(given: OpenAPI3): string {
  const document = structuredClone(given);
  document.components ??= {};
  return astToString(transformSchema(document, createContext(document)));
}

/** What openapi-typescript's entry makes of its options. Nothing of it reads a config of Redocly's. */
function createContext(document: OpenAPI3): GlobalContext {
  const context: Omit<GlobalContext, "redoc"> = {
    ...choices,
    // With them, the plain client takes no `readOnly` property in a request and shows no `writeOnly` one in a response.
    readWriteMarkers: /"(?:readOnly|writeOnly|x-only-null)":true/u.test(JSON.stringify(document)),
    postTransform: undefined,
    transform: (schema, options) => {
      if (isNever(schema as Schema)) return NEVER;
      if (isOnlyNull(schema as Schema)) return printOnlyNull();
      if (isTuple(schema as Schema)) return printTuple(schema as Schema, options);
      if (isEndless(schema as Schema)) return printEndless(schema as Schema, options);
      return isAnyText(schema as Schema) ? printAnyText() : undefined;
    },
    transformProperty: undefined,
    // A document has none left, and openapi-typescript would find some within examples.
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    resolve: ($ref) => resolveRef(document, $ref, choices),
  };
  return context as GlobalContext;
}

/** `string & {}`, beside which an editor still proposes the values of a list. */
function printAnyText(): ts.TypeNode {
  const anything = ts.factory.createTypeLiteralNode([]);
  return ts.factory.createIntersectionTypeNode([STRING, anything]);
}

/** `List1`, an interface below the rest, which alone may hold what it is a part of. */
function printEndless({ items = {} }: Schema, options: TransformNodeOptions): ts.TypeNode {
  const { injectFooter } = options.ctx;
  const item = transformSchemaObject(items as SchemaObject, options);
  // openapi-typescript puts its `operations` there as well.
  const before = injectFooter.filter(
    (each) => ts.isInterfaceDeclaration(each) && each.name.text.startsWith("List"),
  );
  const name = `List${before.length + 1}`;
  const array = ts.factory.createIdentifier("Array");
  const base = ts.factory.createExpressionWithTypeArguments(array, [item]);
  const heritage = ts.factory.createHeritageClause(ts.SyntaxKind.ExtendsKeyword, [base]);
  injectFooter.push(
    ts.factory.createInterfaceDeclaration(undefined, name, undefined, [heritage], []),
  );
  return ts.factory.createTypeReferenceNode(name);
}

/** `[A, B?, ...C[]]` */
function printTuple(schema: Schema, options: TransformNodeOptions): ts.TypeNode {
  const { prefixItems = [], items = {}, minItems = 0, maxItems } = schema;
  const print = (item: Schema) => transformSchemaObject(item as SchemaObject, options);
  const first = prefixItems
    .slice(0, maxItems)
    .map((item, index) =>
      index < minItems ? print(item) : ts.factory.createOptionalTypeNode(print(item)),
    );
  const rest = print(items);
  const isClosed = isNever(items) || (maxItems ?? Infinity) <= prefixItems.length;
  const more = ts.factory.createRestTypeNode(ts.factory.createArrayTypeNode(rest));
  return ts.factory.createTupleTypeNode(isClosed ? first : [...first, more]);
}

/** The options: ours are an optional property for a default, and `unknown` for what an empty object holds. */
const choices = {
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  silent: true,
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
};
