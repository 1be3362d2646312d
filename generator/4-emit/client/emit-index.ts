import { type ExportDeclarationStructure, type StatementStructures, StructureKind } from "ts-morph";
import {
  credentialTypes,
  runtimeTypes,
  runtimeValues,
  schemaTypes,
} from "../../names/package-exports.js";
import type { ProviderModel } from "../../types/model.js";
import { docs } from "../print/docs.js";
import { printModule } from "../print/print-module.js";
import { runtime, valueFrom } from "../print/symbol.js";
import { describeDefault } from "./option-notes.js";

/** `src/index.ts`: what the package exports. */
export function emitIndex(model: ProviderModel, specPath: string): Promise<string> {
  const { names, credentials } = model;
  const minting = model.operations.some((each) => each.primary && each.result !== undefined);
  const isUsed = (name: string): boolean => minting || !aboutMinting.includes(name);
  const given = credentials.map(({ signs }) => credentialTypes[signs ? "function" : "value"]);
  const types = [...new Set([...runtimeTypes, ...given])].sort();
  const statements: StatementStructures[] = [
    exported("./client.js", {
      values: [names.createFetchClient, ...(names.environments ? [names.environments] : [])],
      types: [names.callOptions, names.options],
    }),
    exported("./link-token.js", { values: [names.client], types: minting ? [names.result] : [] }),
    { kind: StructureKind.ExportDeclaration, moduleSpecifier: "./models.js" },
    { ...exported("./schema.js", { values: schemaTypes, types: [] }), isTypeOnly: true },
    exported("./validators.js", { values: ["validators"], types: [] }),
    exported(runtime, { values: runtimeValues.filter(isUsed), types: types.filter(isUsed) }),
    {
      kind: StructureKind.ExportAssignment,
      isExportEquals: false,
      expression: `/* @__PURE__ */ new ${valueFrom("./link-token.js", names.client)}()`,
      docs: docs(`A client of ${model.name} ${describeDefault(model)}.`),
    } as StatementStructures,
  ];
  return printModule({ path: "./index.js", specPath, statements });
}

function exported(
  moduleSpecifier: string,
  { values, types }: Exported,
): ExportDeclarationStructure {
  return {
    kind: StructureKind.ExportDeclaration,
    namedExports: [
      ...values.map((name) => ({ name })),
      ...types.map((name) => ({ name, isTypeOnly: true })),
    ],
    moduleSpecifier,
  };
}

interface Exported {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** What nobody needs while there is no `createLinkToken`. */
const aboutMinting = ["isExpired", "LinkProvider", "LinkToken", "pickProvider"];
