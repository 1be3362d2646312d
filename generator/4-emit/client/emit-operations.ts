import { type StatementStructures, StructureKind } from "ts-morph";
import { referencedComponent } from "../../openapi/schema.js";
import type { OperationModel, ProviderModel } from "../../types/model.js";
import { calledFunctions, emitOperation } from "./emit-operation.js";
import { printModule } from "../print/print-module.js";

/** `src/operations.ts`: what the runtime has to know of each operation. */
export function emitOperations({ operations }: ProviderModel, specPath: string): Promise<string> {
  const wire = operations.flatMap(({ body, success, failure }) => [
    ...(body === undefined ? [] : [body.schema]),
    ...success.sources.map(({ schema }) => schema),
    ...(failure?.sources ?? []).map(({ schema }) => schema),
  ]);
  const usesComponents = wire.some((schema) => referencedComponent(schema) !== undefined);
  const usesOperations =
    operations.some(({ parameters }) => parameters.length > 0) ||
    wire.some((schema) => referencedComponent(schema) === undefined);
  return printModule(specPath, [
    {
      kind: StructureKind.ImportDeclaration,
      namedImports: [
        ...[...new Set(operations.flatMap(calledFunctions))].sort(),
        { name: "Operation", isTypeOnly: true },
      ],
      moduleSpecifier: "@linkmint/runtime",
    },
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      namedImports: [
        ...(usesComponents ? ["components"] : []),
        ...(usesOperations ? ["operations"] : []),
      ],
      moduleSpecifier: "./schema.js",
    },
    ...operations.map(emitOperation),
  ]);
}

/** The import of every operation's description. */
export function operationsImport(operations: readonly OperationModel[]): StatementStructures {
  return {
    kind: StructureKind.ImportDeclaration,
    namedImports: operations.map(({ constant }) => constant),
    moduleSpecifier: "./operations.js",
  };
}
