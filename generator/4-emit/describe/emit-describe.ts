import { StructureKind, VariableDeclarationKind } from "ts-morph";
import type { ProviderModel } from "../../types/model.js";
import { docs } from "../print/docs.js";
import { literal } from "../print/literal.js";
import { printModule } from "../print/print-module.js";
import { describeProvider } from "./describe-provider.js";

/** `src/describe.ts`: all that is known of the provider, as data for mocks, gateways and pages. */
export function emitDescribe(model: ProviderModel, specPath: string): Promise<string> {
  const type = "ProviderDescription";
  return printModule(specPath, [
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      namedImports: [type],
      moduleSpecifier: "@linkmint/runtime",
    },
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      docs: docs(
        `Describes ${model.name} as data: what its operations take and return, under its own names. A bundle that does not import it does not contain it.`,
      ),
      declarations: [
        { name: model.names.provider, type, initializer: literal(describeProvider(model)) },
      ],
    },
  ]);
}
