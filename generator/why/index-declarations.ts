import ts from "typescript";
import type { Declaration } from "../types/explanation.js";
import type { FileTree } from "../types/tree.js";

/** What generated files declare and hand on. */
export interface Declarations {
  /** By name: `TokenRequest`, `TokenRequest.user`; several where a type and a constant share it. */
  readonly byName: ReadonlyMap<string, readonly Declaration[]>;
  /** The exports that come from the runtime, by name, and where they are handed on. */
  readonly runtime: ReadonlyMap<string, Declaration>;
  /** The texts that members of constants stand for: `Plan.Paid` for `paid`. */
  readonly values: ReadonlyMap<string, string>;
}

/** Finds the declarations of generated TypeScript files, and their members. */
export function indexDeclarations(files: FileTree): Declarations {
  const byName = new Map<string, Declaration[]>();
  const runtime = new Map<string, Declaration>();
  const values = new Map<string, string>();
  for (const [path, text] of files) {
    if (!path.endsWith(".ts")) continue;
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const declare = (name: string, node: ts.Node): Declaration => {
      const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
      const declaration = { name, path, line: line + 1, column: character + 1 };
      byName.set(name, [...(byName.get(name) ?? []), declaration]);
      return declaration;
    };
    const visit = (node: ts.Node, owner: readonly string[]): void => {
      for (const element of runtimeExports(node)) {
        runtime.set(element.name.text, declare(element.name.text, element));
      }
      if (opaque.some((isOpaque) => isOpaque(node))) return;
      const { name } = node as ts.NamedDeclaration;
      const names = [...owner, ...(ts.isExportAssignment(node) ? ["default"] : textOf(name))];
      if (names.length > owner.length) {
        declare(names.join("."), owner.length === 0 ? (name ?? node) : node);
        if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.initializer)) {
          values.set(names.join("."), node.initializer.text);
        }
      }
      node.forEachChild((child) => visit(child, names));
    };
    file.forEachChild((statement) => visit(statement, []));
  }
  return { byName, runtime, values };
}

/** What declares nothing that anybody may ask for. */
const opaque = [
  ts.isArrowFunction,
  ts.isBlock,
  ts.isCallExpression,
  ts.isExportDeclaration,
  ts.isImportDeclaration,
  ts.isIndexSignatureDeclaration,
  ts.isNewExpression,
  ts.isParameter,
  ts.isTypeQueryNode,
];

function textOf(name: ts.Node | undefined): string[] {
  const isText =
    name !== undefined &&
    (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name));
  return isText ? [name.text] : [];
}

function runtimeExports(statement: ts.Node): readonly ts.ExportSpecifier[] {
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
  const { moduleSpecifier, exportClause } = statement;
  const isForeign = ts.isStringLiteral(moduleSpecifier) && !moduleSpecifier.text.startsWith(".");
  if (!isForeign || exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements;
}
