import { createGateway } from "@linkmint/gateway";
import { afterEach, describe, expect, test, vi } from "vitest";
import { hasEcho } from "../../templates/gateway/dist/esm/find-echo.js";
import { pipedream } from "../../generated/pipedream/dist/esm/describe.js";
import { PipedreamClient } from "../../generated/pipedream/dist/esm/index.js";
import { gatewayOf, input, secret, senderTo } from "./gateway-of.js";
import { apiKey, mxGateway } from "./mx-of.js";

/* A provider that sends a credential back, however it writes it: a page gets nothing of it. */
afterEach(() => void vi.unstubAllEnvs());

const base64 = (text: string) => Buffer.from(text).toString("base64");
const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join("");

const forms: readonly [string, (text: string) => string][] = [
  ["as it is", (text) => text],
  ["in capitals", (text) => text.toUpperCase()],
  ["percent-encoded", encodeURIComponent],
  ["percent-encoded as a whole", percent],
  ["percent-encoded twice", (text) => encodeURIComponent(percent(text))],
  ["in base64", base64],
  ["in base64 behind one byte", (text) => base64(`a${text}`)],
  ["in base64 behind two bytes", (text) => base64(`ab${text}z`)],
  ["in base64 for URLs", (text) => Buffer.from(`{"k":"${text}"}`).toString("base64url")],
];

test.each(forms)("a credential %s", async (_, write) => {
  const url = `https://link.example/?k=${write(secret)}&x=1`;
  const { post, events } = gatewayOf({
    fetch: async () =>
      Response.json({
        link_token: "t",
        hosted_link_url: url,
        expiration: "2026-01-31T16:00:00Z",
        request_id: "r",
      }),
  });
  expect(await post("/link/plaid", input)).toMatchObject({ status: 502 });
  expect(events).toMatchObject([{ reason: "The response holds a credential." }]);
});

test.each(forms)("a credential of HTTP's basic scheme %s", async (_, write) => {
  const { post } = mxGateway({ url: `https://link.example/?k=${write(apiKey)}&x=1` });
  expect(await post("/link/mx", {})).toMatchObject({ status: 502 });
});

test.each([
  ["what the scheme sends", base64(`client-id-1:${apiKey}`), 502],
  ["the id, which is no secret", "client-id-1", 200],
  ["a word of other texts", "canary", 200],
])("of HTTP's basic scheme, %s", async (_, text, status) => {
  const { post } = mxGateway({ url: `https://link.example/?k=${text}` });
  expect(await post("/link/mx", {})).toMatchObject({ status });
});

test("a secret that only a token endpoint gets is known where it is in the environment", async () => {
  const clientSecret = "cl13nt-canary-4471";
  vi.stubEnv("PIPEDREAM_CLIENT_SECRET", clientSecret);
  const client = new PipedreamClient({
    clientId: "client-1",
    clientSecret,
    projectId: "proj_1",
    projectEnvironment: "development",
    maxRetries: 0,
    fetch: async (url) =>
      Response.json(
        String(url).includes("oauth")
          ? { access_token: "oauth-access-1", token_type: "Bearer", expires_in: 3600 }
          : {
              token: `ctok_${clientSecret}`,
              expires_at: "2026-01-31T16:00:00Z",
              connect_link_url: "https://link.example",
            },
      ),
  });
  const { fetch } = createGateway({
    providers: { pipedream: { client, describe: pipedream } },
    authorize: () => "u1",
    bind: { pipedream: () => ({ externalUserId: "u1" }) },
    log: () => {},
  });
  const { post } = senderTo(fetch);
  const sent = await post("/link/pipedream", {});
  expect([sent.status, sent.body["code"]]).toEqual([502, "provider-failed"]);
  // As an option alone, nobody but the client knows it: the threat model says so.
  vi.unstubAllEnvs();
  expect(await post("/link/pipedream", {})).toMatchObject({ status: 200 });
});

describe("what is looked for", () => {
  const credentials = [
    { option: "id", header: "X-Client-Id", secret: false },
    { option: "key", header: "X-Client-Key" },
    { option: "user" },
    { option: "shown", header: "X-Public-Key", secret: false },
    { option: "plain", header: "X-Tenant" },
  ];
  const sentWith = (headers: Readonly<Record<string, string>>) => ({
    method: "POST",
    url: "https://api.example",
    body: null,
    headers,
  });
  const basic = `Basic ${base64("username-1:password-1")}`;

  test.each([
    ["a secret header", { "x-client-key": "value-1234" }, "value-1234", true],
    ["a short value", { "x-client-key": "value-1" }, "value-1", false],
    ["a header that is no secret", { "x-client-id": "value-1234" }, "value-1234", false],
    ["a public key", { "x-public-key": "value-1234" }, "value-1234", false],
    ["a secret of a plain name", { "x-tenant": "value-1234" }, "value-1234", true],
    ["what says the type", { "content-type": "application/json" }, "application/json", false],
    ["another header's value", { "accept-language": "value-1234" }, "value-1234", false],
    ["a key for repetitions", { "idempotency-key": "value-1234" }, "value-1234", false],
    ["a proxy's password", { "proxy-authorization": "Bearer value-1234" }, "value-1234", true],
    ["a bearer's token", { authorization: "Bearer value-1234" }, "value-1234", true],
    ["a user who may be secret", { authorization: basic }, "username-1", true],
    ["a password", { authorization: basic }, "password-1", true],
  ])("%s", (_, headers, text, isEcho) => {
    expect(hasEcho([undefined, text], sentWith(headers), { credentials })).toBe(isEcho);
  });

  test("a user who is no secret is not", () => {
    const schemes = [{ kind: "basic", username: "id", password: "key" }] as const;
    const sent = sentWith({ authorization: basic });
    expect(hasEcho(["username-1"], sent, { credentials, schemes })).toBe(false);
  });
});
