import { isIdentifierName } from "../../names/identifier.js";
import type { CredentialModel } from "../../types/credential-model.js";
import type { ModeModel, OperationModel, ProviderModel } from "../../types/model.js";
import type { OptionModel } from "../../types/parameter-model.js";
import {
  callSample,
  clientSetup,
  defaultSample,
  mintCall,
  optionsSample,
  type SampleContext,
} from "./code-samples.js";
import { summarizeFailures, summarizeRetries } from "./summarize-failures.js";
import { summarizeMinting } from "./summarize-minting.js";
import { summarizeWidgets } from "./summarize-widgets.js";
import { describeMoving } from "./describe-moving.js";
import {
  summarizeAccessToken,
  summarizeAlternatives,
  summarizeDefault,
  summarizeOptions,
  environmentPurpose,
  needsEnvironment,
} from "../client/option-notes.js";
import { docsOfType } from "../models/type-expression.js";
import { fenced, markdownCode, markdownText, markdownUrl, stringLiteral } from "../print/escape.js";
import { fillTemplate } from "../fill-template.js";
import { formatMarkdown, headerText } from "../print/format.js";
import { listed } from "../print/listed.js";
import { leadMethod, type Method, methodsOf } from "../client/methods.js";
import { mintedNoun } from "../client/minted-noun.js";
import { mockSample, stubSample } from "./test-samples.js";
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
    noun: mintedNoun(model),
    calls: summarizeCalls(model),
    provider: linked(model.name, model.source),
    credentials: summarizeVariables(model),
    optionsNote: summarizeOptions(model),
    optionsExample: optionsSample(context),
    defaultExport: summarizeDefaultExport(context),
    usage: summarizeUsage(context),
    minting: summarizeMinting(context),
    widget: summarizeWidgets(model),
    notes: summarizeNotes(model),
    secretsNote: model.credentials.length === 0 ? "" : ", with no credential in it",
    failureNote: summarizeFailures(model),
    mint: mintCall(context),
    errorSetup: clientSetup(context, { imports: ["LinkTokenError", "LinkTokenRateLimitError"] }),
    errorParts: errorParts(primary).join(", "),
    retryNote: summarizeRetries(primary),
    id: model.id,
    validation: summarizeValidation(context),
    moving: describeMoving(context),
    createFetchClient: model.names.createFetchClient,
    mockExample: mockSample(context),
    stubExample: stubSample(context),
    specPath: markdownCode(options.specPath),
    verified:
      model.verified === undefined ? "" : `, last held against its source on ${model.verified}`,
  });
  return formatMarkdown(`<!-- ${headerText(options.specPath)} -->\n\n${text}`);
}

function linked(name: string, url: string | undefined): string {
  return url === undefined ? markdownText(name) : `[${markdownText(name)}](${markdownUrl(url)})`;
}

/** What the package is for: a spec may have several operations that mint. */
function summarizeCalls({ operations }: ProviderModel): string {
  const minting = operations.filter(({ result }) => result !== undefined);
  return minting.length > 1 ? "calls that open" : "one call that opens";
}

function summarizeNotes({ name, notes }: ProviderModel): string {
  if (notes.length === 0) return "";
  const list = notes.map((note) => `- ${markdownText(note)}`).join("\n");
  return `## Good to know of ${markdownText(name)}\n\n${list}`;
}

/** The environment variables that the package reads, as a table. */
function summarizeVariables(model: ProviderModel): string {
  const { credentials, options, names, schemes } = model;
  const tokenUrl =
    "Replaces the address that access tokens come from. Unless given, that moves with `baseUrl` where it is on the origin of the provider's own.";
  const environment: Row = ["environment", model.environmentVariable, summarizeEnvironments(model)];
  const rows: Row[] = [
    ...credentials.map(credentialRow),
    ...options.map((each) => optionRow(each, model)),
    ...(names.environments === undefined ? [] : [environment]),
    ["baseUrl", model.baseUrlVariable, "Replaces the provider's address: a mock, a proxy."],
    ...schemes
      .filter(({ kind }) => kind === "clientCredentials")
      .map((): Row => ["tokenUrl", undefined, tokenUrl]),
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
    summarizeAlternatives(model),
    summarizeAccessToken(model),
    summarizeConstants(model),
  ]
    .filter((part) => part !== undefined)
    .join("\n\n");
}

/** What each request says in headers whose values nobody has to give. */
function summarizeConstants({ constants }: ProviderModel): string | undefined {
  if (constants.length === 0) return undefined;
  const headers = constants.map(({ header, value }) => markdownCode(`${header}: ${value}`));
  return `Each request has the header${headers.length === 1 ? "" : "s"} ${listed(headers)}, too.`;
}

function credentialRow({ option, variable, description, signs }: CredentialModel): Row {
  const fallback = signs ? "A function that signs each request." : "Credential.";
  return [option, variable, markdownText(description ?? fallback)];
}

function optionRow({ option, variable, schema, required }: OptionModel, model: ProviderModel): Row {
  const what = markdownText(docsOfType(schema, model).description ?? "Parameter.");
  return [option, variable, required ? `${what} Has to be given.` : what];
}

type Row = readonly [option: string, variable: string | undefined, text: string];

function summarizeEnvironments({ servers }: ProviderModel): string {
  const names = servers.map((server) => markdownCode(server.name)).join(", ");
  const fallback = servers.find((server) => server.default);
  const ending =
    fallback === undefined
      ? "One has to be given."
      : `${markdownCode(fallback.name)} unless given.`;
  return `${environmentPurpose}: ${names}. ${ending}`;
}

/** A section for each sample of each native method: modes by their own methods where they have one. */
function summarizeUsage(context: SampleContext): string {
  const { model } = context;
  const methods = methodsOf(model).filter((method) => !method.mints);
  const sections = methods.flatMap((method) =>
    sampledModes(method).flatMap((mode) =>
      samplesFor(model, method.operation, mode).map((sample, _, samples) => {
        const { summary, id } = method.operation;
        // Several samples of one mode are told apart by their own titles.
        const own = samples.length > 1 ? sample.title : undefined;
        const title = own ?? mode?.summary ?? sample.title ?? summary ?? id;
        return `### ${markdownText(title)}\n\n${fenced(callSample(context, method, sample.input))}`;
      }),
    ),
  );
  if (sections.length === 0) return "";
  return [`## Mint a ${mintedNoun(model)}`, ...sections].join("\n\n");
}

/** The modes to show a method with: its only one, or all that have no method of their own. */
function sampledModes({ operation, mode }: Method): readonly (ModeModel | undefined)[] {
  const { modes } = operation;
  if (modes.length === 0) return [undefined];
  return modes.filter(({ name, method }) =>
    mode === undefined ? method === undefined : name === mode,
  );
}

/** The client that nobody has to make, unless none can do without an option. */
function summarizeDefaultExport(context: SampleContext): string {
  const { model } = context;
  if (needsEnvironment(model) && model.environmentVariable === undefined) return "";
  const note = `The default export is a client ${summarizeDefault(model)}:`;
  return `${note}\n\n${fenced(defaultSample(context))}`;
}

/** What the sample of a failed call shows of its error. */
function errorParts({ error, problemDetails }: OperationModel): string[] {
  const hasCode = error.code !== undefined || problemDetails;
  const names = ["message", "httpStatus", ...(hasCode ? ["code"] : []), "requestId"];
  return names.map((name) => `error.${name}`);
}

/** How an input is checked before it is sent, where there is one. */
function summarizeValidation(context: SampleContext): string {
  const { id, input } = context.primary;
  if (input === undefined) return "";
  const setup = clientSetup(context, {
    imports: ["validators"],
    options: ["validate: validators"],
  });
  const member = isIdentifierName(id) ? `.${id}` : `[${stringLiteral(id)}]`;
  const call = markdownCode(`validators${member}["~standard"].validate(input)`);
  return [
    "## Check the input before it is sent",
    "`validators` see what types cannot, where the spec says it: lengths, patterns, and what depends on something else. An input that breaks such a rule is never sent, and the error names each property and its rule.",
    fenced(`${setup}\n\nawait ${mintCall(context)};`),
    `For a form or a route handler: ${call} gives \`issues\`. [More about validators](https://www.npmjs.com/package/@linkmint/runtime#check-the-input-before-it-is-sent).`,
  ].join("\n\n");
}
