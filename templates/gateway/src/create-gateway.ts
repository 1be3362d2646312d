import { buildResponse, describeRefusal, type Outcome } from "./respond.js";
import { findRoute, type Route } from "./find-route.js";
import type { GatewayEvent } from "./gateway-event.js";
import type {
  Exchanges,
  GatewayOptions,
  GatewayProviders,
  GatewayUser,
} from "./gateway-options.js";
import { listProviders } from "./list-providers.js";
import { linkAccount } from "./link-account.js";
import { mintToken } from "./mint-token.js";
import { type PreparedGateway, prepareGateway } from "./prepare-gateway.js";
import { preflight } from "./preflight.js";
import { toRefusal } from "./provider-refusal.js";
import { checkCaller } from "./check-caller.js";
import { checkMediaType } from "./read-body.js";

/** Responds to pages. Any of its members can be given to a framework, as none of them needs `this`. */
export interface Gateway {
  /** Responds to a request; the second argument goes to `authorize` and `address`. It never rejects. */
  readonly fetch: (request: Request, context?: unknown) => Promise<Response>;
  readonly GET: Gateway["fetch"];
  readonly POST: Gateway["fetch"];
  readonly OPTIONS: Gateway["fetch"];
}

/**
 * Makes a gateway: it mints link tokens for pages of users who are signed in, and keeps credentials on the server.
 *
 * - `GET /link` lists the providers, with the JSON Schema of what a page may say
 * - `POST /link/{provider}` mints: `{ token, url, expiresAt, requestId }`
 * - `POST /link/{provider}/exchange` takes `{ publicToken }`, calls `onLinked`: `{ linked: true, requestId }`
 *
 * @throws {TypeError} Where an option is not as it must be.
 * @example
 * export const { GET, POST, OPTIONS } = createGateway({
 *   providers: { acme: { client: new Acme(), describe: acme } },
 *   authorize: async (request) => (await session(request))?.userId,
 *   bind: { acme: ({ user }) => ({ user_id: user }) },
 * });
 */
export function createGateway<
  const Providers extends GatewayProviders,
  User extends GatewayUser = string,
  Taken extends Exchanges<Providers> = Exchanges<Providers>,
>(options: GatewayOptions<Providers, User, Taken>): Gateway {
  const gateway = prepareGateway(
    options as unknown as GatewayOptions<GatewayProviders, GatewayUser>,
  );
  const fetch: Gateway["fetch"] = (request, context) => handle({ gateway, request, context });
  return { fetch, GET: fetch, POST: fetch, OPTIONS: fetch };
}

interface Call {
  readonly gateway: PreparedGateway;
  readonly request: Request;
  readonly context: unknown;
}

async function handle({ gateway, request, context }: Call): Promise<Response> {
  const startedAt = performance.now();
  const requestId = crypto.randomUUID();
  const caller = request.headers.get("origin");
  const origin = caller !== null && gateway.caller.origins.has(caller) ? caller : undefined;
  const event: { -readonly [Name in keyof GatewayEvent]?: GatewayEvent[Name] } = {};
  let outcome: Outcome;
  try {
    const route = findRoute(request, gateway);
    event.route = route.kind;
    if ("provider" in route) event.provider = route.name;
    outcome = await respond({ gateway, request, context, requestId, route }, (user) => {
      event.user = user;
    });
  } catch (error) {
    const refusal = toRefusal(error);
    outcome = describeRefusal(refusal, requestId);
    event.code = refusal.code;
    event.reason = refusal.details.reason ?? refusal.message;
    if (refusal.details.cause !== undefined) gateway.onError(refusal.details.cause, { requestId });
  }
  gateway.log({
    requestId,
    method: request.method.slice(0, 20),
    route: "none",
    status: outcome.status,
    milliseconds: Math.round(performance.now() - startedAt),
    ...event,
  });
  return buildResponse(outcome, { requestId, origin });
}

/** Checks in the order of what a check costs, and limits before anything is parsed. */
async function respond(call: RoutedCall, onUser: (id: string) => void): Promise<Outcome> {
  const { gateway, request, context, route } = call;
  if (route.kind === "preflight") return preflight(request, route, gateway.caller);
  checkCaller(request, gateway.caller);
  if (route.kind !== "providers") checkMediaType(request);
  await gateway.limiter.takeAddress(request, context);
  const user = await gateway.authorize(request, context);
  onUser(user.id);
  await gateway.limiter.takeUser(user.id);
  switch (route.kind) {
    case "providers":
      return listProviders(gateway, { request, user });
    case "mint":
      return mintToken(gateway, { ...call, ...route, user });
    case "exchange":
      return linkAccount(gateway, { ...call, ...route, user });
    default:
      return route satisfies never;
  }
}

interface RoutedCall extends Call {
  readonly requestId: string;
  readonly route: Route;
}
