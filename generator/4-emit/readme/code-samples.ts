import { toCamelCase } from "../../names/casing.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import { propertiesOf, referencedComponent } from "../../openapi/schema.js";
import type { JsonValue } from "../../types/json.js";
import type { OperationModel, ProviderModel, ServerModel } from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";
import { answerSample } from "./answer-samples.js";
import { compareNames } from "../print/compare-names.js";
import { askedCredentials, ownCredentials, tenantCredentials } from "./credential-samples.js";
import { propertyName, stringLiteral } from "../print/escape.js";
import { literal } from "../print/literal.js";
import type { Method } from "../client/methods.js";
import { fetchInit, parameterOptions } from "./parameter-samples.js";
import { sampleValue, samplesFor } from "./sample-input.js";

/** What the code samples of one package need to know. */
export interface SampleContext {
  readonly model: ProviderModel;
  readonly packageName: string;
  /** The operation that the samples call. */
  readonly primary: OperationModel;
  /** The method that they call it by. */
  readonly lead: Method;
}

/** One call of a native method, from the import on. */
export function callSample(context: SampleContext, method: Method, input: JsonValue): string {
  const { model } = context;
  const call = `${variable(model)}.${pathOf(method)}(${literal(input)})`;
  return withClient(context, answerSample(model, method.operation, call));
}

/** The common result of `createLinkToken`. */
export function mintSample(context: SampleContext): string {
  const { result } = context.primary;
  const parts = (["token", "url", "expiresAt"] as const).filter((part) => result?.[part]);
  return withClient(context, `const { ${parts.join(", ")} } = ${mint(context)};`);
}

/** Credentials in code: functions at the client, another tenant's values at the call; or headers, where there are none. */
export function optionsSample(context: SampleContext): string {
  const { model, primary } = context;
  if (model.credentials.length === 0) {
    return withClient(context, `${mint(context)};`, {
      options: ['headers: { "x-api-key": "your-key" }'],
    });
  }
  const credentials = askedCredentials(model, primary);
  const override = objectOf(tenantCredentials(model, primary));
  return withClient(context, `${mint(context, override)};`, { credentials });
}

/** The default export, which needs nothing but what no environment variable holds. */
export function defaultSample(context: SampleContext): string {
  const { model, packageName, primary } = context;
  const name = variable(model);
  const options = objectOf([...ownCredentials(model, primary), ...parameterOptions(model)]);
  return `import ${name} from ${stringLiteral(packageName)};\n\n${mint(context, options)};`;
}

/** A failed call and what can be read from its error. */
export function errorSample(context: SampleContext): string {
  const { error, problemDetails } = context.primary;
  const hasCode = error.code !== undefined || problemDetails;
  const names = ["message", "httpStatus", ...(hasCode ? ["code"] : []), "requestId"];
  const shown = names.map((name) => `error.${name}`);
  return withClient(
    context,
    `try {
      ${mint(context)};
    } catch (error) {
      if (!(error instanceof LinkTokenError)) throw error;
      if (error instanceof LinkTokenRateLimitError) console.error("come back in", error.retryAfter);
      console.error(${shown.join(", ")});
    }`,
    { imports: ["LinkTokenError", "LinkTokenRateLimitError"] },
  );
}

/** A failed call as a value. */
export function safeSample(context: SampleContext): string {
  return withClient(
    context,
    `const outcome = await safe(${promise(context)});

    if (!outcome.ok && outcome.error.kind === "timeout") console.error(outcome.error.message);`,
    { imports: ["safe"] },
  );
}

/** Time limits and retries of a client, and a call's own signal. */
export function limitsSample(context: SampleContext): string {
  return withClient(context, `${mint(context, "{ signal: AbortSignal.timeout(5_000) }")};`, {
    options: ["timeout: 10_000", "deadline: 25_000", "maxRetries: 3"],
  });
}

/** Hooks that log. */
export function hooksSample(context: SampleContext): string {
  return withClient(context, `${mint(context)};`, {
    options: [
      "onRetry: ({ operation, attempt, delay }) => console.warn(operation, attempt, delay)",
      "onError: (error) => console.error(error.message)",
    ],
  });
}

/** The request and the answer of a call. */
export function responseSample(context: SampleContext): string {
  const call = `await ${promise(context)}.withResponse()`;
  return withClient(context, `const { value, request, response } = ${call};`);
}

/** A client that asks the validators at each call. */
export function validationSample(context: SampleContext): string {
  const options = ["validate: validators"];
  return withClient(context, `${mint(context)};`, { imports: ["validators"], options });
}

/** A body property that the spec does not have. */
export function extraBodySample(context: SampleContext): string {
  return withClient(context, `${mint(context, "{ extraBody: { brand_new: true } }")};`);
}

/** A value that a closed list does not have, as the whole property, where a property of the body has such a list. */
export function closedListSample(context: SampleContext): string | undefined {
  const { model, primary } = context;
  const parameters = primary.parameters.flatMap(({ source }) =>
    source.kind === "input" ? [source.field] : [],
  );
  for (const { wireName, schema } of primary.input?.fields ?? []) {
    if (parameters.includes(wireName)) continue;
    const value = hasClosedList(model, schema) ? '"brand_new"' : listOfNew(model, schema);
    if (value === undefined) continue;
    const options = `{ extraBody: { ${propertyName(wireName)}: ${value} } }`;
    return withClient(context, `${mint(context, options)};`);
  }
  return undefined;
}

/** An input that breaks the rules of its mode, where the operation has such rules. */
export function uncheckedSample(context: SampleContext): string | undefined {
  const { model, primary } = context;
  const forbidden = primary.modes[0]?.forbidden[0];
  const field = primary.input?.fields.find((each) => each.wireName === forbidden);
  if (field === undefined) return undefined;
  const extra = literal({ [field.wireName]: sampleValue(model, field.schema) });
  return withClient(context, `${mint(context, `{ extraBody: ${extra}, unchecked: true }`)};`);
}

/** A value that an open enum does not list, where a property of the body has such an enum. */
export function unlistedSample(context: SampleContext): string | undefined {
  const { model, primary, lead } = context;
  const field = primary.input?.fields.find(({ schema }) => isOpenEnum(model, schema));
  if (field === undefined) return undefined;
  const [{ input }] = leadSamples(context);
  const entries = Object.entries({ ...(input as object), [field.name]: "" }).map(([name, value]) =>
    name === field.name
      ? `${propertyName(name)}: unlisted("brand_new")`
      : `${propertyName(name)}: ${literal(value as string)}`,
  );
  const call = `await ${variable(model)}.${pathOf(lead)}({ ${entries.join(", ")} });`;
  return withClient(context, call, { imports: ["unlisted"] });
}

/** The plain openapi-fetch client. */
export function fetchSample(context: SampleContext): string {
  const { model, primary } = context;
  const { names } = model;
  const init = fetchInit(model, primary);
  return [
    importLine(context, [names.createFetchClient, ...environmentImport(model)]),
    `const client = ${names.createFetchClient}(${objectOf([...ownCredentials(model, primary), ...environmentOption(model)])});`,
    `const { data, error } = await client.${primary.method}(${stringLiteral(primary.path)}${init});`,
  ].join("\n\n");
}

/** What a sample has besides the client and the call. */
interface More {
  readonly imports?: readonly string[];
  readonly options?: readonly string[];
  /** In place of those that no environment variable holds. */
  readonly credentials?: readonly string[];
}

/** The import, the client and then the statements. */
function withClient(context: SampleContext, statements: string, more: More = {}): string {
  const { model, primary } = context;
  const { names } = model;
  const credentials = more.credentials ?? ownCredentials(model, primary);
  const own = [...credentials, ...parameterOptions(model), ...environmentOption(model)];
  const options = objectOf([...(more.options ?? []), ...own]);
  return [
    importLine(context, [names.client, ...environmentImport(model), ...(more.imports ?? [])]),
    `const ${variable(model)} = new ${names.client}(${options});`,
    statements,
  ].join("\n\n");
}

/** `await client.createLinkToken(…)` with the first sample. */
function mint(context: SampleContext, options = ""): string {
  return `await ${promise(context, options)}`;
}

/** `client.createLinkToken(…)` with the first sample. */
function promise(context: SampleContext, options = ""): string {
  const { model, lead } = context;
  const [{ input }] = leadSamples(context);
  const args = [literal(input), ...(options === "" ? [] : [options])].join(", ");
  return `${variable(model)}.${pathOf(lead)}(${args})`;
}

/** What the samples give to the method that they call. */
function leadSamples({ model, primary, lead }: SampleContext) {
  const mode = primary.modes.find(({ name }) => name === lead.mode) ?? primary.modes[0];
  return samplesFor(model, primary, mode);
}

function pathOf({ path }: Method): string {
  return path.map(propertyName).join(".");
}

function importLine({ packageName }: SampleContext, names: readonly string[]): string {
  return `import { ${[...names].sort(compareNames).join(", ")} } from ${stringLiteral(packageName)};`;
}

function objectOf(entries: readonly string[]): string {
  return entries.length === 0 ? "" : `{ ${entries.join(", ")} }`;
}

/** The variable that holds the client in samples: the package's name where that is free. */
function variable({ id, names, operations, schemas }: ProviderModel): string {
  const name = toCamelCase(id);
  const destructured = operations.flatMap(({ success }) => [
    ...propertiesOf({ components: { schemas } }, success.schema).keys(),
  ]);
  const taken = [
    "token",
    "url",
    "expiresAt",
    "answer",
    "link",
    "outcome",
    "request",
    "response",
    "value",
    names.client,
    ...destructured,
    ...destructured.map(toCamelCase),
  ];
  return isSafeIdentifier(name) && !taken.includes(name) ? name : "client";
}

function environmentImport({ names }: ProviderModel): string[] {
  return names.environments === undefined ? [] : [names.environments];
}

function environmentOption({ names, servers }: ProviderModel): string[] {
  if (names.environments === undefined) return [];
  return [`environment: ${names.environments}.${shownServer(servers)?.member ?? ""}`];
}

/** A server for trying things out, where the spec has one. */
function shownServer(servers: readonly ServerModel[]): ServerModel | undefined {
  return servers.find((server) => /sandbox|test/iu.test(server.name)) ?? servers[0];
}

function isOpenEnum(model: ProviderModel, schema: Schema): boolean {
  return shapesOf(model, schema).some((shape) => isOpen(shape) && takesText(shape));
}

function hasClosedList(model: ProviderModel, schema: Schema): boolean {
  return shapesOf(model, schema).some((shape) => !isOpen(shape) && takesText(shape));
}

/** A list of what a closed list does not have. */
function listOfNew(model: ProviderModel, schema: Schema): string | undefined {
  const isList = shapesOf(model, schema).some(
    ({ items }) => items !== undefined && hasClosedList(model, items),
  );
  return isList ? '["brand_new"]' : undefined;
}

function shapesOf({ schemas }: ProviderModel, schema: Schema): Schema[] {
  return [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) => {
    const key = referencedComponent(part);
    return (key === undefined ? part : schemas[key]) ?? [];
  });
}

function isOpen(shape: Schema): boolean {
  return shape["x-link-open-enum"] === true;
}

function takesText({ enum: values = [] }: Schema): boolean {
  return values.some((value) => typeof value === "string");
}
