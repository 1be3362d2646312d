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
      if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.initializer)) {
        values.set(name, node.initializer.text);
      }
      return declaration;
    };
    for (const statement of file.statements) {
      declareStatement(statement, declare);
      for (const element of runtimeExports(statement)) {
        const { name } = element;
        runtime.set(name.text, declare(name.text, element));
      }
    }
  }
  return { byName, runtime, values };
}

type Declare = (name: string, node: ts.Node) => unknown;

function declareStatement(statement: ts.Statement, declare: Declare): void {
  if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const name = statement.name?.text ?? "default";
    declare(name, statement.name ?? statement);
    for (const member of statement.members) declareMember(member, name, declare);
  } else if (ts.isTypeAliasDeclaration(statement)) {
    declare(statement.name.text, statement.name);
    declareType(statement.type, statement.name.text, declare);
  } else if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
    declare(statement.name.text, statement.name);
  } else if (ts.isVariableStatement(statement)) {
    for (const { name, initializer } of statement.declarationList.declarations) {
      declare(name.getText(), name);
      if (initializer !== undefined) declareValue(initializer, name.getText(), declare);
    }
  } else if (ts.isExportAssignment(statement)) {
    declare("default", statement);
  }
}

function runtimeExports(statement: ts.Statement): readonly ts.ExportSpecifier[] {
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
  const { moduleSpecifier, exportClause } = statement;
  const isForeign = ts.isStringLiteral(moduleSpecifier) && !moduleSpecifier.text.startsWith(".");
  if (!isForeign || exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements;
}

function declareMember(
  member: ts.ClassElement | ts.TypeElement,
  owner: string,
  declare: Declare,
): void {
  const name = memberName(member.name);
  if (name === undefined) return;
  declare(`${owner}.${name}`, member);
  const inner = ts.isPropertySignature(member) || ts.isPropertyDeclaration(member);
  if (inner && member.type !== undefined) declareType(member.type, `${owner}.${name}`, declare);
  if (inner && "initializer" in member && member.initializer !== undefined) {
    declareValue(member.initializer as ts.Expression, `${owner}.${name}`, declare);
  }
}

/** The members of the object types that a type is made of. */
function declareType(type: ts.Node, owner: string, declare: Declare): void {
  if (ts.isTypeLiteralNode(type)) {
    for (const member of type.members) declareMember(member, owner, declare);
  } else if (!ts.isTypeQueryNode(type)) {
    ts.forEachChild(type, (inner) => declareType(inner, owner, declare));
  }
}

/** The keys of an object, behind `as const`. */
function declareValue(value: ts.Expression, owner: string, declare: Declare): void {
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) {
    declareValue(value.expression, owner, declare);
  } else if (ts.isObjectLiteralExpression(value)) {
    for (const property of value.properties) {
      const name = memberName(property.name);
      if (name === undefined) continue;
      declare(`${owner}.${name}`, property);
      if (ts.isPropertyAssignment(property)) {
        declareValue(property.initializer, `${owner}.${name}`, declare);
      }
    }
  }
}

function memberName(name: ts.Node | undefined): string | undefined {
  if (name === undefined || ts.isPrivateIdentifier(name)) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) {
    return name.text;
  }
  return undefined;
}
