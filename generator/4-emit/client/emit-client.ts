import { type StatementStructures, StructureKind } from "ts-morph";
import { credentialTypes } from "../../names/package-exports.js";
import type { CredentialModel, SchemeModel } from "../../types/credential-model.js";
import type { OperationModel, ProviderModel, ServerModel } from "../../types/model.js";
import type { OptionModel } from "../../types/parameter-model.js";
import { docsOfType, typeExpression } from "../models/type-expression.js";
import { union } from "../models/union.js";
import { docs, docsWithTags } from "../print/docs.js";
import { propertyName } from "../print/escape.js";
import { listed } from "../print/listed.js";
import { type FunctionCall, functionCall, literal } from "../print/literal.js";
import { printModule } from "../print/print-module.js";
import { whenThere } from "../print/when-there.js";
import { exportedConstant, exportedInterface, typeAlias } from "../print/statements.js";
import { runtime, typeFrom, valueFrom } from "../print/symbol.js";
import { securityData } from "./security-data.js";
import { summarizeAlternatives, summarizeEnvironment, summarizeTokenUrl } from "./option-notes.js";

/** `src/client.ts`: what the runtime has to know of the provider, its options, and the plain client. */
export function emitClient(model: ProviderModel, specPath: string): Promise<string> {
  const statements = [
    ...emitEnvironments(model),
    emitOptions(model),
    emitCallOptions(model),
    emitProvider(model),
    emitFetchClient(model),
  ];
  return printModule({ path: "./client.js", specPath, statements });
}

/** The environments as a constant to pick from and a type of their names. */
function emitEnvironments({ name, names, servers }: ProviderModel): StatementStructures[] {
  if (names.environments === undefined) return [];
  const type = names.environments;
  const members = Object.fromEntries(servers.map((server) => [server.member, server.name]));
  const list = servers.map(({ member, description, url }) => {
    const says = description !== undefined && description.toLowerCase() !== member.toLowerCase();
    return `${member}: ${says ? description : url}`;
  });
  return [
    exportedConstant({
      name: type,
      value: `${literal(members)} as const`,
      docs: docs(`The environments of ${name}.`, list.map((line) => `- ${line}`).join("\n")),
    }),
    typeAlias(
      type,
      `(typeof ${type})[keyof typeof ${type}]`,
      docs(`The name of an environment of ${name}.`),
    ),
  ];
}

function emitOptions(model: ProviderModel): StatementStructures {
  const { names } = model;
  return exportedInterface({
    name: names.options,
    extends: [typeFrom(runtime, "ClientOptions")],
    docs: docs(
      `How a client reaches ${model.name}.`,
      summarizeAlternatives(model),
      baseUrlNote(model),
    ),
    properties: [
      ...model.credentials.map((credential) =>
        credentialProperty(credential, fromVariable(credential.variable)),
      ),
      ...optionProperties(model, ({ variable, required }) =>
        required ? hasToBeGiven(variable) : fromVariable(variable),
      ),
      ...(names.environments === undefined
        ? []
        : [
            {
              name: "environment",
              hasQuestionToken: true,
              type: `${names.environments} | undefined`,
              docs: docs(summarizeEnvironment(model)),
            },
          ]),
      ...model.schemes.flatMap(tokenUrlProperty),
    ],
  });
}

/** The options that fill parameters. */
function optionProperties(model: ProviderModel, note: (option: OptionModel) => string) {
  const context = { side: "request", naming: "wire", ...model } as const;
  return model.options.map((each) => ({
    name: propertyName(each.option),
    hasQuestionToken: true,
    type: union([typeExpression(each.schema, context), "undefined"]),
    docs: docs(
      [docsOfType(each.schema, context).description, note(each)].filter(Boolean).join(" "),
    ),
  }));
}

/** Where an access token comes from, which a test or a proxy replaces. */
function tokenUrlProperty(scheme: SchemeModel) {
  if (scheme.kind !== "clientCredentials") return [];
  return {
    name: "tokenUrl",
    hasQuestionToken: true,
    type: "string | undefined",
    docs: docs(summarizeTokenUrl(scheme)),
  };
}

function emitCallOptions(model: ProviderModel): StatementStructures {
  const { name, names, credentials } = model;
  return exportedInterface({
    name: names.callOptions,
    extends: [typeFrom(runtime, "CallOptions")],
    docs: docs(`Options of one call to ${name}; they override the client's.`),
    properties: [
      ...credentials.map((credential) => credentialProperty(credential, replacesNote)),
      ...optionProperties(model, () => replacesNote),
    ],
  });
}

const replacesNote = "Replaces the client's for this call.";

function credentialProperty(credential: CredentialModel, note: string) {
  const { option, description, signs } = credential;
  const type = typeFrom(runtime, signs ? credentialTypes.function : credentialTypes.value);
  const what = signs && "A function that signs each request.";
  return {
    name: propertyName(option),
    hasQuestionToken: true,
    type: `${type} | undefined`,
    docs: docs([description, what, note].filter(Boolean).join(" ")),
  };
}

function fromVariable(variable: string | undefined): string {
  return variable === undefined ? "" : `Read from \`${variable}\` where it is not given.`;
}

/** Of a parameter that some operation cannot be called without. */
function hasToBeGiven(variable: string | undefined): string {
  const locations = [
    "here",
    "at the call",
    ...(variable === undefined ? [] : [`as \`${variable}\``]),
  ];
  return `Has to be given, ${locations.slice(0, -1).join(", ")} or ${locations.at(-1)}.`;
}

function baseUrlNote({ baseUrlVariable }: ProviderModel): string | undefined {
  if (baseUrlVariable === undefined) return undefined;
  return `\`baseUrl\` is read from \`${baseUrlVariable}\` where it is not given.`;
}

function emitProvider(model: ProviderModel): StatementStructures {
  const { id, name, names, servers, constants } = model;
  const value = literal({
    id,
    name,
    servers: Object.fromEntries(servers.map(({ name: server, url }) => [server, { url }])),
    defaultEnvironment: servers.find((server) => server.default)?.name,
    environmentVariable: model.environmentVariable,
    baseUrlVariable: model.baseUrlVariable,
    ...securityData(model),
    options: whenThere(model.options.map(({ option }) => option)),
    clientOptions: whenThere(model.schemes.flatMap(tokenUrlProperty).map((each) => each.name)),
    checkKey: keysData(servers),
    headers:
      constants.length === 0
        ? undefined
        : Object.fromEntries(constants.map(({ header, value: text }) => [header, text])),
  });
  const type = typeFrom(runtime, "Provider");
  return exportedConstant({
    name: names.provider,
    type,
    value,
    docs: docs(`${name}'s servers, credentials and headers.`),
  });
}

/** How the keys of each environment begin. */
function keysData(servers: readonly ServerModel[]): FunctionCall | undefined {
  const owners = servers.filter(({ keyPrefixes }) => keyPrefixes.length > 0);
  if (owners.length === 0) return undefined;
  const prefixes = owners.map(({ name, keyPrefixes }) => [name, keyPrefixes] as const);
  return functionCall("keyPrefixes", Object.fromEntries(prefixes));
}

function emitFetchClient(model: ProviderModel): StatementStructures {
  const { name, names, operations, options, credentials } = model;
  const filledIn = credentials.length === 0 ? "base URL" : "credentials and base URL";
  const paths = typeFrom("./schema.js", "paths");
  const create = valueFrom("openapi-fetch", "default", "createFetchClient");
  const constants = operations.map((each) => valueFrom("./operations.js", each.constant));
  const open = valueFrom(runtime, "openFetchClient");
  const client = `{ provider: ${names.provider}, options, operations: [${constants.join(", ")}] }`;
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: names.createFetchClient,
    parameters: [{ name: "options", type: names.options, initializer: "{}" }],
    returnType: `${typeFrom("openapi-fetch", "Client")}<${paths}>`,
    statements: `return ${open}(${create}<${paths}>, ${client});`,
    docs: docsWithTags(
      [
        `The plain openapi-fetch client of ${name}: every path of its spec under the provider's own names, ${filledIn} filled in.`,
        `It resolves with \`{ data, error, response }\`${lackNote(operations)}. Retries, time limits and hooks are those of the class.`,
        ...parameterNote(operations, options),
      ],
      [["see", "https://openapi-ts.dev/openapi-fetch/"]],
    ),
  };
}

/** What of the class the plain client does not have. */
function lackNote(operations: readonly OperationModel[]): string {
  const hasModes = operations.some(({ modes }) => modes.length > 0);
  const hasResult = operations.some(({ primary, result }) => primary && result !== undefined);
  if (hasModes && hasResult) return " and knows neither modes nor the common result";
  if (hasModes) return " and knows no modes";
  return hasResult ? " and does not know the common result" : "";
}

/** What of the wrapper's conveniences a caller of the plain client does without. */
function parameterNote(
  operations: readonly OperationModel[],
  options: readonly OptionModel[],
): string[] {
  if (operations.every(({ parameters }) => parameters.length === 0)) return [];
  const names = options.map(({ option }) => `\`${option}\``);
  const others =
    names.length === 0
      ? ""
      : `; ${listed(names)} ${names.length === 1 ? "fills" : "fill"} none here`;
  return [`Parameters are given with each request, as \`params\`${others}.`];
}
