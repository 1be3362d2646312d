import type { CallOptions } from "./call-options.js";
import { callOptions, readOptions } from "./read-options.js";
import { createFail, type Facts, type Fail } from "./failure.js";
import { findSecrets, findValues } from "./find-secrets.js";
import type { TokenUse } from "./cached-token.js";
import type { SentRequest } from "./link-promise.js";
import type { Client } from "./open-client.js";
import type { Operation } from "./operation.js";
import { parseJson } from "./parse-json.js";
import type { Provider } from "./provider.js";
import { readVariable } from "./read-variable.js";
import { redact, type Secrets } from "./redact.js";
import { refuseBrowser } from "./refuse-browser.js";
import { resolveTarget, type Settings, type Target } from "./resolve-target.js";

/** Begins a call: its options are checked, its target is known, nothing has been sent. */
export function startCall(client: Client, operation: Route, given: CallOptions = {}): CallState {
  const { provider } = client;
  const { id, method, path, encoding, sensitive = [] } = operation;
  const facts: Facts = { provider: provider.id, operation: id, method, path: path || undefined };
  const fail = createFail(facts);
  const options = readOptions(given, callOptions, { provider, fail });
  const settings = { ...client.settings, ...options };
  refuseBrowser(settings, fail);
  const target = resolveTarget(settings, provider, fail);
  facts.environment = target.environment;
  // Something may fail before it is known which credentials the call uses.
  const credentials = Object.entries(provider.credentials).flatMap(
    ([option, { secret, variable }]) => {
      const value = (settings as Given)[option] ?? readVariable(variable);
      return secret !== false && typeof value === "string" ? value : [];
    },
  );
  const sent: Sent = { credentials, values: {} };
  let locations: readonly unknown[] = [];
  let found: readonly string[] | undefined = [];
  const secrets = (): Secrets => {
    const { text, responseBody, parameters } = sent;
    const now = [text, responseBody, parameters];
    // Hooks and errors each ask, and a response may be large.
    if (now.some((each, index) => each !== locations[index])) {
      locations = now;
      const body = parseJson(text) ?? encoding?.read(text ?? "");
      found = findValues([body, responseBody, parameters], sensitive);
    }
    const own = findSecrets(sent.request?.headers ?? {});
    return {
      values: found && [...sent.credentials, ...own, ...found],
      properties: sensitive,
    };
  };
  const hide: Hide = (value) => redact(value, secrets());
  return {
    client,
    provider,
    operation,
    options,
    settings,
    target,
    facts,
    sent,
    secrets,
    hide,
    fail,
  };
}

type Given = Readonly<Record<string, unknown>>;

/** An operation; without an id it is one that no spec knows. */
export type Route = Omit<Operation, "id"> & { readonly id?: string };

/** One call, and what is known of it. */
export interface CallState {
  readonly client: Client;
  readonly provider: Provider;
  readonly operation: Route;
  /** The call's own. */
  readonly options: CallOptions;
  /** The client's, under those of the call. */
  readonly settings: Settings;
  readonly target: Target;
  /** What errors say of the call. */
  readonly facts: Facts;
  readonly sent: Sent;
  /** What must not show in anything that the call gives besides its success. */
  readonly secrets: () => Secrets;
  readonly hide: Hide;
  readonly fail: Fail;
}

/** Gives what came from elsewhere without the secrets of the call. */
export type Hide = (value: unknown) => unknown;

/** What is sent and received, as far as it is known: the locations of all secrets. */
export interface Sent {
  readonly credentials: string[];
  /** The credentials by option. */
  readonly values: Record<string, unknown>;
  /** Where the call has an access token from. */
  accessToken?: TokenUse;
  request?: SentRequest;
  /** The address without what fills it, where that is not to be shown. */
  shownUrl?: string | undefined;
  /** What fills path, query and headers, by the provider's names. */
  parameters?: Readonly<Record<string, unknown>> | undefined;
  /** Under wire names. */
  body?: Readonly<Record<string, unknown>>;
  /** The body as it was written, or its JSON: the input may be changed since, or write itself in its own way. */
  text?: string | undefined;
  /** The last attempt's, as JSON. */
  responseBody?: unknown;
}
