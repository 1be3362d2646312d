import { type StatementStructures, StructureKind } from "ts-morph";
import type { ProviderModel } from "../../types/model.js";
import { docs, docsWithTags, printDocblock, sentence } from "../print/docs.js";
import { printModule } from "../print/print-module.js";
import { modelType, runtime, typeFrom, valueFrom } from "../print/symbol.js";
import { summarizeReading } from "./option-notes.js";
import { emitResult } from "./emit-result.js";
import {
  callStatement,
  type Method,
  type MethodGroup,
  methodGroups,
  methodsOf,
} from "./methods.js";

/** `src/link-token.ts`: the client class, each method a declaration and one runtime call. */
export function emitLinkToken(model: ProviderModel, specPath: string): Promise<string> {
  const statements = [...emitResult(model), emitClass(model)];
  return printModule({ path: "./link-token.js", specPath, statements });
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
    implements: minting === undefined ? [] : [linkProvider(minting)],
    docs: docsWithTags(
      [model.description, summarizeReading(model)],
      [model.source === undefined ? undefined : ["see", model.source]],
    ),
    properties: [
      { name: "#caller", isReadonly: true, type: typeFrom(runtime, "Caller") },
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
        parameters: [{ name: "options", type: ownType(names.options), initializer: "{}" }],
        statements: `this.#caller = ${valueFrom(runtime, "createCaller")}(${valueFrom("./client.js", names.provider)}, options);`,
      },
    ],
    methods: methods.map((method) => ({
      name: method.name,
      parameters: parametersOf(method, model),
      returnType: returnType(method),
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
      return `${printDocblock(methodDocs(method))}\n${method.name}: (${parameters}): ${returnType(method)} => ${callStatement(method)},\n`;
    }),
  ];
  return `{\n${entries.join("\n")}\n}`;
}

function parametersOf({ input, inputOptional }: Method, { names }: ProviderModel) {
  const options = { name: "options", type: ownType(names.callOptions), hasQuestionToken: true };
  if (input === undefined) return [options];
  return [{ name: "input", type: modelType(input), hasQuestionToken: inputOptional }, options];
}

function linkProvider({ input, output }: Method): string {
  const taken = input === undefined ? "undefined" : modelType(input);
  return `${typeFrom(runtime, "LinkProvider")}<${taken}, ${output}>`;
}

function returnType({ mints, output }: Method): string {
  return `${typeFrom(runtime, "LinkPromise")}<${mints ? output : modelType(output)}>`;
}

function ownType(name: string): string {
  return typeFrom("./client.js", name);
}

function methodDocs(method: Method): string[] {
  return docsWithTags(
    [method.summary && sentence(method.summary), method.description],
    [
      [
        "throws",
        "`LinkTokenError` when the input is refused, or the provider refuses it or fails.",
      ],
      method.docsUrl === undefined ? undefined : ["see", method.docsUrl],
    ],
  );
}
