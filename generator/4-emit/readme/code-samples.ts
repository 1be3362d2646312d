import { toCamelCase } from "../../names/casing.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import { propertiesOf } from "../../openapi/schema.js";
import type { JsonValue } from "../../types/json.js";
import type { OperationModel, ProviderModel, ServerModel } from "../../types/model.js";
import { mintingSample } from "./minting-samples.js";
import {
  askedCredentials,
  ownCredentials,
  parameterOptions,
  tenantCredentials,
} from "./option-samples.js";
import { propertyName, stringLiteral } from "../print/escape.js";
import { byName } from "../print/by-name.js";
import { literal, type LiteralValue } from "../print/literal.js";
import { replaceReferences } from "../print/symbol.js";
import type { Method } from "../client/methods.js";
import { samplesFor } from "./sample-input.js";

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
  const call = `${clientVariable(model)}.${pathOf(method)}(${literal(input)})`;
  return `${clientSetup(context)}\n\n${mintingSample(model, method.operation, call)}`;
}

/** The import and the client that a sample starts with. */
export function clientSetup(context: SampleContext, more: More = {}): string {
  const { model, primary } = context;
  const { client, environments = [] } = model.names;
  const credentials = more.credentials ?? ownCredentials(model, primary);
  const own = [...credentials, ...parameterOptions(model), ...environmentOption(model)];
  const options = objectOf([...(more.options ?? []), ...own]);
  const names = [client, environments, more.imports ?? []].flat();
  return `${importLine(context, names)}\n\nconst ${clientVariable(model)} = new ${client}(${options});`;
}

/** What a client has besides what it needs. */
interface More {
  readonly imports?: readonly string[];
  readonly options?: readonly string[];
  /** Instead of those that no environment variable holds. */
  readonly credentials?: readonly string[];
}

/** `client.createLinkToken(…)` with the first sample. */
export function mintCall(context: SampleContext, options = "", input = leadInput(context)): string {
  const args = [literal(input), ...(options === "" ? [] : [options])].join(", ");
  const call = `${clientVariable(context.model)}.${pathOf(context.lead)}(${args})`;
  return replaceReferences(call, ({ name }) => name);
}

/** What the samples give to the method that they call. */
function leadInput({ model, primary, lead }: SampleContext): LiteralValue {
  const mode = primary.modes.find(({ name }) => name === lead.mode) ?? primary.modes[0];
  return samplesFor(model, primary, mode)[0].input;
}

/** Credentials in code: functions at the client, another tenant's values at the call; or headers, where there are none. */
export function optionsSample(context: SampleContext): string {
  const { model, primary } = context;
  if (model.credentials.length === 0) {
    return minting(context, "", { options: ['headers: { "x-api-key": "your-key" }'] });
  }
  const override = objectOf(tenantCredentials(model, primary));
  return minting(context, override, { credentials: askedCredentials(model, primary) });
}

/** The default export, which needs nothing but what no environment variable holds. */
export function defaultSample(context: SampleContext): string {
  const { model, packageName, primary } = context;
  const options = objectOf([...ownCredentials(model, primary), ...parameterOptions(model)]);
  const line = `import ${clientVariable(model)} from ${stringLiteral(packageName)};`;
  return `${line}\n\nawait ${mintCall(context, options)};`;
}

function minting(context: SampleContext, options: string, more: More = {}): string {
  return `${clientSetup(context, more)}\n\nawait ${mintCall(context, options)};`;
}

function pathOf({ path }: Method): string {
  return path.map(propertyName).join(".");
}

function importLine({ packageName }: SampleContext, names: readonly string[]): string {
  return `import { ${[...names].sort(byName).join(", ")} } from ${stringLiteral(packageName)};`;
}

function objectOf(entries: readonly string[]): string {
  return entries.length === 0 ? "" : `{ ${entries.join(", ")} }`;
}

/** The variable that holds the client in samples: the package's name where that is free. */
export function clientVariable({ id, names, operations, schemas }: ProviderModel): string {
  const name = toCamelCase(id);
  const destructured = operations.flatMap(({ success }) => [
    ...propertiesOf({ components: { schemas } }, success.schema).keys(),
  ]);
  const taken = [
    "token",
    "url",
    "expiresAt",
    "response",
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

function environmentOption({ names, servers }: ProviderModel): string[] {
  if (names.environments === undefined) return [];
  return [`environment: ${names.environments}.${shownServer(servers)?.member ?? ""}`];
}

/** A server for trying things out, where the spec has one. */
function shownServer(servers: readonly ServerModel[]): ServerModel | undefined {
  return servers.find((server) => /sandbox|test/iu.test(server.name)) ?? servers[0];
}
