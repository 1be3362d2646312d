import { type StatementStructures, StructureKind, VariableDeclarationKind } from "ts-morph";
import type { CredentialModel, SchemeModel } from "../../types/credential-model.js";
import type { OperationModel, ProviderModel, ServerModel } from "../../types/model.js";
import type { OptionModel } from "../../types/parameter-model.js";
import { compareNames } from "../print/compare-names.js";
import { describeAlternativesInWords, describeTokenUrl } from "./credential-notes.js";
import { describeSecurity, securityFunctions } from "./describe-security.js";
import { docs, docsWithTags } from "../print/docs.js";
import { describeEnvironment } from "./environment-notes.js";
import { propertyName } from "../print/escape.js";
import { type FunctionCall, functionCall, literal } from "../print/literal.js";
import { listed } from "../print/listed.js";
import { operationsImport } from "./emit-operations.js";
import { optionProperties, optionTypeNames } from "./option-properties.js";
import { printModule } from "../print/print-module.js";

/** `src/client.ts`: what the runtime has to know of the provider, its options, and the plain client. */
export function emitClient(model: ProviderModel, specPath: string): Promise<string> {
  return printModule(specPath, [
    ...emitImports(model),
    ...emitEnvironments(model),
    emitOptions(model),
    emitCallOptions(model),
    emitProvider(model),
    emitFetchClient(model),
  ]);
}

function emitImports(model: ProviderModel): StatementStructures[] {
  const { credentials, operations, servers } = model;
  const types = ["CallOptions", "ClientOptions", ...credentials.map(credentialType), "Provider"];
  const functions = [
    "openFetchClient",
    ...(hasKeyPrefixes(servers) ? [keyCheckFunction] : []),
    ...securityFunctions(model),
  ];
  const named = [
    ...[...new Set(types)].map((name) => ({ name, isTypeOnly: true })),
    ...functions.map((name) => ({ name })),
  ];
  return [
    {
      kind: StructureKind.ImportDeclaration,
      namedImports: named.sort((one, other) => compareNames(one.name, other.name)),
      moduleSpecifier: "@linkmint/runtime",
    },
    fetchClientImport,
    ...modelsImport(model),
    operationsImport(operations),
    schemaImport,
  ];
}

function modelsImport(model: ProviderModel): StatementStructures[] {
  const names = optionTypeNames(model);
  if (names.length === 0) return [];
  return [
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      namedImports: names,
      moduleSpecifier: "./models.js",
    },
  ];
}

const fetchClientImport: StatementStructures = {
  kind: StructureKind.ImportDeclaration,
  defaultImport: "createFetchClient",
  namedImports: [{ name: "Client", isTypeOnly: true }],
  moduleSpecifier: "openapi-fetch",
};

const schemaImport: StatementStructures = {
  kind: StructureKind.ImportDeclaration,
  isTypeOnly: true,
  namedImports: ["paths"],
  moduleSpecifier: "./schema.js",
};

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
    {
      kind: StructureKind.VariableStatement,
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      docs: docs(`The environments of ${name}.`, list.map((line) => `- ${line}`).join("\n")),
      declarations: [{ name: type, initializer: `${literal(members)} as const` }],
    },
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: type,
      type: `(typeof ${type})[keyof typeof ${type}]`,
      docs: docs(`The name of an environment of ${name}.`),
    },
  ];
}

function emitOptions(model: ProviderModel): StatementStructures {
  const { names } = model;
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: names.options,
    extends: ["ClientOptions"],
    docs: docs(
      `How a client reaches ${model.name}.`,
      describeAlternativesInWords(model),
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
              docs: docs(describeEnvironment(model)),
            },
          ]),
      ...model.schemes.flatMap(tokenUrlProperty),
    ],
  };
}

/** Where an access token comes from, which a test or a proxy replaces. */
function tokenUrlProperty(scheme: SchemeModel) {
  if (scheme.kind !== "clientCredentials") return [];
  return {
    name: "tokenUrl",
    hasQuestionToken: true,
    type: "string | undefined",
    docs: docs(describeTokenUrl(scheme)),
  };
}

function emitCallOptions(model: ProviderModel): StatementStructures {
  const { name, names, credentials } = model;
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: names.callOptions,
    extends: ["CallOptions"],
    docs: docs(`What one call to ${name} may do differently from its client.`),
    properties: [
      ...credentials.map((credential) => credentialProperty(credential, replacesNote)),
      ...optionProperties(model, () => replacesNote),
    ],
  };
}

const replacesNote = "Replaces the client's for this call.";

function credentialProperty(credential: CredentialModel, note: string) {
  const { option, description, signs } = credential;
  const what = signs && "A function that signs each request.";
  return {
    name: propertyName(option),
    hasQuestionToken: true,
    type: `${credentialType(credential)} | undefined`,
    docs: docs([description, what, note].filter(Boolean).join(" ")),
  };
}

function credentialType({ signs }: CredentialModel): string {
  return signs ? "Signer" : "Credential";
}

function fromVariable(variable: string | undefined): string {
  return variable === undefined ? "" : `Read from \`${variable}\` where it is not given.`;
}

/** Of a parameter that some operation cannot be called without. */
function hasToBeGiven(variable: string | undefined): string {
  const places = ["here", "at the call", ...(variable === undefined ? [] : [`as \`${variable}\``])];
  return `Has to be given, ${places.slice(0, -1).join(", ")} or ${places.at(-1)}.`;
}

function baseUrlNote({ baseUrlVariable }: ProviderModel): string | undefined {
  if (baseUrlVariable === undefined) return undefined;
  return `\`baseUrl\` is read from \`${baseUrlVariable}\` where it is not given.`;
}

function emitProvider(model: ProviderModel): StatementStructures {
  const { id, name, names, servers, constants } = model;
  const description = literal({
    id,
    name,
    servers: Object.fromEntries(servers.map(({ name: server, url }) => [server, { url }])),
    defaultEnvironment: servers.find((server) => server.default)?.name,
    environmentVariable: model.environmentVariable,
    baseUrlVariable: model.baseUrlVariable,
    ...describeSecurity(model),
    ...describeFurtherOptions(model),
    checkKey: hasKeyPrefixes(servers) ? describeKeys(servers) : undefined,
    headers:
      constants.length === 0
        ? undefined
        : Object.fromEntries(constants.map(({ header, value }) => [header, value])),
  });
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: docs(`What the runtime has to know of ${name}.`),
    declarations: [{ name: names.provider, type: "Provider", initializer: description }],
  };
}

/** The options that neither every client nor a credential has. */
function describeFurtherOptions({ options, schemes }: ProviderModel) {
  const clientOptions = schemes.flatMap(tokenUrlProperty).map(({ name }) => name);
  return {
    options: options.length === 0 ? undefined : options.map(({ option }) => option),
    clientOptions: clientOptions.length === 0 ? undefined : clientOptions,
  };
}

function hasKeyPrefixes(servers: readonly ServerModel[]): boolean {
  return servers.some(({ keyPrefixes }) => keyPrefixes.length > 0);
}

/** How the keys of each environment begin. */
function describeKeys(servers: readonly ServerModel[]): FunctionCall {
  const owners = servers.filter(({ keyPrefixes }) => keyPrefixes.length > 0);
  return functionCall(
    keyCheckFunction,
    Object.fromEntries(owners.map(({ name, keyPrefixes }) => [name, keyPrefixes])),
  );
}

const keyCheckFunction = "keyPrefixes";

function emitFetchClient(model: ProviderModel): StatementStructures {
  const { name, names, operations, options, credentials } = model;
  const filledIn = credentials.length === 0 ? "base URL" : "credentials and base URL";
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: names.createFetchClient,
    parameters: [{ name: "options", type: names.options, initializer: "{}" }],
    returnType: "Client<paths>",
    statements: `return openFetchClient(createFetchClient<paths>, { provider: ${names.provider}, options, operations: [${operations.map(({ constant }) => constant).join(", ")}] });`,
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
