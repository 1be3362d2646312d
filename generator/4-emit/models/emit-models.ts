import type { StatementStructures } from "ts-morph";
import { toPascalCase } from "../../names/casing.js";
import { valueDescriptions } from "../../openapi/listed-values.js";
import { referencedComponent } from "../../openapi/schema.js";
import type { OperationModel, ProviderModel, ReachedSchemaModel } from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";
import { deprecatedTag, docs, docsWithTags, printDocblock } from "../print/docs.js";
import { emitRequest } from "./emit-request.js";
import { propertyName } from "../print/escape.js";
import { literal } from "../print/literal.js";
import { printModule } from "../print/print-module.js";
import { exportedConstant, exportedInterface, typeAlias } from "../print/statements.js";
import type { TypeContext } from "./type-context.js";
import { objectMembers, typeExpression } from "./type-expression.js";
import { union } from "./union.js";
import { withoutRules } from "./without-rules.js";

/** `src/models.ts`: the types that the wrapper speaks, under names that read well in an editor. */
export function emitModels(model: ProviderModel, specPath: string): Promise<string> {
  const statements = [
    ...model.operations.flatMap((operation) => [
      ...emitRequest(operation, { ...model, naming: operation.naming, side: "request" }),
      ...emitResponse(operation, { ...model, naming: operation.naming, side: "response" }),
    ]),
    ...model.reached.flatMap((reached) => emitReached(reached, model)),
  ];
  return printModule({ path: "./models.js", specPath, statements });
}

function emitResponse(operation: OperationModel, context: TypeContext): StatementStructures[] {
  const { schema, typeName } = operation.success;
  const what = `The response body of \`${operation.method} ${operation.path}\`.`;
  return [emitNamed(typeName, withoutRules(behindReference(schema, context)), context, what)];
}

function emitReached(reached: ReachedSchemaModel, model: ProviderModel): StatementStructures[] {
  const schema = withoutRules(model.schemas[reached.key] ?? {});
  const context = { ...model, naming: reached.naming, side: reached.side };
  const members = (schema.enum ?? []).filter((value) => typeof value === "string");
  if (schema.enum === undefined)
    return [emitNamed(reached.typeName, schema, context, schema.title)];
  if (members.length === 0) {
    const type = union(schema.enum.map((value) => literal(value)));
    return [typeAlias(reached.typeName, type, docsOf(schema))];
  }
  return emitEnum(reached.typeName, members, schema);
}

/** A constant with a member for each value, and the union of the values under the same name. */
function emitEnum(name: string, members: readonly string[], schema: Schema): StatementStructures[] {
  const others = (schema.enum ?? []).filter((value) => typeof value !== "string");
  const listed = `(typeof ${name})[keyof typeof ${name}]`;
  const open = schema["x-link-open-enum"] === true;
  const described = valueDescriptions(schema);
  const entries = Object.entries(memberNames(members)).map(([member, value]) => {
    const [text] = docs(described.get(value));
    const lead = text === undefined ? "" : `${printDocblock([text])}\n`;
    return `${lead}${propertyName(member)}: ${literal(value)}`;
  });
  return [
    exportedConstant({
      name,
      value: `{ ${entries.join(", ")} } as const`,
      docs: docsOf(schema, open ? [openNote] : []),
    }),
    typeAlias(name, union([listed, ...others.map((value) => literal(value))])),
  ];
}

const openNote = "The list is not complete: `unlisted(value)` lets any other value through.";

/** PascalCase names for the values; where two have the same, or one has none, the values themselves. */
function memberNames(values: readonly string[]): Record<string, string> {
  const wanted = values.map(memberName);
  const entries = values.map((value, index) => {
    const name = wanted[index] ?? "";
    const isOwn = name !== "" && wanted.indexOf(name) === wanted.lastIndexOf(name);
    return [isOwn && !values.includes(name) ? name : value, value] as const;
  });
  return Object.fromEntries(entries);
}

/** Capitals alone are words like any other: `US` is `Us`, as generators of official SDKs have it. */
function memberName(value: string): string {
  if (value === "") return "Empty";
  const words = value === value.toUpperCase() ? value.toLowerCase() : value;
  return toPascalCase(words).replace(/^\d/u, "_$&");
}

/** An interface where the schema is a plain object, a type alias otherwise. */
function emitNamed(
  name: string,
  schema: Schema,
  context: TypeContext,
  fallback: string | undefined,
): StatementStructures {
  const described = docsOf({ ...schema, description: schema.description ?? fallback ?? "" });
  if (!isPlainObject(schema)) return typeAlias(name, typeExpression(schema, context), described);
  return exportedInterface({ name, docs: described, ...objectMembers(schema, context) });
}

/** What a schema says of itself, with what more there is to say. */
function docsOf(
  { description, deprecated }: Pick<Schema, "description" | "deprecated">,
  notes: readonly string[] = [],
): string[] {
  const tag = deprecated === true ? deprecatedTag : undefined;
  return docsWithTags([description, ...notes], [tag]);
}

function isPlainObject(schema: Schema): boolean {
  const isObject = schema.type === "object" || (schema.type === undefined && schema.properties);
  return Boolean(isObject) && !schema.allOf && !schema.anyOf && !schema.oneOf && !schema.enum;
}

/** The root of a body behind its reference: it is declared here, so it cannot refer to itself. */
function behindReference(schema: Schema, { schemas }: TypeContext): Schema {
  const key = referencedComponent(schema);
  return key === undefined ? schema : (schemas[key] ?? {});
}
