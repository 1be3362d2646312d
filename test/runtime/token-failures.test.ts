import createClient from "openapi-fetch";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fetchClientOptions } from "../../templates/runtime/src/index.js";
import { acme } from "./acme.js";
import { callerWith } from "./credentials.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";
import { oauthProvider, startTokenServer, type TokenServer } from "./token-server.js";

let server: TokenServer;

afterEach(() => server.close());

const credentials = { clientId: "id-1", clientSecret: "hunter2-secret" };
const endpoint = "Acme's token endpoint";

async function open(grant: Parameters<typeof startTokenServer>[0], options = {}) {
  server = await startTokenServer(grant);
  return callerWith(oauthProvider(), { baseUrl: server.url, ...credentials, ...options });
}

describe("a token endpoint that gives no token", () => {
  test.each([
    [401, "invalid_client", "authentication"],
    [400, "invalid_client", "authentication"],
    [400, "unauthorized_client", "authentication"],
    [400, "invalid_grant", "authentication"],
    [400, "invalid_scope", "invalid-request"],
    [403, "access_denied", "permission"],
  ])("%i, %s: %s", async (status, error, kind) => {
    const body = { error, error_description: "No client hunter2-secret." };
    const call = await open({ grant: () => ({ status, body }) });
    const failure = await failureOf(() => call());
    expect(failure).toMatchObject({
      kind,
      httpStatus: status,
      code: error,
      path: "/oauth/token",
      attempts: 1,
    });
    const advice = kind === "invalid-request" ? "" : " Check clientId, clientSecret.";
    expect(failure.message).toBe(
      `${endpoint} responded with ${status}: ${error}: No client [redacted].${advice}`,
    );
    expect(reveal(failure)).not.toContain("hunter2");
    expect(server.sent()).toEqual([]);
  });

  const token = { access_token: "planted-token", token_type: "bearer" };

  test.each([
    ["nothing", ""],
    ["no JSON", "planted-token"],
    ["no token", { error: "planted-token" }],
    ["a number", { ...token, access_token: 7 }],
    ["an empty one", { ...token, access_token: "" }],
    ["one that no header can carry", { ...token, access_token: "planted-token\r\nX: y" }],
    ["one of another type", { ...token, token_type: "mac" }],
    ["one of no type at all", { ...token, token_type: { planted: true } }],
    ["too much", { ...token, more: "x".repeat(2 ** 20) }],
    ["a list", [token]],
  ])("but %s", async (_, body) => {
    const call = await open({ grant: () => ({ body }) });
    const failure = await failureOf(() => call());
    expect(failure).toMatchObject({ kind: "unexpected-response", httpStatus: 200 });
    expect(failure.message).toMatch(/^Acme's token endpoint responded with 200, but with/);
    expect(reveal(failure)).not.toMatch(/planted|hunter2/);
    expect(server.sent()).toEqual([]);
  });

  test("but a redirect, which is not followed", async () => {
    const headers = { location: "https://evil.example/?hunter2-secret" };
    const call = await open({ grant: () => ({ status: 307, headers }) });
    const failure = await failureOf(() => call());
    expect(failure).toMatchObject({ kind: "unexpected-response", httpStatus: 307, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test("but no connection", async () => {
    const call = await open(
      { grant: (_, __, response) => void response.socket?.resetAndDestroy() },
      { maxRetries: 0 },
    );
    const failure = await failureOf(() => call());
    expect(failure).toMatchObject({ kind: "connection", attempts: 1 });
    expect(failure.message).toMatch(/^The connection to Acme's token endpoint failed/);
  });

  test("in time", async () => {
    const never = { grant: () => new Promise<void>(() => undefined) };
    const call = await open(never, { timeout: 30, maxRetries: 1 });
    const failure = await failureOf(() => call());
    expect(failure).toMatchObject({ kind: "timeout", attempts: 2 });
    expect(failure.message).toBe(`${endpoint} did not answer within 30 ms.`);
  });
});

test("a token endpoint that is busy is asked again", async () => {
  let count = 0;
  const call = await open({
    grant: (give) => {
      count += 1;
      return count === 1 ? { status: 503 } : give();
    },
  });
  await call();
  expect(server.grants()).toHaveLength(2);
  expect(server.sent()).toEqual(["Bearer at-1"]);
});

test("hooks see the request for a token, and no secret", async () => {
  const out: unknown[] = [];
  const note = (view: unknown) => out.push(view);
  const call = await open({}, { onRequest: note, onResponse: note, onRetry: note });
  await call();
  server.revoke("at-1");
  await call();
  expect(out).toMatchObject([
    { method: "POST", path: "/oauth/token", attempt: 1 },
    { status: 200, path: "/oauth/token" },
    { operation: "createLinkToken", attempt: 1, headers: { authorization: "[redacted]" } },
    { status: 200, operation: "createLinkToken" },
    { operation: "createLinkToken", attempt: 1 },
    { status: 401, operation: "createLinkToken" },
    { status: 401, delay: 0 },
    { path: "/oauth/token" },
    { path: "/oauth/token" },
    { operation: "createLinkToken", attempt: 2 },
    { status: 200 },
  ]);
  expect(reveal(out)).not.toMatch(/at-[12]|hunter2/);
});

test("an access token shows in no error", async () => {
  const call = await open({});
  server.revoke("at-1");
  const failure = await failureOf(() => call());
  expect(failure.message).toBe(
    "Acme responded with 401: no: Bearer [redacted]. Check clientId, clientSecret.",
  );
  expect(reveal(failure)).not.toContain("at-1");
});

test("the plain client has an access token, too", async () => {
  server = await startTokenServer();
  const options = { baseUrl: server.url, ...credentials };
  const provider = { ...acme, ...oauthProvider() };
  const client = createClient<never>(fetchClientOptions(provider, options, []));
  const post = client.POST as (path: string, init: object) => Promise<{ response: Response }>;
  await post("/link-token", { body: {} });
  await post("/link-token", { body: {} });
  server.revoke("at-1");
  const { response } = await post("/link-token", { body: { a: 1 } });
  expect(response.status).toBe(200);
  expect(server.grants()).toHaveLength(2);
  expect(server.requests.at(-1)).toMatchObject({ json: { a: 1 } });
});

test("a browser is refused before a token is asked for", async () => {
  const call = await open({});
  vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0" });
  const failure = await failureOf(() => call());
  vi.unstubAllGlobals();
  expect(failure).toMatchObject({ fields: ["dangerouslyAllowBrowser"] });
  expect(server.requests).toEqual([]);
});
