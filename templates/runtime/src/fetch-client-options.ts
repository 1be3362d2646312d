import type { ClientOptions } from "./client-options.js";
import { type Client, openClient } from "./open-client.js";
import type { Operation } from "./operation.js";
import type { Provider } from "./provider.js";
import { resolveTarget } from "./resolve-target.js";
import { createFail } from "./failure.js";
import { notify } from "./hooks.js";
import type { LinkTokenError } from "./link-token-error.js";
import { send } from "./send.js";
import { type Route, startTrip } from "./trip.js";
import { unexpectedAnswer } from "./unexpected-answer.js";

/**
 * The options that make openapi-fetch's `createClient` a client of this provider.
 *
 * Credentials, environment and base URL are resolved at each request, as in the provider's own client;
 * retries, time limits, hooks and refused redirects are the same too. What keeps an answer from
 * arriving rejects with a `LinkTokenError`; an answer of any status resolves, as openapi-fetch has it.
 * Middleware sees native requests.
 */
export function fetchClientOptions(
  provider: Provider,
  options: ClientOptions,
  operations: readonly Operation[],
): FetchClientOptions {
  const client = openClient(provider, options);
  const { settings } = client;
  const fail = createFail({ provider: provider.id }, () => ({ values: [] }));
  return {
    redirect: "manual",
    // The base URL is not known before the request; middleware may give a native Request back.
    Request: new Proxy(globalThis.Request, {
      construct: (Native, [url, init]: [string, RequestInit]) =>
        new Native(
          url.startsWith("/") ? resolveTarget(settings, provider, fail).baseUrl + url : url,
          init,
        ),
    }),
    fetch: (request) => {
      const outcome = answer(request, { client, operations });
      outcome.catch((error: LinkTokenError) => notify(settings.onError, () => error));
      return outcome;
    },
  };
}

/** Options of openapi-fetch's `createClient`. */
export interface FetchClientOptions {
  readonly redirect: "manual";
  readonly Request: typeof globalThis.Request;
  readonly fetch: (request: Request) => Promise<Response>;
}

async function answer(request: Request, { client, operations }: Sending): Promise<Response> {
  const { method, url, signal, headers } = request;
  const { pathname } = new URL(url);
  const operation = findOperation(operations, { method, pathname });
  const unknown = { method: method as Route["method"], path: pathname, retry: false } as const;
  const trip = startTrip(client, operation ?? unknown, { signal });
  const received = await send(trip, async () => {
    const body = (await request.clone().text()) || null;
    return { url, layers: [headers], body };
  });
  const { response, text } = received;
  const isNonsense = operation && response.ok && text && trip.sent.answer === undefined;
  if (text === undefined || isNonsense) {
    throw unexpectedAnswer("not with JSON", received, trip);
  }
  try {
    // The body has been read, so that the time limits cover it.
    return new Response(text || null, response);
  } catch {
    throw unexpectedAnswer("no response may have that status", received, trip);
  }
}

interface Sending {
  readonly client: Client;
  readonly operations: readonly Operation[];
}

/**
 * The operation that a request is for, whose rules say whether it may be sent again: of several that
 * match, the one that says most of the path. A base URL may have a path too.
 */
function findOperation(
  operations: readonly Operation[],
  { method, pathname }: { method: string; pathname: string },
): Operation | undefined {
  const [best] = operations
    .filter((each) => each.method === method && pathPattern(each.path).test(pathname))
    .sort((one, other) => fixedLength(other.path) - fixedLength(one.path));
  return best;
}

/** Matches what ends in an operation's path, its parameters filled in. */
function pathPattern(path: string): RegExp {
  const steps = path.split(parameter).map((step) => step.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(`${steps.join("[^/]+")}$`);
}

function fixedLength(path: string): number {
  return path.replace(parameter, "").length;
}

const parameter = /\{[^}]*\}/g;
