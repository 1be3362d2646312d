import { afterEach, describe, expect, test, vi } from "vitest";
import { createCaller } from "../../templates/runtime/src/index.js";
import { Acme, acme, createLinkToken } from "./acme.js";
import { borealis, createToken } from "./borealis.js";
import { failureOf } from "./failure-of.js";
import { startServer, type RecordingServer } from "./recording-server.js";

let server: RecordingServer | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await server?.close();
  server = undefined;
});

const minting = () => startServer(() => ({ body: { link_token: "lt-1", extra: [1] } }));

describe("send", () => {
  test("sends the method, path, headers and JSON that the provider documents", async () => {
    server = await minting();
    const client = new Acme({ token: "t-1", baseUrl: server.url });
    await client.linkToken.createForTenant({ tenant_id: "acme-1", region: undefined });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", path: "/link-token" });
    expect(request?.body).toBe('{"tenant_id":"acme-1"}');
    expect(request?.headers).toMatchObject({
      authorization: "Bearer t-1",
      "content-type": "application/json",
      accept: "application/json",
      "acme-version": "2026-11-22",
    });
  });

  test.each([
    { given: {}, want: "application/json" },
    { given: { mediaType: "application/vnd.acme+json" }, want: "application/vnd.acme+json" },
  ])("calls the body of $given $want, whatever the caller's headers", async ({ given, want }) => {
    server = await minting();
    const headers = { "content-type": "text/plain" };
    const caller = createCaller(acme, { token: "t-1", baseUrl: server.url, headers } as {});
    const operation = { ...createLinkToken, ...given };
    await caller.send({ operation, input: { tenant_id: "acme-1" } });
    expect(server.requests[0]?.headers["content-type"]).toBe(want);
  });

  test("gives the whole success body", async () => {
    server = await minting();
    const client = new Acme({ token: "t-1", baseUrl: server.url });
    expect(await client.linkToken.createForTenant({ tenant_id: "acme-1" })).toEqual({
      link_token: "lt-1",
      extra: [1],
    });
  });
});

describe("mint", () => {
  test("gives the common result with the whole body as raw", async () => {
    server = await minting();
    const client = new Acme({ token: "t-1", baseUrl: server.url });
    const before = Date.now();
    const minted = await client.createLinkToken({ tenant_id: "acme-1" });
    expect(minted).toMatchObject({
      token: "lt-1",
      expirySource: "documented",
      raw: { link_token: "lt-1", extra: [1] },
    });
    expect(minted.expiresAt.getTime()).toBeGreaterThanOrEqual(before + 604_800_000);
    expect(minted.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 604_800_000);
  });

  test("gives plain data whose JSON tells the truth", async () => {
    server = await minting();
    const client = new Acme({ token: "t-1", baseUrl: server.url });
    const minted = await client.createLinkToken({ tenant_id: "acme-1" });
    expect(JSON.parse(JSON.stringify(minted))).toMatchObject({ token: "lt-1" });
  });
});

describe("a client that configures itself", () => {
  test("is made, read and awaited without anything in the environment", async () => {
    const client = new Acme();
    expect(client.createLinkToken).toBeTypeOf("function");
    expect(client.linkToken.createForTenant).toBeTypeOf("function");
    expect(await client).toBe(client);
  });

  test("reads the environment at each call", async () => {
    server = await minting();
    const client = new Acme();
    vi.stubEnv("ACME_BASE_URL", server.url);
    vi.stubEnv("ACME_API_TOKEN", "first");
    await client.createLinkToken({ tenant_id: "acme-1" });
    vi.stubEnv("ACME_API_TOKEN", "second");
    await client.createLinkToken({ tenant_id: "acme-1" });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer first",
      "Bearer second",
    ]);
  });

  test("does without process, as workerd has none", async () => {
    server = await minting();
    const { url } = server;
    vi.stubGlobal("process", undefined);
    const minted = await new Acme({ token: "t-1", baseUrl: url }).createLinkToken({
      tenant_id: "acme-1",
    });
    expect(minted.token).toBe("lt-1");
    expect(await failureOf(() => new Acme().createLinkToken({ tenant_id: "a" }))).toMatchObject({
      kind: "configuration",
    });
  });

  test("does where the environment may not be read, as in Deno without permission", async () => {
    server = await minting();
    const { url } = server;
    const env = new Proxy({}, { get: () => expect.fail("Requires env access") });
    vi.stubGlobal("process", { env });
    const minted = await new Acme({ token: "t-1", baseUrl: url }).createLinkToken({
      tenant_id: "acme-1",
    });
    expect(minted.token).toBe("lt-1");
  });
});

describe("options", () => {
  test("are those of the moment the client was made", async () => {
    server = await minting();
    const options = { token: "t-1", baseUrl: server.url };
    const client = new Acme(options);
    options.token = "t-2";
    await client.createLinkToken({ tenant_id: "acme-1" });
    expect(server.requests[0]?.headers.authorization).toBe("Bearer t-1");
  });

  test("fetch stands in for the platform's", async () => {
    const calls: unknown[] = [];
    const client = new Acme({
      token: "t-1",
      fetch: async (...call) => {
        calls.push(call);
        return Response.json({ link_token: "mocked" });
      },
    });
    expect((await client.createLinkToken({ tenant_id: "a" })).token).toBe("mocked");
    expect(calls).toEqual([
      [
        "https://api.acme.example/link-token",
        expect.objectContaining({ method: "POST", body: '{"tenant_id":"a"}', redirect: "manual" }),
      ],
    ]);
  });

  test("globalThis.fetch is looked up at the call", async () => {
    const client = new Acme({ token: "t-1" });
    vi.stubGlobal("fetch", async () => Response.json({ link_token: "patched" }));
    expect((await client.createLinkToken({ tenant_id: "a" })).token).toBe("patched");
  });
});

test("a call in both names knows public names alone", async () => {
  server = await startServer(() => ({ body: { link_token: "lt-1", request_id: 7, other: null } }));
  const caller = createCaller(borealis, { baseUrl: server.url, clientId: "c", apiKey: "k" } as {});
  const call = { operation: createToken, input: { userId: "u" } };
  expect(await caller.send(call)).toEqual({ linkToken: "lt-1", requestId: 7, other: null });
  expect(await caller.mint(call)).toMatchObject({
    token: "lt-1",
    requestId: "7",
    raw: { linkToken: "lt-1" },
  });
  expect(server.requests[0]?.json).toEqual({ user_id: "u" });
});
