import { expect, test } from "vitest";
import { gatewayOf, input, page } from "./gateway-of.js";

/* Who may call: pages of the same site and of configured origins, and nobody else unless an option says so. */
const ours = "https://app.example";

const callers: readonly [string, Record<string, string | undefined>, number][] = [
  ["a page of the same origin", {}, 200],
  ["a page of a configured origin", { "sec-fetch-site": "cross-site", origin: ours }, 200],
  [
    "a page of a configured origin on a sibling host",
    { "sec-fetch-site": "same-site", origin: ours },
    200,
  ],
  ["an old browser on a configured origin", { "sec-fetch-site": undefined, origin: ours }, 200],
  [
    "a page of another origin",
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    403,
  ],
  [
    "a page of a sibling host",
    { "sec-fetch-site": "same-site", origin: "https://evil.app.example" },
    403,
  ],
  [
    "an old browser elsewhere",
    { "sec-fetch-site": undefined, origin: "https://evil.example" },
    403,
  ],
  ["a sandboxed page", { "sec-fetch-site": "cross-site", origin: "null" }, 403],
  [
    "an origin that ends like ours",
    { "sec-fetch-site": "cross-site", origin: "https://evil-app.example" },
    403,
  ],
  [
    "an origin that begins like ours",
    { "sec-fetch-site": "cross-site", origin: `${ours}.evil.example` },
    403,
  ],
  ["our host over http", { "sec-fetch-site": "cross-site", origin: "http://app.example" }, 403],
  ["our host on another port", { "sec-fetch-site": "cross-site", origin: `${ours}:8443` }, 403],
  ["an origin in capitals", { "sec-fetch-site": "cross-site", origin: "HTTPS://APP.EXAMPLE" }, 403],
  ["two origins", { "sec-fetch-site": "cross-site", origin: `${ours}, https://evil.example` }, 403],
  ["two values of Sec-Fetch-Site", { "sec-fetch-site": "same-origin, cross-site" }, 403],
  ["a navigation", { "sec-fetch-site": "none" }, 403],
  ["what is no browser", { "sec-fetch-site": undefined }, 403],
  [
    "a host header that says what the origin says",
    { "sec-fetch-site": "cross-site", origin: "https://evil.example", host: "evil.example" },
    403,
  ],
  [
    "a forwarded host that says what the origin says",
    {
      "sec-fetch-site": "cross-site",
      origin: "https://evil.example",
      "x-forwarded-host": "evil.example",
    },
    403,
  ],
];

test.each(callers)("%s", async (_, headers, status) => {
  const { post, mock, events } = gatewayOf();
  const sent = await post("/link/plaid", input, headers);
  expect(sent.status).toBe(status);
  expect(mock.requests).toHaveLength(status === 200 ? 1 : 0);
  const isOurs = headers["origin"] === ours;
  expect(sent.headers.get("access-control-allow-origin")).toBe(isOurs ? ours : null);
  expect(sent.headers.get("access-control-allow-credentials")).toBe(isOurs ? "true" : null);
  if (status === 403) {
    expect(sent.body).toMatchObject({ code: "origin-refused", requestId: expect.any(String) });
    expect(events).toMatchObject([{ status: 403, code: "origin-refused" }]);
    // Nobody was asked who is signed in.
    expect(events[0]).not.toHaveProperty("user");
  }
  expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
});

test("programs may call where an option says so, and still no page of another origin", async () => {
  const { post } = gatewayOf({ allowNonBrowser: true });
  const program = { "sec-fetch-site": undefined };
  expect(await post("/link/plaid", input, program)).toMatchObject({ status: 200 });
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": undefined, origin: "https://evil.example" },
  ]) {
    expect(await post("/link/plaid", input, headers)).toMatchObject({ status: 403 });
  }
});

test.each([
  ["no session", undefined],
  ["a forged session", "user=u1; admin=1"],
  ["an empty session", "user="],
])("%s is nobody", async (_, cookie) => {
  const { post, mock } = gatewayOf();
  const { status, body, headers } = await post("/link/plaid", input, { cookie });
  expect([status, body["code"], headers.has("www-authenticate")]).toEqual([
    401,
    "unauthorized",
    true,
  ]);
  expect(mock.requests).toEqual([]);
});

test("a page of a configured origin may ask before it sends; others may not", async () => {
  const { send } = gatewayOf();
  const preflight = (origin: string, path = "/link/plaid") =>
    send(path, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
  const { status, headers } = await preflight(ours);
  expect([status, Object.fromEntries(headers)]).toMatchObject([
    204,
    {
      "access-control-allow-origin": ours,
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "authorization, content-type",
      "cache-control": "no-store",
      vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    },
  ]);
  for (const origin of ["https://evil.example", "null"]) {
    const refused = await preflight(origin);
    expect(refused.status).toBe(403);
    expect(
      [...refused.headers.keys()].filter((name) => name.startsWith("access-control-")),
    ).toEqual([]);
  }
  expect(await preflight(ours, "/link/unknown")).toMatchObject({ status: 404 });
});

test("the list is for who is signed in, from an address bar, too, and for no page of another origin", async () => {
  const { send } = gatewayOf();
  const list = (headers: Record<string, string>) =>
    send("/link", { headers: { cookie: "user=u1", ...headers } });
  expect(await list({ "sec-fetch-site": "none" })).toMatchObject({ status: 200 });
  expect(await list({})).toMatchObject({ status: 200 });
  expect(await list({ "sec-fetch-site": "cross-site" })).toMatchObject({ status: 403 });
  expect(await list({ "sec-fetch-site": "none", cookie: "" })).toMatchObject({ status: 401 });
});

test.each([
  ["GET", "/link/plaid", "POST, OPTIONS"],
  ["PUT", "/link/plaid", "POST, OPTIONS"],
  ["DELETE", "/link/plaid/exchange", "POST, OPTIONS"],
  ["POST", "/link", "GET, OPTIONS"],
  ["HEAD", "/link", "GET, OPTIONS"],
])("%s %s is told what is taken", async (method, path, allow) => {
  const { send } = gatewayOf();
  const { status, headers } = await send(path, { method, headers: page });
  expect([status, headers.get("allow")]).toEqual([405, allow]);
});

test.each([
  "/",
  "/link/",
  "/link/unknown",
  "/link/Plaid",
  "/link/plaid/",
  "/link/plaid/exchange/",
  "/link/plaid/other",
  "/link//plaid",
  "/link/./../admin",
  "/link/..%2fplaid",
  "/link/%70laid",
  "/link/plaid%00",
  "/link/__proto__",
  "/link/constructor",
  "/link/toString",
  "/linkplaid",
  `/link/${"x".repeat(5000)}`,
])("nothing is at %s", async (path) => {
  const { post, mock, events } = gatewayOf();
  const { status, body } = await post(path, input);
  expect([status, body["code"]]).toEqual([404, "not-found"]);
  expect(JSON.stringify([body, events])).not.toMatch(/xxx|proto|constructor|admin/u);
  expect(mock.requests).toEqual([]);
});

test.each(["/elsewhere/../link/plaid", "/link/x/%2e%2e/plaid"])(
  "%s is resolved before it is compared",
  async (path) => {
    const { post, mock } = gatewayOf();
    expect(await post(path, input)).toMatchObject({ status: 200 });
    expect(mock.requests).toHaveLength(1);
  },
);

test("a gateway may have the whole of a host", async () => {
  const { send, post } = gatewayOf({ basePath: "" });
  expect(await send("/", { headers: page })).toMatchObject({ body: { providers: [{}] } });
  expect(await post("/plaid", input)).toMatchObject({ status: 200 });
  expect(await post("/plaid/", input)).toMatchObject({ status: 404 });
});

test("what a proxy may be made to keep is for nobody else", async () => {
  const { send, post } = gatewayOf();
  const poison = {
    "x-forwarded-host": "evil.example",
    "x-original-url": "/link/plaid",
    "x-http-method-override": "POST",
  };
  const listed = await send("/link?cb=1", { headers: { ...page, ...poison } });
  expect(JSON.stringify(listed.body)).not.toContain("evil");
  const minted = await post("/link/plaid?x=1", input, poison);
  for (const { status, headers } of [listed, minted]) {
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(headers.get("vary")).toBe("Origin, Sec-Fetch-Site");
  }
});
