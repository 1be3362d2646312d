import type { ServerResponse } from "node:http";
import { clientCredentials, schemes, type Provider } from "../../templates/runtime/src/index.js";
import {
  startServer,
  type Answer,
  type RecordedRequest,
  type RecordingServer,
} from "./recording-server.js";

/** A server that gives numbered access tokens, and an API that takes those that were not revoked. */
export async function startTokenServer(rules: TokenRules = {}): Promise<TokenServer> {
  const revoked = new Set<string>();
  let count = 0;
  const give = (): Answer => {
    count += 1;
    return { body: { access_token: `at-${count}`, token_type: "bearer", ...rules.token } };
  };
  const server = await startServer(async (request, response) => {
    if (request.path.startsWith("/oauth/token")) {
      return rules.grant ? rules.grant(give, request, response) : give();
    }
    const { authorization = "" } = request.headers;
    return revoked.has(authorization)
      ? { status: 401, body: { error: "no", message: authorization } }
      : { body: { link_token: "lt-1" } };
  });
  return {
    ...server,
    revoke: (...tokens) => tokens.forEach((token) => revoked.add(`Bearer ${token}`)),
    grants: () => server.requests.filter(({ path }) => path.startsWith("/oauth/token")),
    sent: () =>
      server.requests
        .filter(({ path }) => !path.startsWith("/oauth/token"))
        .map(({ headers }) => headers.authorization),
  };
}

interface TokenRules {
  /** What is in a token's response besides. */
  readonly token?: Readonly<Record<string, unknown>>;
  /** Answers for a token in place of giving one. */
  readonly grant?: (
    give: () => Answer,
    request: RecordedRequest,
    response: ServerResponse,
  ) => Answer | void | Promise<Answer | void>;
}

export interface TokenServer extends RecordingServer {
  /** The API answers 401 to these tokens from now on. */
  readonly revoke: (...tokens: readonly string[]) => void;
  /** The requests for a token. */
  readonly grants: () => readonly RecordedRequest[];
  /** What the API was given as `authorization`. */
  readonly sent: () => readonly (string | undefined)[];
}

/** How Acme's requests authenticate with access tokens. */
export function oauthProvider(
  rules: Partial<Parameters<typeof clientCredentials>[0]> = {},
): Partial<Provider> {
  return {
    clientOptions: ["tokenUrl"],
    credentials: {
      clientId: { variable: "ACME_CLIENT_ID", secret: false },
      clientSecret: { variable: "ACME_CLIENT_SECRET" },
    },
    authentication: schemes(
      clientCredentials({
        tokenUrl: "https://api.acme.example/oauth/token",
        clientId: "clientId",
        clientSecret: "clientSecret",
        authentication: "body",
        ...rules,
      }),
    ),
  };
}
