import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A part of a JSON Schema. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const declarations = new Map(
  ["extension-forms", "widget-extension", "extensions"]
    .flatMap((name) => {
      const file = path.resolve(import.meta.dirname, `../../generator/types/${name}.ts`);
      const text = readFileSync(file, "utf8");
      return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements;
    })
    .filter(ts.isVariableStatement)
    .flatMap((statement) =>
      statement.declarationList.declarations.map(
        ({ name, initializer }) =>
          [name.getText(), { initializer, words: wordsOf(statement) }] as const,
      ),
    ),
);

/** A converted schema with the comments of the extensions, which stand there once, as its descriptions. */
export function describeSchema(name: string, schema: JsonSchema): JsonSchema {
  const { initializer, words } = declarations.get(name) ?? {};
  const described = describe(initializer, schema);
  return words === undefined ? described : { description: words, ...described };
}

function describe(expression: ts.Expression | undefined, schema: JsonSchema): JsonSchema {
  if (expression === undefined) return schema;
  if (ts.isIdentifier(expression)) {
    return describe(declarations.get(expression.text)?.initializer, schema);
  }
  if (!ts.isCallExpression(expression)) return schema;
  const [first, second] = expression.arguments;
  switch (expression.expression.getText()) {
    case "v.strictObject":
      return { ...schema, properties: summarizeEntries(first, schema["properties"] as JsonSchema) };
    case "v.union":
      return { ...schema, anyOf: formatForms(first, schema["anyOf"] as JsonSchema[]) };
    case "v.array":
      return { ...schema, items: describe(first, schema["items"] as JsonSchema) };
    case "v.record": {
      const values = schema["additionalProperties"] as JsonSchema;
      return { ...schema, additionalProperties: describe(second, values) };
    }
    case "v.nullable": {
      const [value = {}, ...rest] = schema["anyOf"] as JsonSchema[];
      return { ...schema, anyOf: [describe(first, value), ...rest] };
    }
    default:
      return describe(first, schema);
  }
}

function summarizeEntries(entries: ts.Node | undefined, properties: JsonSchema): JsonSchema {
  if (entries === undefined || !ts.isObjectLiteralExpression(entries)) return properties;
  const described = entries.properties.filter(ts.isPropertyAssignment).map((property) => {
    const key = property.name.getText();
    const inner = describe(property.initializer, properties[key] as JsonSchema);
    const words = wordsOf(property);
    return [key, words === undefined ? inner : { description: words, ...inner }] as const;
  });
  return { ...properties, ...Object.fromEntries(described) };
}

function formatForms(forms: ts.Node | undefined, schemas: readonly JsonSchema[]): JsonSchema[] {
  const elements = forms !== undefined && ts.isArrayLiteralExpression(forms) ? forms.elements : [];
  return schemas.map((schema, index) => describe(elements[index], schema));
}

function wordsOf(node: ts.Node): string | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  if (comment === undefined || !ts.isJSDoc(comment)) return undefined;
  return ts.getTextOfJSDocComment(comment.comment)?.replaceAll(/\s+/gu, " ");
}
