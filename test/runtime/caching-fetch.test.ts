import { afterEach, beforeEach, describe, expect, test } from "vitest";
import createFetchClient from "openapi-fetch";
import { fetchClientOptions } from "../../templates/runtime/src/index.js";
import { Acme, acme, createLinkToken } from "./acme.js";
import { callerWith } from "./credentials.js";
import { startServer, type RecordingServer } from "./recording-server.js";
import { oauthProvider, startTokenServer } from "./token-server.js";

/* A framework may put a fetch in place that keeps responses, even of a POST, unless it is told not to. */
let server: RecordingServer;

beforeEach(async () => {
  let minted = 0;
  server = await startServer(() => {
    minted += 1;
    return { body: { link_token: `lt-${minted}` } };
  });
});

afterEach(() => server.close());

describe("a fetch that keeps responses", () => {
  test("keeps what nobody forbids it to keep", async () => {
    const fetch = keepingFetch();
    const init = { method: "POST", body: "{}" };
    const texts = await Promise.all([fetch(server.url, init), fetch(server.url, init)]);
    expect(texts).toHaveLength(2);
    expect(server.requests).toHaveLength(1);
  });

  test("mints for each call of a class", async () => {
    const client = new Acme({ token: "t-1", baseUrl: server.url, fetch: keepingFetch() });
    const mint = async () => (await client.createLinkToken({ tenant_id: "a" })).token;
    expect([await mint(), await mint()]).toEqual(["lt-1", "lt-2"]);
  });

  test("mints for each call of the plain client", async () => {
    const settings = { token: "t-1", baseUrl: server.url, fetch: keepingFetch() };
    const client = createFetchClient<Paths>(fetchClientOptions(acme, settings, [createLinkToken]));
    const mint = async () => (await client.POST("/link-token", { body: { tenant_id: "a" } })).data;
    expect([await mint(), await mint()]).toEqual([{ link_token: "lt-1" }, { link_token: "lt-2" }]);
  });

  test("fetches an access token for each client", async () => {
    const issuer = await startTokenServer();
    const settings = { clientId: "id", clientSecret: "hunter2", fetch: keepingFetch() };
    const call = () => callerWith(oauthProvider(), { baseUrl: issuer.url, ...settings })();
    await call();
    await call();
    expect(issuer.sent()).toEqual(["Bearer at-1", "Bearer at-2"]);
    await issuer.close();
  });
});

interface Paths {
  readonly "/link-token": {
    post: {
      requestBody: { content: { "application/json": { tenant_id: string } } };
      responses: { 200: { content: { "application/json": { link_token: string } } } };
    };
  };
}

/** A `fetch` with a memory of its own, by URL and body, which `cache: "no-store"` passes by. */
function keepingFetch(): typeof fetch {
  const kept = new Map<string, Promise<Response>>();
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.cache === "no-store") return fetch(request);
    const key = `${request.url} ${await request.clone().text()}`;
    const answer = kept.get(key) ?? fetch(request);
    kept.set(key, answer);
    return (await answer).clone();
  };
}
