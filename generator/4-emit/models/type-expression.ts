import {
  CodeBlockWriter,
  type IndexSignatureDeclarationStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  Writers,
} from "ts-morph";
import { codeSpan } from "../../diagnostics/code-span.js";
import { publicName } from "../../names/casing.js";
import { constantsOf } from "../../openapi/discriminator.js";
import { furtherSchemas } from "../../openapi/keywords.js";
import { valueDescriptions } from "../../openapi/listed-values.js";
import { isNothing } from "../../openapi/normal-schema.js";
import {
  isNullable,
  isOnly,
  propertiesOf,
  propertyOf,
  referencedComponent,
} from "../../openapi/schema.js";
import type { JsonValue } from "../../types/json.js";
import type { Schema } from "../../types/openapi.js";
import { choiceBranches } from "./choice-type.js";
import { deprecatedTag, docCode, docsWithTags } from "../print/docs.js";
import { escapeUnprintable, propertyName } from "../print/escape.js";
import { listType } from "./list-type.js";
import { literal } from "../print/literal.js";
import { modelType, runtime, typeFrom } from "../print/symbol.js";
import type { TypeContext } from "./type-context.js";
import { parenthesize, union } from "./union.js";

/** The TypeScript type of a schema, as the wrapper speaks it. */
export function typeExpression(schema: Schema, context: TypeContext): string {
  if (isNothing(schema)) return "never";
  const key = referencedComponent(schema);
  if (key !== undefined) return namedType(key, context);
  if (schema.const !== undefined) return openLiterals([schema.const], schema, context);
  if (schema.enum !== undefined) return openLiterals(schema.enum, schema, context);
  const { allOf = [], anyOf, oneOf } = schema;
  const parts = [
    ...[anyOf, oneOf].map((branches) =>
      branches === undefined ? "unknown" : choiceType(schema, branches, context),
    ),
    ...allOf.filter(saysMore).map((part) => typeExpression(part, context)),
    requiredElsewhere(schema, context),
    ownType(schema, context),
  ].filter((part) => part !== "unknown");
  const [only = "unknown", ...others] = new Set(parts);
  return others.length === 0 ? only : [only, ...others].map(parenthesize).join(" & ");
}

function choiceType(choice: Schema, branches: readonly Schema[], context: TypeContext): string {
  const named = (wireName: string) => publicName(wireName, context.naming);
  const types = choiceBranches(choice, branches, context, named).map(({ schema, closed, tag }) => {
    const type = typeExpression(schema, closed === undefined ? context : { ...context, closed });
    return tag === undefined ? type : `(${type} & ${tag})`;
  });
  return union(types);
}

/** Whether a part of `allOf` says more than that some property is required. */
function saysMore(part: Schema): boolean {
  const others = Object.keys(part).filter((key) => !silentKeywords.has(key));
  return others.length > 0 || (part.type !== undefined && part.type !== "object");
}

const silentKeywords = new Set(["type", "required", "description", "title"]);

/** The properties that are required in another location than where they are declared. */
function requiredElsewhere(schema: Schema, context: TypeContext): string {
  const names = [schema, ...(schema.allOf ?? [])].flatMap(({ required = [], properties = {} }) =>
    required.filter((name) => !Object.hasOwn(properties, name)),
  );
  if (names.length === 0) return "unknown";
  const properties = [...new Set(names)].flatMap((wireName) => {
    const property = propertyOf({ components: context }, schema, wireName);
    if (property === undefined || isHidden(property, context)) return [];
    return [propertySignature({ wireName, schema: property, optional: false }, context)];
  });
  return properties.length === 0 ? "unknown" : printObject({ properties, indexSignatures: [] });
}

/** The type of a schema's values other than null. */
export function typeWithoutNull(schema: Schema, context: TypeContext): string {
  if (referencedComponent(schema) !== undefined) {
    const type = typeExpression(schema, context);
    return isNullable({ components: context }, schema) ? `NonNullable<${type}>` : type;
  }
  const { type, enum: values, anyOf, oneOf } = schema;
  const isValue = (branch: Schema): boolean => branch.type !== "null";
  return typeExpression(
    {
      ...schema,
      ...(type !== undefined && { type: [type].flat().filter((each) => each !== "null") }),
      ...(values !== undefined && { enum: values.filter((value) => value !== null) }),
      ...(anyOf !== undefined && { anyOf: anyOf.filter(isValue) }),
      ...(oneOf !== undefined && { oneOf: oneOf.filter(isValue) }),
    },
    context,
  );
}

/** The members of an object type, as an interface or a type literal takes them. */
export function objectMembers(schema: Schema, context: TypeContext): ObjectMembers {
  const required = new Set(schema.required);
  const properties = Object.entries(schema.properties ?? {})
    .filter(([, property]) => !isHidden(property, context))
    .map(([wireName, property]) => {
      const optional = !required.has(wireName);
      return propertySignature({ wireName, schema: property, optional }, context);
    });
  return { properties, indexSignatures: indexSignature(schema, context) };
}

export interface ObjectMembers {
  readonly properties: OptionalKind<PropertySignatureStructure>[];
  readonly indexSignatures: OptionalKind<IndexSignatureDeclarationStructure>[];
}

/** A property of an object type; an optional one may also be given as `undefined`. */
export function propertySignature(
  property: { readonly wireName: string; readonly schema: Schema; readonly optional: boolean },
  context: TypeContext,
): OptionalKind<PropertySignatureStructure> {
  const { wireName, schema, optional } = property;
  const { closed, ...inner } = context;
  const { description, deprecated } = docsOfType(schema, context);
  const values = closed === wireName ? constantsOf({ components: context }, schema) : [];
  const type =
    values.length > 0
      ? union(values.map((value) => literal(value)))
      : typeExpression(schema, inner);
  return {
    name: propertyName(publicName(wireName, context.naming)),
    hasQuestionToken: optional,
    type: optional ? union([type, "undefined"]) : type,
    docs: docsWithTags(
      [description, valueNotes(schema.enum === undefined ? schema.items : schema)],
      [
        schema.default === undefined
          ? undefined
          : ["defaultValue", docCode(json(schema.default), "json")],
        deprecated === true ? deprecatedTag : undefined,
      ],
    ),
  };
}

/** What the values of an enum mean that has no name of its own, as a list. */
function valueNotes(schema: Schema = {}): string | undefined {
  const notes = [...valueDescriptions(schema)].map(
    ([value, text]) => `- ${codeSpan(json(value))}: ${text}`,
  );
  return notes.length === 0 ? undefined : notes.join("\n");
}

/** A value as JSON, with an escape for what an editor would not show. */
function json(value: JsonValue): string {
  return escapeUnprintable(JSON.stringify(value));
}

/** What is said of a property: by itself, else by the component that it refers to. */
export function docsOfType(schema: Schema, { schemas }: Pick<TypeContext, "schemas">): Schema {
  return { ...schemas[referencedComponent(schema) ?? ""], ...schema };
}

/** Whether a property belongs to the other side only. */
function isHidden(schema: Schema, context: TypeContext): boolean {
  const keyword = context.side === "request" ? "readOnly" : "writeOnly";
  return isOnly({ components: context }, schema, keyword);
}

/** The index signature of an object that takes further properties, if the spec says that it does. */
function indexSignature(
  schema: Schema,
  context: TypeContext,
): OptionalKind<IndexSignatureDeclarationStructure>[] {
  const { properties, additionalProperties: more } = schema;
  const further = furtherSchemas(schema);
  const isBare = properties === undefined && more !== false && !isComposed(schema);
  // Beside named properties `true` would let every typo through; `extraBody` and `raw` take what is not named.
  const isFree = isBare && (more === true || further.length === 0);
  if (!isFree && further.length === 0) return [];
  const known = [...propertiesOf({ components: context }, schema).values()];
  return indexOf(isFree ? [{}] : further, { known: known.map((each) => each.schema), context });
}

/** An index signature for further properties, which has to take the known ones as well; none where there are none. */
export function indexOf(
  further: readonly Schema[],
  { known, context }: { readonly known: readonly Schema[]; readonly context: TypeContext },
): ObjectMembers["indexSignatures"] {
  if (further.length === 0 || (known.length > 0 && further.every(isNothing))) return [];
  const types = [...further, ...known].map((each) => typeExpression(each, context));
  const absent = known.length > 0 ? ["undefined"] : [];
  return [{ keyName: "key", keyType: "string", returnType: union([...types, ...absent]) }];
}

/** Whether other schemas say what an object is. */
function isComposed({ allOf, anyOf, oneOf }: Schema): boolean {
  return allOf !== undefined || anyOf !== undefined || oneOf !== undefined;
}

function namedType(key: string, context: TypeContext): string {
  const schema = context.schemas[key];
  const isEnum = schema?.enum !== undefined;
  const reached = context.reached.find(
    ({ key: other, side, naming }) =>
      other === key && (isEnum || (side === context.side && naming === context.naming)),
  );
  if (reached === undefined || schema === undefined) return "unknown";
  const type = modelType(reached.typeName);
  return isEnum ? opened(type, schema.enum ?? [], schema, context) : type;
}

function openLiterals(values: readonly JsonValue[], schema: Schema, context: TypeContext): string {
  return opened(union(values.map((value) => literal(value))), values, schema, context);
}

/** Lets unlisted values in: every one in a response, marked ones in a request where the spec calls an enum open. */
function opened(
  type: string,
  values: readonly JsonValue[],
  schema: Schema,
  { side }: TypeContext,
): string {
  const hasText = values.some((value) => typeof value === "string");
  if (side === "request") {
    const isOpen = hasText && schema["x-link-open-enum"] === true;
    return isOpen ? union([type, typeFrom(runtime, "Unlisted")]) : type;
  }
  const hasNumber = values.some((value) => typeof value === "number");
  return union([
    type,
    ...(hasText ? ["(string & {})"] : []),
    ...(hasNumber ? ["(number & {})"] : []),
  ]);
}

/** The type that the `type` keyword and its companions give. */
function ownType(schema: Schema, context: TypeContext): string {
  if (schema.type === undefined) {
    const isObject = schema.properties !== undefined;
    return isObject || isComposed(schema) ? objectType(schema, context) : "unknown";
  }
  const types = typeof schema.type === "string" ? [schema.type] : schema.type;
  return union(types.map((type) => primitiveType(type, schema, context)));
}

function primitiveType(type: string, schema: Schema, context: TypeContext): string {
  switch (type) {
    case "integer":
      return "number";
    case "string":
    case "number":
    case "boolean":
    case "null":
      return type;
    case "array": {
      const list = listType(schema, (item) => typeExpression(item, context));
      return context.side === "request" ? `readonly ${list}` : list;
    }
    case "object":
      return objectType(schema, context);
    default:
      return "unknown";
  }
}

function objectType(schema: Schema, context: TypeContext): string {
  const members = objectMembers(schema, context);
  const isSilent = schema.properties === undefined && members.indexSignatures.length === 0;
  return isSilent && isComposed(schema) ? "unknown" : printObject(members);
}

function printObject({ properties, indexSignatures }: ObjectMembers): string {
  const [index] = indexSignatures;
  if (properties.length === 0) {
    return index === undefined ? "{}" : `{ [key: string]: ${String(index.returnType)} }`;
  }
  const writer = new CodeBlockWriter();
  Writers.objectType({ properties, indexSignatures })(writer);
  return writer.toString();
}
