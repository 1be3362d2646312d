import { createGateway, type GatewayEvent, type GatewayOptions } from "@linkmint/gateway";
import { createMock } from "@linkmint/mock";
import { afterEach, expect } from "vitest";
import { plaid as description } from "../../generated/plaid/dist/esm/describe.js";
import { Plaid } from "../../generated/plaid/dist/esm/index.js";

/** The credential that no response and no log line may hold. */
export const secret = "s3cret-canary-71f3a0c2d9";

/** What came out of gateways: responses with their headers, and log lines. Every test's is searched for the credential. */
const published: string[] = [];

afterEach(() => {
  const leaks = published.splice(0).filter((text) => text.includes(secret));
  expect(leaks).toEqual([]);
});

type Fetch = (input: string | URL | Request, init?: object) => Promise<Response>;

/** A client of a provider that responds as `fetch` does. */
export function clientOf(fetch: Fetch): Plaid {
  return new Plaid({
    clientId: "client-1",
    secret,
    baseUrl: "http://localhost/plaid",
    maxRetries: 0,
    fetch: fetch as never,
  });
}

type Options = GatewayOptions<{ plaid: { client: Plaid; describe: typeof description } }, string>;

/** A gateway to a provider: the mock unless `fetch` is given, for the user of the cookie. */
export function gatewayOf({ fetch, ...options }: Partial<Options> & { fetch?: Fetch } = {}) {
  const mock = createMock([description], { seed: 7, clock: "2026-01-31T12:00:00Z" });
  const client = clientOf(fetch ?? mock.fetch);
  const linked: unknown[] = [];
  const events: GatewayEvent[] = [];
  const errors: unknown[] = [];
  const gateway = createGateway({
    providers: {
      plaid: {
        client,
        describe: description,
      },
    },
    exchange: {
      plaid: (publicToken, call) =>
        client.itemPublicTokenExchange({ public_token: publicToken }, call),
    },
    authorize: async ({ headers }) => /^user=(\w+)$/u.exec(headers.get("cookie") ?? "")?.[1],
    bind: { plaid: ({ user }) => ({ user: { client_user_id: user }, client_name: "Acme" }) },
    allow: {
      plaid: ["products", "language", "country_codes", "user.address", "user.email_address"],
    },
    origins: ["https://app.example"],
    ...(options as object),
    onLinked: (each) => void linked.push(each),
    onError: (error) => void errors.push(error),
    log: (event) => {
      events.push(event);
      published.push(JSON.stringify(event));
    },
  });
  return { gateway, mock, linked, events, errors, ...senderTo(gateway.fetch) };
}

/** What a page of the same site sends, as somebody who is signed in. */
export const page = {
  cookie: "user=u1",
  "content-type": "application/json",
  "sec-fetch-site": "same-origin",
};

/** What a page says to mint. */
export const input = { products: ["auth"], language: "en", country_codes: ["US"] };

/** Gives what sends to a gateway and reads its response. */
export function senderTo(fetch: (request: Request, context?: unknown) => Promise<Response>) {
  const send = async (path: string, init: RequestInit = {}, context?: unknown): Promise<Sent> => {
    const request = new Request(`https://app.example${path}`, init);
    return read(await fetch(request, context));
  };
  return {
    send,
    post: (path: string, body: unknown, headers: Record<string, string | undefined> = {}) =>
      send(path, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: Object.entries({ ...page, ...headers }).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      }),
  };
}

export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Reads a response, and keeps what it said for the search. */
export async function read(response: Response): Promise<Sent> {
  const text = await response.text();
  published.push(text, JSON.stringify([...response.headers]));
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? {} : (JSON.parse(text) as Sent["body"]),
  };
}
