import type { Scheme } from "./authentication.js";
import type { CachedToken, TokenUse } from "./cached-token.js";
import { tooLate } from "./failure.js";
import { limit } from "./limit.js";
import { isLinkTokenError } from "./link-token-error.js";
import { requestToken, type TokenRequest } from "./request-token.js";
import { tokenAddress } from "./token-address.js";
import type { CallState } from "./call-state.js";

/**
 * OAuth 2.0 client credentials (RFC 6749, 4.4), by the options that hold the client's id and its secret.
 *
 * An access token serves all calls of a client with the same credentials until it expires. Calls that need one at the
 * same time wait for one request, each within its own limits; one that fails is not remembered. A 401 to a token that
 * was kept drops it, and the call is tried once more with a new one.
 *
 * On platforms that end what a request has begun with the request, such as Workers, the one that others wait for may
 * never end. So it is given up when the call that began it is, or when the client's timeout is over.
 *
 * @example
 * clientCredentials({
 *   tokenUrl: "https://api.acme.example/oauth/token",
 *   clientId: "clientId",
 *   clientSecret: "clientSecret",
 *   authentication: "body",
 *   scopes: ["link"],
 * });
 */
export function clientCredentials(rules: ClientCredentials): Scheme {
  const { tokenUrl, clientId, clientSecret, authentication, scopes = [] } = rules;
  return {
    options: [clientId, clientSecret],
    authenticate: async (_, state: CallState, signal) => {
      const { client, options, sent, fail, provider } = state;
      const { memory } = client;
      const [id, secret] = [clientId, clientSecret].map(
        (name) => [name, String(sent.values[name])] as const,
      );
      const url = tokenAddress(tokenUrl, state);
      const request = { url, client: [id, secret], authentication, scopes } as TokenRequest;
      const key = JSON.stringify(request);
      const patience = client.settings.timeout as number;
      const isRenewed = sent.accessToken?.isRenewed ?? false;
      // Who has waited for others twice asks for a token itself, however many begin another time.
      for (let waits = 0; ; waits += 1) {
        const kept = memory.get(key);
        const now = performance.now();
        const isUsable = kept && now < (kept.endsAt ?? (waits < 2 ? kept.startedAt + patience : 0));
        const cached = isUsable ? kept : fetchToken({ key, request, state, now });
        const isOthers = cached === kept && cached.endsAt === undefined;
        sent.accessToken = { key, cached, isKept: cached.endsAt !== undefined, isRenewed };
        // What the client allows holds for the request of this call itself.
        const own = options.timeout ?? (isOthers ? patience : undefined);
        const left = isOthers ? cached.startedAt + patience - now : Infinity;
        try {
          const token = await limit(() => cached.token, {
            signals: [signal],
            milliseconds: own && Math.min(own, left),
            late: () =>
              own && own <= left
                ? tooLate(fail, `${provider.name}'s token endpoint`, own)
                : undefined,
          });
          sent.credentials.push(token);
          return { headers: { authorization: `Bearer ${token}` } };
        } catch (error) {
          const isForeign = !isLinkTokenError(error);
          if (!isOthers || isForeign) {
            forget(memory, { key, cached });
          }
          if (!isOthers || !isForeign) {
            throw error;
          }
        }
      }
    },
    renew: (status, { client: { memory }, sent }: CallState) => {
      const { accessToken: use } = sent;
      if (status !== 401 || !use) {
        return false;
      }
      forget(memory, use);
      sent.accessToken = { ...use, isRenewed: true };
      return use.isKept && !use.isRenewed;
    },
  };
}

interface ClientCredentials {
  /** Where the token is asked for; on an origin of the provider's servers it moves with the base URL. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whether they travel in the form or in a header, as HTTP Basic (RFC 6749, 2.3.1). */
  readonly authentication: "body" | "header";
  readonly scopes?: readonly string[];
}

function fetchToken({ key, request, state, now }: Starting): CachedToken {
  const { memory } = state.client;
  for (const [other, { endsAt }] of memory) {
    if ((endsAt ?? Infinity) <= now || memory.size >= mostTokens) {
      memory.delete(other);
    }
  }
  const cached: CachedToken = {
    startedAt: now,
    token: requestToken(request, state).then(({ value, lifetime }) => {
      cached.endsAt = performance.now() + lifetime;
      // The call that asked for it may have given it up.
      memory.set(key, memory.get(key) ?? cached);
      return value;
    }),
  };
  memory.set(key, cached);
  cached.token.catch(() => forget(memory, { key, cached }));
  return cached;
}

interface Starting {
  readonly key: string;
  readonly request: TokenRequest;
  readonly state: CallState;
  readonly now: number;
}

/** Unless another has taken its place already. */
function forget(
  memory: Map<string, CachedToken>,
  { key, cached }: Pick<TokenUse, "key" | "cached">,
): void {
  if (memory.get(key) === cached) {
    memory.delete(key);
  }
}

/** For clients that are given other credentials at each call. */
const mostTokens = 1000;
