import { printStructure, type StatementStructures, StructureKind } from "ts-morph";
import { formatModule } from "./format.js";

/** A TypeScript module of these statements, formatted. */
export async function printModule(
  specPath: string,
  statements: readonly StatementStructures[],
): Promise<string> {
  const source = statements.map((statement, index) => {
    const joins = isModuleLine(statement) && statement.kind === statements[index - 1]?.kind;
    return (joins ? "" : "\n") + printStructure(statement);
  });
  return formatModule(specPath, source.join("\n"));
}

/** Imports and exports stand in blocks; an empty line parts everything else. */
function isModuleLine({ kind }: StatementStructures): boolean {
  return kind === StructureKind.ImportDeclaration || kind === StructureKind.ExportDeclaration;
}
