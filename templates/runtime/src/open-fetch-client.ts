import type { ClientOptions } from "./client-options.js";
import { createFail } from "./failure.js";
import { fetchClientOptions, type FetchClientOptions } from "./fetch-client-options.js";
import type { Operation } from "./operation.js";
import type { Provider } from "./provider.js";
import { tellError } from "./tell-error.js";
import { type FetchInit, writeFetchInit } from "./write-fetch-init.js";

/**
 * Opens the openapi-fetch client of a provider with `create`, which is openapi-fetch's `createClient`.
 *
 * Credentials, time limits, retries and hooks are those of the provider's own client; parameters and bodies are
 * written as the spec says. Rejects with a `LinkTokenError` for a parameter or a body that cannot be written.
 *
 * @example
 * openFetchClient(createClient<paths>, { provider: acme, options: {}, operations: [createToken] });
 */
export function openFetchClient<Opened extends object>(
  create: (options: FetchClientOptions) => Opened,
  { provider, options, operations }: FetchClient,
): Opened {
  const client = create(fetchClientOptions(provider, options, operations));
  const fail = createFail({ provider: provider.id });
  const write = (method: string, path: string, init: FetchInit = {}): FetchInit => {
    const operation = operations.find((each) => each.method === method && each.path === path);
    try {
      return operation ? writeFetchInit(init, { operation, fail }) : init;
    } catch (error) {
      throw tellError(error, { settings: options, fail });
    }
  };
  const methods = Object.entries(client as Readonly<Record<string, Send>>).map(([name, send]) => [
    name,
    /^[A-Z]+$/.test(name)
      ? async (path: string, init?: FetchInit) => send(path, write(name, path, init))
      : name === "request"
        ? async (method: string, path: string, init?: FetchInit) =>
            send(method, path, write(method.toUpperCase(), path, init))
        : send,
  ]);
  return Object.fromEntries(methods) as Opened;
}

interface FetchClient {
  readonly provider: Provider;
  readonly options: ClientOptions;
  readonly operations: readonly Operation[];
}

type Send = (...given: unknown[]) => unknown;
