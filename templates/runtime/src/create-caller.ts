import { buildLinkToken } from "./build-link-token.js";
import type { Call } from "./call.js";
import type { ClientOptions } from "./client-options.js";
import { exchange, type Exchange } from "./exchange.js";
import { detach } from "./hooks.js";
import type { LinkPromise, SentRequest, WithResponse } from "./link-promise.js";
import type { LinkToken } from "./link-token.js";
import { isLinkTokenError } from "./link-token-error.js";
import { openClient } from "./open-client.js";
import type { Provider } from "./provider.js";

/**
 * Makes what a client calls its provider through.
 *
 * Credentials, environment and base URL are resolved at each call, from its options, else these,
 * else the environment variables. Options that are wrong in themselves throw a `LinkTokenError` here.
 *
 * @example
 * const caller = createCaller(acme, { token: "…" });
 * const { link_token } = await caller.send<LinkTokenResponse>({ operation: createLinkToken, input });
 */
export function createCaller(provider: Provider, options: ClientOptions): Caller {
  const client = openClient(provider, options);
  const perform = async <Value>(call: Call, read: Reader<Value>): Promise<WithResponse<Value>> => {
    try {
      const done = await exchange(call, client);
      const { response, text = "" } = done.received;
      return { value: read(done), request: done.state.sent.request as SentRequest, response, text };
    } catch (error) {
      if (isLinkTokenError(error)) {
        detach(() => client.settings.onError?.(error));
      }
      throw error;
    }
  };
  const start = <Value>(call: Call, read: Reader<Value>): LinkPromise<Value> => {
    const outcome = perform(call, read);
    const promise = outcome.then(({ value }) => value);
    return Object.assign(promise, { withResponse: () => promise.then(() => outcome) });
  };
  return {
    // The spec is the one to know the type of the response.
    send: <Response>(call: Call) => start(call, ({ raw }) => raw as Response),
    mint: <Result extends LinkToken>(call: Call) =>
      start(call, (done) => buildLinkToken(done) as Result),
  };
}

/** Makes a call's value of what came of it. */
type Reader<Value> = (done: Exchange) => Value;

/** Calls a provider; every failure is a `LinkTokenError`. */
export interface Caller {
  /** Gives the success body under public names. */
  readonly send: <Response>(call: Call) => LinkPromise<Response>;
  /** Gives the common result. */
  readonly mint: <Result extends LinkToken>(call: Call) => LinkPromise<Result>;
}
