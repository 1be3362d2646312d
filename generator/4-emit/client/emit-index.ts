import { type StatementStructures, StructureKind } from "ts-morph";
import type { ProviderModel } from "../../types/model.js";
import { describeDefault } from "./credential-notes.js";
import { docs } from "../print/docs.js";
import { printModule } from "../print/print-module.js";

/** `src/index.ts`: what the package exports. */
export function emitIndex(model: ProviderModel, specPath: string): Promise<string> {
  const { names } = model;
  const minting = model.operations.some((each) => each.primary && each.result !== undefined);
  const isUsed = (name: string): boolean => minting || !aboutMinting.includes(name);
  const exported = (
    namedExports: { name: string; isTypeOnly?: boolean }[],
    moduleSpecifier: string,
  ) => ({ kind: StructureKind.ExportDeclaration, namedExports, moduleSpecifier }) as const;
  return printModule(specPath, [
    {
      kind: StructureKind.ImportDeclaration,
      namedImports: [names.client],
      moduleSpecifier: "./link-token.js",
    },
    exported(
      [
        { name: names.createFetchClient },
        ...(names.environments === undefined ? [] : [{ name: names.environments }]),
        { name: names.callOptions, isTypeOnly: true },
        { name: names.options, isTypeOnly: true },
      ],
      "./client.js",
    ),
    exported(
      [{ name: names.client }, ...(minting ? [{ name: names.result, isTypeOnly: true }] : [])],
      "./link-token.js",
    ),
    { kind: StructureKind.ExportDeclaration, moduleSpecifier: "./models.js" },
    {
      kind: StructureKind.ExportDeclaration,
      isTypeOnly: true,
      namedExports: ["components", "operations", "paths"],
      moduleSpecifier: "./schema.js",
    },
    exported([{ name: "validators" }], "./validators.js"),
    exported(
      [
        ...runtimeValues.filter(isUsed).map((name) => ({ name })),
        ...typesOf(model)
          .filter(isUsed)
          .map((name) => ({ name, isTypeOnly: true })),
      ],
      "@linkmint/runtime",
    ),
    {
      kind: StructureKind.ExportAssignment,
      isExportEquals: false,
      expression: `/* @__PURE__ */ new ${names.client}()`,
      docs: docs(`A client of ${model.name} ${describeDefault(model)}.`),
    } as StatementStructures,
  ]);
}

/** The types of the runtime that users of a package may want to name. */
function typesOf({ credentials }: ProviderModel): string[] {
  const given = credentials.map(({ signs }) => (signs ? "Signer" : "Credential"));
  return [...new Set([...runtimeTypes, ...given])].sort();
}

/** What every package hands on from the runtime, so that nobody has to know that there is one. */
const runtimeValues = [
  "isExpired",
  "isLinkTokenError",
  "LinkTokenAbortError",
  "LinkTokenAuthenticationError",
  "LinkTokenConfigurationError",
  "LinkTokenConnectionError",
  "LinkTokenError",
  "LinkTokenInputError",
  "LinkTokenInvalidRequestError",
  "LinkTokenNotFoundError",
  "LinkTokenPermissionError",
  "LinkTokenRateLimitError",
  "LinkTokenServerError",
  "LinkTokenTimeoutError",
  "LinkTokenUnexpectedAnswerError",
  "pickProvider",
  "safe",
  "unlisted",
];

const runtimeTypes = [
  "AnyLinkTokenError",
  "CallOptions",
  "ClientOptions",
  "LinkPromise",
  "LinkProvider",
  "LinkToken",
  "LinkTokenErrorKind",
  "RequestView",
  "ResponseView",
  "RetryView",
  "Safe",
  "Unlisted",
  "Validator",
  "WithResponse",
];

/** What nobody needs while there is no `createLinkToken`. */
const aboutMinting = ["isExpired", "LinkProvider", "LinkToken", "pickProvider"];
