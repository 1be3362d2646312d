import { buildLinkToken } from "./build-link-token.js";
import type { Call } from "./call.js";
import { checkOptions } from "./check-options.js";
import type { ClientOptions } from "./client-options.js";
import { exchange } from "./exchange.js";
import { createFail } from "./failure.js";
import type { LinkToken } from "./link-token.js";
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
  checkOptions(options, { provider, fail: createFail({ provider: provider.id }) });
  const client = { provider, settings: { ...options } };
  return {
    // The spec is the one to know the type of the answer.
    send: async <Response>(call: Call) => (await exchange(call, client)).raw as Response,
    mint: async <Result extends LinkToken>(call: Call) =>
      buildLinkToken(await exchange(call, client)) as Result,
  };
}

/** Calls a provider; every failure is a `LinkTokenError`. */
export interface Caller {
  /** Gives the success body under public names. */
  readonly send: <Response>(call: Call) => Promise<Response>;
  /** Gives the common result. */
  readonly mint: <Result extends LinkToken>(call: Call) => Promise<Result>;
}
