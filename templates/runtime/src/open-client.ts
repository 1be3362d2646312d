import { parseBaseUrl } from "./base-url.js";
import { createFail } from "./failure.js";
import type { CachedToken } from "./cached-token.js";
import { mergeHeaders } from "./merge-headers.js";
import type { Provider } from "./provider.js";
import { clientOptions, readOptions } from "./read-options.js";
import { refuseBrowser } from "./refuse-browser.js";
import { findServer, type Settings } from "./resolve-target.js";

/** A client whose options are found to be sound; reads nothing from the environment. */
export function openClient(provider: Provider, given: Settings): Client {
  const fail = createFail({ provider: provider.id });
  const options = readOptions(given, clientOptions, { provider, fail });
  const baseUrl = parseBaseUrl(options.baseUrl, fail);
  if (!baseUrl && options.environment != null) {
    findServer(options.environment, provider, fail);
  }
  // A package's default client is made wherever the package is imported, and refuses when it is called.
  if (Object.keys(options).length > 0) {
    refuseBrowser(options, fail);
  }
  return {
    provider,
    settings: { timeout: 30_000, maxRetries: 2, ...options, baseUrl },
    headers: mergeHeaders(
      { "user-agent": `linkmint-${provider.id}` },
      [provider.headers, options.headers],
      fail,
    ),
    memory: new Map(),
  };
}

/** Who calls. */
export interface Client {
  readonly provider: Provider;
  /** The options that are given, and what is usual in place of others. */
  readonly settings: Settings;
  /** What every request carries, besides credentials and `accept`; lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Access tokens, by what they were asked for with. */
  readonly memory: Map<string, CachedToken>;
}
