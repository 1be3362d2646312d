import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { reservedNames } from "../../generator/names/reserved-names.js";

/* The list of names that a package's own exports must not shadow is a copy of what the emitters use. */
const samples = path.resolve(import.meta.dirname, "../samples");
const files = readdirSync(samples, { recursive: true, encoding: "utf8" }).filter((file) =>
  /expected.src.(?:client|index|link-token|models|operations|validators)\.ts$/u.test(file),
);

test.each(files)("%s imports and mentions reserved or own names only", (file) => {
  const text = readFileSync(path.join(samples, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const foreign = [...importedNames(source), ...globalTypes(source)];
  expect(foreign.filter((name) => !reservedNames.has(name))).toEqual([]);
});

/** What is imported from other packages and from schema.ts. */
function importedNames(source: ts.SourceFile): string[] {
  return source.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (from.startsWith(".") && from !== "./schema.js") return [];
    const clause = statement.importClause;
    const bindings = clause?.namedBindings;
    return [
      ...(clause?.name === undefined ? [] : [clause.name.text]),
      ...(bindings !== undefined && ts.isNamedImports(bindings)
        ? bindings.elements.map((element) => element.name.text)
        : []),
    ];
  });
}

/** Names in type positions that the file neither declares nor imports. */
function globalTypes(source: ts.SourceFile): string[] {
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = (node as ts.NamedDeclaration).name;
    if (name !== undefined && ts.isIdentifier(name)) declared.add(name.text);
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName))
      used.add(node.typeName.text);
    node.forEachChild(visit);
  };
  visit(source);
  return [...used].filter((name) => !declared.has(name) && name !== "const");
}
