import { expect, test } from "vitest";
import { gatewayOf, input, page, secret } from "./gateway-of.js";

/* What a page gets, and what the provider is sent for it. */

test("a page gets a token, its expiry and a request id, and nothing else", async () => {
  const { post, mock, events } = gatewayOf();
  const { status, body, headers } = await post("/link/plaid", input);
  expect(status).toBe(200);
  expect(body).toEqual({
    token: expect.stringMatching(/^link-sandbox-/u),
    expiresAt: "2026-01-31T16:00:00.000Z",
    requestId: headers.get("x-request-id"),
  });
  expect(mock.requests).toMatchObject([
    { body: { ...input, client_name: "Acme", user: { client_user_id: "u1" } }, status: 200 },
  ]);
  expect(events).toEqual([
    {
      requestId: body["requestId"],
      method: "POST",
      route: "mint",
      provider: "plaid",
      user: "u1",
      status: 200,
      milliseconds: expect.any(Number),
    },
  ]);
});

test("every response has the headers that keep it from others", async () => {
  const { post, send } = gatewayOf();
  const responses = [
    await post("/link/plaid", input),
    await post("/link/plaid", {}, { cookie: undefined }),
    await send("/link", { headers: page }),
    await send("/elsewhere"),
  ];
  for (const { headers } of responses) {
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
      vary: "Origin, Sec-Fetch-Site",
      "x-content-type-options": "nosniff",
      "x-request-id": expect.stringMatching(/^[\da-f-]{36}$/u),
    });
    expect(headers.has("access-control-allow-origin")).toBe(false);
  }
});

test("values of a page join those of the server in one object", async () => {
  const { post, mock } = gatewayOf();
  const address = { street: "1 Main St", city: "Springfield", country: "US" };
  await post("/link/plaid", { ...input, user: { address } });
  expect(mock.requests).toMatchObject([{ body: { user: { client_user_id: "u1", address } } }]);
});

test("an exchange gives its result to the server, and to the page that it is done", async () => {
  const { post, linked } = gatewayOf({
    fetch: async () =>
      Response.json({ access_token: "access-canary-1", item_id: "i1", request_id: "r1" }),
  });
  const { status, body } = await post("/link/plaid/exchange", { publicToken: "public-1" });
  expect([status, body]).toEqual([200, { linked: true, requestId: expect.any(String) }]);
  expect(linked).toEqual([
    {
      provider: "plaid",
      user: "u1",
      result: { access_token: "access-canary-1", item_id: "i1", request_id: "r1" },
      requestId: body["requestId"],
    },
  ]);
});

test.each([
  { publicToken: "" },
  { publicToken: 7 },
  { publicToken: "a\r\nx-evil: 1" },
  { publicToken: "x".repeat(5000) },
  { publicToken: "public-1", secret: "mine" },
  {},
])("an exchange of %j is refused by its path", async (body) => {
  const { post, linked, mock } = gatewayOf();
  const { status, body: problem } = await post("/link/plaid/exchange", body);
  expect(status).toBe(422);
  expect(problem).toMatchObject({
    code: "input-refused",
    errors: [{ path: "secret" in body ? "secret" : "publicToken" }],
  });
  expect([linked, mock.requests]).toEqual([[], []]);
});

test("a provider's failure is told in our words, without its own", async () => {
  const words = `bad ${secret} in the vault`;
  const cases: readonly [number, number, string][] = [
    [400, 422, "provider-refused"],
    [401, 502, "provider-failed"],
    [403, 502, "provider-failed"],
    [404, 422, "provider-refused"],
    [429, 503, "provider-busy"],
    [500, 502, "provider-failed"],
  ];
  for (const [theirs, ours, code] of cases) {
    const { post, events } = gatewayOf({
      fetch: async () =>
        Response.json(
          { error_code: words, error_message: words },
          { status: theirs, headers: { "retry-after": "7", "x-plaid-secret": secret } },
        ),
    });
    const { status, body, headers } = await post("/link/plaid", input);
    expect([status, body["code"], headers.get("content-type")]).toEqual([
      ours,
      code,
      "application/problem+json",
    ]);
    expect(JSON.stringify(body)).not.toContain("vault");
    expect(events).toMatchObject([{ status: ours, code, reason: expect.any(String) }]);
    if (theirs === 429) {
      expect([body["retryAfter"], headers.get("retry-after")]).toEqual([7, "7"]);
    }
  }
});

test.each([
  ["the token", { link_token: secret }],
  ["a URL", { link_token: "t", hosted_link_url: `https://link.example/?k=${secret}` }],
])("a credential in %s stays here", async (_, body) => {
  const { post, events } = gatewayOf({
    fetch: async () =>
      Response.json({ expiration: "2026-01-31T16:00:00Z", request_id: "r", ...body }),
  });
  const { status, body: problem } = await post("/link/plaid", input);
  expect([status, problem["code"]]).toEqual([502, "provider-failed"]);
  expect(events).toMatchObject([{ reason: "The response holds a credential." }]);
});

test("a provider that redirects gets no second request", async () => {
  let calls = 0;
  const { post } = gatewayOf({
    fetch: async () => {
      calls += 1;
      return new Response(null, { status: 307, headers: { location: "https://evil.example" } });
    },
  });
  expect(await post("/link/plaid", input)).toMatchObject({ status: 502 });
  expect(calls).toBe(1);
});

test("a provider that hangs ends with the deadline", async () => {
  const { post } = gatewayOf({ deadline: 50, fetch: () => new Promise(() => {}) });
  expect(await post("/link/plaid", input)).toMatchObject({
    status: 504,
    body: { code: "provider-timeout" },
  });
});
