import { checkOptions } from "./check-options.js";
import type { ClientOptions } from "./client-options.js";
import { createFail } from "./failure.js";
import { mergeHeaders } from "./merge-headers.js";
import type { Provider } from "./provider.js";
import { resolveCredentials } from "./resolve-credentials.js";
import { resolveTarget } from "./resolve-target.js";

/**
 * The options that make openapi-fetch's `createClient` a client of this provider.
 *
 * Credentials, environment and base URL are resolved at each request, as in the provider's own
 * client; one that is missing rejects with a `LinkTokenError`. All else is openapi-fetch's: middleware
 * sees native requests, and failures of the network reject as the platform words them.
 */
export function fetchClientOptions(provider: Provider, options: ClientOptions): FetchClientOptions {
  const fail = createFail({ provider: provider.id });
  checkOptions(options, { provider, fail });
  const settings = { ...options };
  return {
    // A redirect is not followed: bodies and the providers' own headers hold secrets.
    redirect: "manual",
    // The base URL is not known before the request; middleware may give a native Request back.
    Request: new Proxy(globalThis.Request, {
      construct: (Native, [url, init]: [string, RequestInit]) =>
        new Native(
          url.startsWith("/") ? resolveTarget(settings, { provider, fail }).baseUrl + url : url,
          init,
        ),
    }),
    fetch: async (request) => {
      const target = resolveTarget(settings, { provider, fail });
      const credentials = await resolveCredentials([settings], { provider, target, fail });
      const headers = mergeHeaders(
        [
          { accept: "application/json" },
          provider.headers,
          settings.headers,
          request.headers,
          credentials.headers,
        ],
        { secrets: credentials.secrets, fail },
      );
      headers.forEach((value, name) => request.headers.set(name, value));
      return (settings.fetch ?? globalThis.fetch)(request);
    },
  };
}

/** Options of openapi-fetch's `createClient`. */
export interface FetchClientOptions {
  readonly redirect: "manual";
  readonly Request: typeof globalThis.Request;
  readonly fetch: (request: Request) => Promise<Response>;
}
