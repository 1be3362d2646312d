import {
  printStructure,
  type StatementStructures,
  StructureKind,
  type WriterFunction,
} from "ts-morph";
import { freeName } from "../../names/free-name.js";
import { byName } from "./by-name.js";
import { formatModule } from "./format.js";
import { type Reference, replaceReferences } from "./symbol.js";

/** A module to print. */
export interface Module {
  /** How the package's other modules import it, such as `./client.js`. */
  readonly path: string;
  readonly specPath: string;
  readonly statements: readonly StatementStructures[];
}

/**
 * A TypeScript module of these statements, formatted, with the imports that their references ask for. What the
 * module declares keeps its name; what it imports gets a number where its name is taken.
 */
export function printModule({ path, specPath, statements }: Module): Promise<string> {
  const text = printStatements(statements);
  const imports = new Map<string, Reference>();
  replaceReferences(text, (each) => {
    const before = imports.get(keyOf(each));
    const isType = each.isType && before?.isType !== false;
    if (each.from !== path) imports.set(keyOf(each), { ...each, isType });
    return "";
  });
  const taken = new Set(statements.flatMap(declaredNames));
  const locals = new Map<string, string>();
  // The package's own names are what users see in an editor: they come before the runtime's.
  for (const [key, { local }] of [...imports].sort(([, one], [, other]) => order(one, other))) {
    const name = freeName(local, (each) => taken.has(each));
    taken.add(name);
    locals.set(key, name);
  }
  const body = replaceReferences(text, (each) => locals.get(keyOf(each)) ?? each.name);
  return formatModule(specPath, `${printStatements(importsOf(imports, locals))}\n${body}`);
}

function keyOf({ from, name }: Reference): string {
  return `${from} ${name}`;
}

function order(one: Reference, other: Reference): number {
  return Number(other.from.startsWith(".")) - Number(one.from.startsWith("."));
}

/** Imports and exports stand in blocks; an empty line parts everything else. */
function printStatements(statements: readonly StatementStructures[]): string {
  const parted = statements.flatMap((statement, index) => {
    const joins = isModuleLine(statement) && statement.kind === statements[index - 1]?.kind;
    return joins ? [statement] : [writeGap, statement];
  });
  // In one go: ts-morph makes its printers anew for each.
  return printStructure({ kind: StructureKind.SourceFile, statements: parted });
}

const writeGap: WriterFunction = (writer) => writer.blankLineIfLastNot();

function isModuleLine({ kind }: StatementStructures): boolean {
  return kind === StructureKind.ImportDeclaration || kind === StructureKind.ExportDeclaration;
}

function declaredNames(statement: StatementStructures): string[] {
  if ("declarations" in statement) return statement.declarations.map(({ name }) => name);
  return "name" in statement && typeof statement.name === "string" ? [statement.name] : [];
}

/** An import a module: packages come first, names stand in alphabetical order. */
function importsOf(
  imports: ReadonlyMap<string, Reference>,
  locals: ReadonlyMap<string, string>,
): StatementStructures[] {
  const modules = [...new Set([...imports.values()].map(({ from }) => from))].sort();
  const isOwn = (from: string) => from.startsWith(".");
  return [...modules.filter((from) => !isOwn(from)), ...modules.filter(isOwn)].map((from) => {
    const all = [...imports.values()]
      .filter((each) => each.from === from)
      .sort((one, other) => byName(one.name, other.name));
    const isTypeOnly = all.every(({ isType }) => isType);
    const main = all.find(({ name }) => name === "default");
    const named = all.flatMap((each) => {
      const { name, isType } = each;
      const local = locals.get(keyOf(each)) ?? name;
      if (each === main) return [];
      return [{ name, isTypeOnly: isType && !isTypeOnly, ...(local !== name && { alias: local }) }];
    });
    return {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly,
      ...(main !== undefined && { defaultImport: locals.get(keyOf(main)) ?? main.local }),
      namedImports: named,
      moduleSpecifier: from,
    };
  });
}
