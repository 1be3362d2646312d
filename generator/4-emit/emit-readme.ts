import type { CredentialModel, SchemeModel } from "../types/credential-model.js";
import type { ModeModel, OperationModel, ProviderModel } from "../types/model.js";
import type { OptionModel } from "../types/parameter-model.js";
import { isIdentifierName } from "../util/identifier.js";
import { referencedComponent } from "../util/schema.js";
import {
  callSample,
  defaultSample,
  errorSample,
  extraBodySample,
  fetchSample,
  hooksSample,
  limitsSample,
  mintSample,
  optionsSample,
  responseSample,
  safeSample,
  type SampleContext,
  uncheckedSample,
  unlistedSample,
  validationSample,
} from "./code-samples.js";
import {
  describeAccessToken,
  describeAlternativesInWords,
  describeDefault,
  describeOptionsInWords,
} from "./credential-notes.js";
import { describeLifetime } from "./emit-result.js";
import { markdownCode, markdownText, markdownUrl, stringLiteral } from "./escape.js";
import { fillTemplate } from "./fill-template.js";
import { listed } from "./listed.js";
import { leadMethod, type Method, methodsOf } from "./methods.js";
import { formatMarkdown, headerText } from "./format.js";
import { samplesFor } from "./sample-input.js";

/** What a README needs to know beside the model. */
export interface ReadmeOptions {
  readonly packageName: string;
  readonly specPath: string;
}

/** `README.md`: install, credentials, each mode by its own method, errors. Every sample runs as it stands. */
export async function emitReadme(model: ProviderModel, options: ReadmeOptions): Promise<string> {
  const lead = leadMethod(model);
  const primary = lead.operation;
  const context: SampleContext = { model, packageName: options.packageName, primary, lead };
  const text = fillTemplate("README.md", {
    packageName: options.packageName,
    name: markdownText(model.name),
    provider: linked(model.name, model.source),
    credentials: describeVariables(model),
    optionsNote: describeOptionsInWords(model),
    optionsExample: optionsSample(context),
    defaultNote: describeDefault(model),
    defaultExample: defaultSample(context),
    usage: describeUsage(context),
    minting: describeMinting(context),
    logNote: lead.mints
      ? "`console.log` hides the token, the URL and `raw` of a result; `JSON.stringify` does not. "
      : "",
    errorExample: errorSample(context),
    safeExample: safeSample(context),
    retryNote: describeRetries(primary),
    limitsExample: limitsSample(context),
    hooksExample: hooksSample(context),
    responseExample: responseSample(context),
    id: model.id,
    validation: describeValidation(context),
    escapes: describeEscapes(context),
    createFetchClient: model.names.createFetchClient,
    fetchExample: fetchSample(context),
    specPath: markdownCode(options.specPath),
    verified:
      model.verified === undefined ? "" : `, last held against its source on ${model.verified}`,
  });
  return formatMarkdown(`<!-- ${headerText(options.specPath)} -->\n\n${text}`);
}

function linked(name: string, url: string | undefined): string {
  return url === undefined ? markdownText(name) : `[${markdownText(name)}](${markdownUrl(url)})`;
}

/** The environment variables that the package reads, as a table. */
function describeVariables(model: ProviderModel): string {
  const rows = [
    ...model.credentials.map(credentialRow),
    ...model.options.map((each) => optionRow(each, model)),
    ...(model.names.environments === undefined
      ? []
      : [["environment", model.environmentVariable, describeEnvironments(model)] as const]),
    [
      "baseUrl",
      model.baseUrlVariable,
      "Replaces the provider's address: a mock, a proxy.",
    ] as const,
    ...model.schemes.flatMap(tokenUrlRow),
  ];
  const table = [
    "| Environment variable | Option | What it is |",
    "| --- | --- | --- |",
    ...rows.map(
      ([option, variable, text]) =>
        `| ${variable === undefined ? "" : markdownCode(variable)} | ${markdownCode(option)} | ${text} |`,
    ),
  ].join("\n");
  const none =
    "This package has no option for a credential yet: [send it in a header](#credentials-in-code).";
  return [
    model.credentials.length === 0 ? none : undefined,
    table,
    describeAlternativesInWords(model),
    describeAccessToken(model),
  ]
    .filter((part) => part !== undefined)
    .join("\n\n");
}

function tokenUrlRow(scheme: SchemeModel) {
  if (scheme.kind !== "clientCredentials") return [];
  const text =
    "Replaces the address that access tokens come from. Unless given, that moves with `baseUrl` where it is on the origin of the provider's own.";
  return [["tokenUrl", undefined, text] as const];
}

function credentialRow({ option, variable, description, signs }: CredentialModel) {
  const fallback = signs ? "A function that signs each request." : "Credential.";
  return [option, variable, markdownText(description ?? fallback)] as const;
}

function optionRow({ option, variable, schema }: OptionModel, { schemas }: ProviderModel) {
  const text = schema.description ?? schemas[referencedComponent(schema) ?? ""]?.description;
  return [option, variable, markdownText(text ?? "Parameter.")] as const;
}

function describeEnvironments({ servers }: ProviderModel): string {
  const names = servers.map((server) => markdownCode(server.name)).join(", ");
  const fallback = servers.find((server) => server.default);
  const ending = fallback === undefined ? "" : ` ${markdownCode(fallback.name)} unless given.`;
  return `Which environment to talk to: ${names}.${ending}`;
}

/** A section for each sample of each native method: modes by their own methods where they have one. */
function describeUsage(context: SampleContext): string {
  const { model } = context;
  const methods = methodsOf(model).filter((method) => !method.mints);
  return methods
    .flatMap((method) =>
      sampledModes(method).flatMap((mode) =>
        samplesFor(model, method.operation, mode).map((sample) => {
          const { summary, id } = method.operation;
          const title = mode?.summary ?? sample.title ?? summary ?? id;
          return `### ${markdownText(title)}\n\n${fenced(callSample(context, method, sample.input))}`;
        }),
      ),
    )
    .join("\n\n");
}

/** The modes to show a method with: its only one, or all that have no method of their own. */
function sampledModes({ operation, mode }: Method): readonly (ModeModel | undefined)[] {
  const { modes } = operation;
  if (modes.length === 0) return [undefined];
  return modes.filter(({ name, method }) =>
    mode === undefined ? method === undefined : name === mode,
  );
}

/** The common result, where there is one. */
function describeMinting(context: SampleContext): string {
  if (!context.lead.mints) return "";
  return [
    "## One result for every provider",
    `\`createLinkToken\` stands on every linkmint client. It takes ${describeMintInput(context)} and gives the same result whoever the provider is.`,
    fenced(mintSample(context)),
    describeResult(context),
  ].join("\n\n");
}

/** Whose input `createLinkToken` takes: the other operations of a spec have inputs of their own. */
function describeMintInput({ model, primary }: SampleContext): string {
  if (model.operations.length === 1) return "what the methods above take";
  const own = methodsOf(model).filter(
    ({ mints, operation }) => !mints && operation.id === primary.id,
  );
  const names = own.map(({ path }) => markdownCode(path.join(".")));
  if (names.length === 0)
    return `the input of ${markdownCode(`${primary.method} ${primary.path}`)}`;
  return `what ${listed(names)} ${names.length === 1 ? "takes" : "take"}`;
}

function describeResult({ primary }: SampleContext): string {
  const lifetime = describeLifetime(primary);
  return [
    "`raw` is the provider's whole answer, `requestId` its name for the call where it has one, and `expirySource` says where `expiresAt` comes from: a `field` of the answer, the `request`, or the lifetime that is `documented`.",
    ...(lifetime === undefined
      ? []
      : [lifetime.replace(/^It is/u, "A token is").replace(/ it /u, " a token ")]),
    ...(primary.singleUse ? ["A token opens one session only."] : []),
  ].join(" ");
}

/** Which failures are followed by another attempt, and how many. */
function describeRetries({ retry, idempotencyHeader }: OperationModel): string {
  if (retry?.policy === "never") return "A failed call is never sent again.";
  const statuses = retry?.statuses.length ? retry.statuses : [408, 429, 500, 502, 503, 504];
  const codes = retry?.codes ?? [];
  return [
    `A connection that fails, a timeout, the statuses ${listed(statuses.map(String))}${codes.length === 0 ? "" : ` and the codes ${listed(codes.map(markdownCode))}`} are followed by up to two more attempts, after a random wait that grows, or after the time that the provider asks for; where it asks for more than a minute, the call fails at once and \`retryAfter\` says when to come back.`,
    ...(idempotencyHeader === undefined
      ? []
      : [`Each attempt carries the same ${markdownCode(idempotencyHeader)}.`]),
  ].join(" ");
}

/** How an input is checked before it is sent, where there is one. */
function describeValidation(context: SampleContext): string {
  const { id, input } = context.primary;
  if (input === undefined) return "";
  const member = isIdentifierName(id) ? `.${id}` : `[${stringLiteral(id)}]`;
  const call = markdownCode(`validators${member}["~standard"].validate(input)`);
  return [
    "## Check the input before it is sent",
    "The compiler sees types. `validators` see values too: lengths, patterns, and what depends on something else. With them an input that the provider would refuse is never sent, and the error names each property and its rule. A bundle that does not import them does not contain them.",
    fenced(validationSample(context)),
    `Each is a [Standard Schema](https://standardschema.dev) under its operation's id, for a form or a route handler, too: ${call} gives \`issues\`, each with a \`message\` and a \`path\`, where there are any. No message quotes a value.`,
  ].join("\n\n");
}

function describeEscapes(context: SampleContext): string {
  const samples: readonly (readonly [text: string, code: string | undefined])[] = [
    [
      "A property that the types do not have goes into `extraBody`, under its wire name:",
      extraBodySample(context),
    ],
    [
      "A value that a list does not have yet goes through `unlisted`; anything else that is not listed does not compile:",
      unlistedSample(context),
    ],
    [
      "`unchecked` sends an input that the rules between properties would refuse:",
      uncheckedSample(context),
    ],
  ];
  return samples
    .flatMap(([text, code]) => (code === undefined ? [] : `${text}\n\n${fenced(code)}`))
    .join("\n\n");
}

function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}
