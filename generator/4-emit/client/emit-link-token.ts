import { type StatementStructures, StructureKind } from "ts-morph";
import type { ProviderModel } from "../../types/model.js";
import { describeReading } from "./credential-notes.js";
import { docs, docsWithTags, printDocblock, sentence } from "../print/docs.js";
import { operationsImport } from "./emit-operations.js";
import { emitResult } from "./emit-result.js";
import {
  callStatement,
  type Method,
  methodGroups,
  methodsOf,
  type MethodGroup,
} from "./methods.js";
import { printModule } from "../print/print-module.js";

/** `src/link-token.ts`: the client class, each method a declaration and one runtime call. */
export function emitLinkToken(model: ProviderModel, specPath: string): Promise<string> {
  return printModule(specPath, [...emitImports(model), ...emitResult(model), emitClass(model)]);
}

function emitImports(model: ProviderModel): StatementStructures[] {
  const { names, operations } = model;
  const minting = methodsOf(model).some(({ mints }) => mints);
  const primary = operations.find((operation) => operation.primary);
  const fromModels = new Set(
    methodsOf(model).flatMap(({ input, output, mints }) => [
      ...(input === undefined ? [] : [input]),
      ...(mints ? [] : [output]),
    ]),
  );
  if (primary?.result !== undefined) {
    if (primary.input !== undefined) fromModels.add(primary.input.typeName);
    fromModels.add(primary.success.typeName);
  }
  return [
    {
      kind: StructureKind.ImportDeclaration,
      namedImports: [
        { name: "Caller", isTypeOnly: true },
        { name: "createCaller" },
        { name: "LinkPromise", isTypeOnly: true },
        ...(minting ? [{ name: "LinkProvider", isTypeOnly: true }] : []),
        ...(minting ? [{ name: "LinkToken", isTypeOnly: true }] : []),
      ],
      moduleSpecifier: "@linkmint/runtime",
    },
    {
      kind: StructureKind.ImportDeclaration,
      namedImports: [
        { name: names.callOptions, isTypeOnly: true },
        { name: names.options, isTypeOnly: true },
        { name: names.provider },
      ],
      moduleSpecifier: "./client.js",
    },
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      namedImports: [...fromModels].sort(),
      moduleSpecifier: "./models.js",
    },
    operationsImport(operations),
  ];
}

function emitClass(model: ProviderModel): StatementStructures {
  const { names } = model;
  const all = methodsOf(model);
  const { groups, methods } = methodGroups(all);
  const minting = all.find(({ mints }) => mints);
  return {
    kind: StructureKind.Class,
    isExported: true,
    name: names.client,
    implements:
      minting === undefined
        ? []
        : [`LinkProvider<${minting.input ?? "undefined"}, ${minting.output}>`],
    docs: docsWithTags(
      [model.description, describeReading(model)],
      [model.source === undefined ? undefined : ["see", model.source]],
    ),
    properties: [
      { name: "#caller", isReadonly: true, type: "Caller" },
      ...groups.map((group) => ({
        leadingTrivia: "\n",
        name: group.name,
        isReadonly: true,
        docs: docs(`Methods named as in the official SDK.`),
        initializer: groupInitializer(group, model),
      })),
    ],
    ctors: [
      {
        parameters: [{ name: "options", type: names.options, initializer: "{}" }],
        statements: `this.#caller = createCaller(${names.provider}, options);`,
      },
    ],
    methods: methods.map((method) => ({
      name: method.name,
      parameters: parametersOf(method, model),
      returnType: `LinkPromise<${method.output}>`,
      statements: `return ${callStatement(method)};`,
      docs: methodDocs(method),
    })),
  };
}

/** A group of native methods as an object literal of arrow functions, which keep `this`. */
function groupInitializer(group: MethodGroup, model: ProviderModel): string {
  const entries = [
    ...group.groups.map((inner) => `${inner.name}: ${groupInitializer(inner, model)},`),
    ...group.methods.map((method) => {
      const parameters = parametersOf(method, model)
        .map(({ name, type, hasQuestionToken }) => `${name}${hasQuestionToken ? "?" : ""}: ${type}`)
        .join(", ");
      return `${printDocblock(methodDocs(method))}\n${method.name}: (${parameters}): LinkPromise<${method.output}> => ${callStatement(method)},\n`;
    }),
  ];
  return `{\n${entries.join("\n")}\n}`;
}

function parametersOf(method: Method, { names }: ProviderModel) {
  const input =
    method.input === undefined
      ? []
      : [{ name: "input", type: method.input, hasQuestionToken: method.inputOptional }];
  return [...input, { name: "options", type: names.callOptions, hasQuestionToken: true }];
}

function methodDocs(method: Method): string[] {
  return docsWithTags(
    [method.summary && sentence(method.summary), method.description],
    [
      [
        "throws",
        "{LinkTokenError} When the input is refused, or the provider refuses it or fails.",
      ],
      method.docsUrl === undefined ? undefined : ["see", method.docsUrl],
    ],
  );
}
