import { buildHttpError } from "./build-http-error.js";
import { encodeBase64 } from "./encode-base64.js";
import type { Provider } from "./provider.js";
import { readText } from "./read-text.js";
import type { Settings } from "./resolve-target.js";
import { send } from "./send.js";
import { type Route, startCall, type CallState } from "./call-state.js";
import { unexpectedResponse } from "./unexpected-response.js";

/**
 * Fetches an access token, under the client's time limits, retries, hooks and signal, and those of no call.
 *
 * What fails is an error of the token endpoint's; no secret is in it.
 */
export async function requestToken(
  { url, client, authentication, scopes }: TokenRequest,
  { client: caller, provider }: CallState,
): Promise<AccessToken> {
  const { authentication: _, security: __, checkKey: ___, ...rest } = provider;
  const issuer: Provider = {
    ...rest,
    name: `${provider.name}'s token endpoint`,
    credentials: Object.fromEntries(
      client.map(([name]) => [name, { secret: provider.credentials[name]?.secret ?? true }]),
    ),
  };
  const settings = { ...caller.settings, ...Object.fromEntries(client) } as Settings;
  const route: Route = { ...tokenRoute, path: new URL(url).pathname };
  const state = startCall({ ...caller, provider: issuer, settings }, route);
  const [[, id], [, secret]] = client;
  // Each is encoded as in a form before the two are joined (RFC 6749, 2.3.1).
  const basic = encodeBase64(`${encodeForm(id)}:${encodeForm(secret)}`);
  state.sent.credentials.push(basic, encodeForm(secret));
  const isHeader = authentication === "header";
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    ...(!isHeader && { client_id: id, client_secret: secret }),
    ...(scopes.length > 0 && { scope: scopes.join(" ") }),
  });
  const layer = {
    "content-type": "application/x-www-form-urlencoded",
    ...(isHeader && { authorization: `Basic ${basic}` }),
  };
  const received = await send(state, async () => ({ url, layers: [layer], body: String(form) }));
  const { responseBody: said } = state.sent;
  if (!received.response.ok) {
    const isRefused = refusals.includes(readText(said, tokenRoute.error.code) ?? "");
    throw buildHttpError(received, state, isRefused ? 401 : undefined);
  }
  const { access_token: value, token_type: type = "Bearer", expires_in: life } = Object(said);
  if (typeof value !== "string" || !/^[!-~]+$/.test(value) || !/^bearer/i.test(String(type))) {
    throw unexpectedResponse("without a bearer token", received, state);
  }
  const seconds = Number(readText({ life }, "/life") ?? NaN);
  return { value, lifetime: Number.isNaN(seconds) ? 300_000 : keepFor(seconds) };
}

/** What a token is asked for with. */
export interface TokenRequest {
  readonly url: string;
  /** The options' names and values, the id's before the secret's. */
  readonly client: readonly [id: Pair, secret: Pair];
  readonly authentication: "body" | "header";
  readonly scopes: readonly string[];
}

type Pair = readonly [option: string, value: string];

/** A token of the type Bearer (RFC 6750), and how many milliseconds it is to be kept. */
export interface AccessToken {
  readonly value: string;
  readonly lifetime: number;
}

const tokenRoute = {
  method: "POST",
  error: { code: "/error", message: "/error_description" },
  sensitive: ["access_token", "refresh_token", "id_token", "client_secret"],
} as const;

/** What a response of 400 says of credentials that are wrong (RFC 6749, 5.2). */
const refusals = ["invalid_client", "invalid_grant", "unauthorized_client"];

/** It is given up a minute early, or a tenth of its life where that is less: requests take time, and clocks differ. */
function keepFor(seconds: number): number {
  return (seconds - Math.min(60, seconds / 10)) * 1000;
}

function encodeForm(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}
