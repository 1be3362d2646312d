import { parseBaseUrl } from "./base-url.js";
import type { ClientOptions } from "./client-options.js";
import { type Client, openClient } from "./open-client.js";
import { findOperation } from "./find-operation.js";
import type { Operation } from "./operation.js";
import type { Provider } from "./provider.js";
import { resolveTarget } from "./resolve-target.js";
import { createFail, type Fail } from "./failure.js";
import { send } from "./send.js";
import { tellError } from "./tell-error.js";
import { toRecord } from "./to-record.js";
import { type Route, startCall } from "./call-state.js";
import { unexpectedResponse } from "./unexpected-response.js";

/**
 * The options that make openapi-fetch's `createClient` a client of this provider.
 *
 * Credentials, environment and base URL are resolved at each request, as in the provider's own client;
 * retries, time limits, hooks and refused redirects are the same too. What keeps a response from
 * arriving rejects with a `LinkTokenError`; a response of any status resolves, as openapi-fetch has it.
 * Middleware sees native requests.
 */
export function fetchClientOptions(
  provider: Provider,
  options: ClientOptions,
  operations: readonly Operation[],
): FetchClientOptions {
  const client = openClient(provider, options);
  const { settings } = client;
  const fail = createFail({ provider: provider.id });
  return {
    redirect: "manual",
    // The base URL is not known before the request; middleware may give a native Request back.
    Request: new Proxy(globalThis.Request, {
      construct: (Native, [url, init]: [string, RequestInit]) => {
        try {
          if (/\/(\.|%2e){1,2}([/?#]|$)/i.test(url.replace(/[?#].*$/s, ""))) {
            // A URL takes such steps away, so that another path would be called.
            throw fail("input", "A parameter of the path must not be a dot or two.");
          }
          const { baseUrl } = resolveTarget(settings, provider, fail);
          // One call may have a base URL of its own, which must be as safe as the client's.
          return new Native(url.startsWith("/") ? baseUrl + url : checked(url, fail), init);
        } catch (error) {
          throw tellError(error, { settings, fail });
        }
      },
    }),
    fetch: (request) =>
      fetchResponse(request, { client, operations }).catch((error: unknown) => {
        throw tellError(error, { settings, fail });
      }),
  };
}

/** Options of openapi-fetch's `createClient`. */
export interface FetchClientOptions {
  readonly redirect: "manual";
  readonly Request: typeof globalThis.Request;
  readonly fetch: (request: Request) => Promise<Response>;
}

async function fetchResponse(request: Request, { client, operations }: Sending): Promise<Response> {
  const { method, url, signal, headers } = request;
  const { pathname, search, searchParams, hash } = new URL(url);
  const { provider, settings } = client;
  const base = resolveTarget(settings, provider, createFail({ provider: provider.id })).baseUrl;
  const path = pathname.slice(url.startsWith(base) ? new URL(`${base}/`).pathname.length - 1 : 0);
  const rest = path + search + hash;
  const operation = findOperation(operations, { method, path });
  // A path that no spec knows is no pattern, but what fills one, and is not shown.
  const unknown = { method: method as Route["method"], path: "", retry: false } as const;
  const state = startCall(client, operation ?? unknown, { signal });
  const own = toRecord(headers);
  state.sent.parameters = Object.fromEntries(
    (operation?.sensitive ?? []).map((name) => [
      name,
      [own[name.toLowerCase()], searchParams.getAll(name)],
    ]),
  );
  const received = await send(state, async () => {
    const text = await request.clone().text();
    state.sent.text = text;
    // Hooks see the path of the spec, as with the provider's own client.
    state.sent.shownUrl = operation?.parameters && url.slice(0, -rest.length) + operation.path;
    return { url: checked(url, state.fail), layers: [headers], body: text || null };
  });
  const { response, text } = received;
  const reader = operation?.response;
  const body = reader ? reader.read(received) : state.sent.responseBody;
  const isNonsense = operation && response.ok && text && body === undefined;
  if (text === undefined || isNonsense) {
    throw unexpectedResponse(`not with ${reader?.wanted ?? "JSON"}`, received, state);
  }
  try {
    // The body has been read, so that the time limits cover it.
    const { status, statusText } = response;
    return new Response(text || null, { status, statusText, headers: toRecord(response.headers) });
  } catch {
    throw unexpectedResponse("no response may have that status", received, state);
  }
}

/** An address that credentials may be sent to. */
function checked(url: string, fail: Fail): string {
  parseBaseUrl(new URL(url).origin, fail);
  return url;
}

interface Sending {
  readonly client: Client;
  readonly operations: readonly Operation[];
}
