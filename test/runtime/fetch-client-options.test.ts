import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchClientOptions, type Fetch } from "../../templates/runtime/src/index.js";
import { acme, acmeFetchClientOptions, type AcmeOptions } from "./acme.js";
import { borealis } from "./borealis.js";
import { failureOf } from "./failure-of.js";
import { startServer, type RecordingServer } from "./recording-server.js";

interface Paths {
  "/link-token": {
    post: {
      requestBody: { content: { "application/json": { tenant_id?: string } } };
      responses: {
        200: { content: { "application/json": { link_token: string } } };
        401: { content: { "application/json": { message: string } } };
      };
    };
  };
}

let server: RecordingServer;

beforeEach(async () => {
  server = await startServer(() => ({ body: { link_token: "lt-1" } }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await server.close();
});

const make = (options?: AcmeOptions) => createClient<Paths>(acmeFetchClientOptions(options));
const body = { tenant_id: "a" };

describe("the plain client", () => {
  test("sends what the provider documents, to a base URL with a path", async () => {
    const client = make({ token: "t-1", baseUrl: `${server.url}/acme/` });
    const { data } = await client.POST("/link-token", { body, params: {} });
    expect(data).toEqual({ link_token: "lt-1" });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", path: "/acme/link-token", json: body });
    expect(request?.headers).toMatchObject({
      authorization: "Bearer t-1",
      "content-type": "application/json",
      accept: "application/json",
      "acme-version": "2026-11-22",
    });
  });

  test("gives openapi-fetch's own result for a failure", async () => {
    await server.close();
    server = await startServer(() => ({ status: 401, body: { message: "no" } }));
    const client = make({ token: "t-1", baseUrl: server.url });
    const { data, error, response } = await client.POST("/link-token", { body });
    expect([data, error, response.status]).toEqual([undefined, { message: "no" }, 401]);
  });

  test("reads nothing from the environment before the first request, all at each", async () => {
    const client = make();
    vi.stubEnv("ACME_BASE_URL", server.url);
    vi.stubEnv("ACME_API_TOKEN", "first");
    await client.POST("/link-token", { body });
    vi.stubEnv("ACME_API_TOKEN", "second");
    await client.POST("/link-token", { body });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer first",
      "Bearer second",
    ]);
  });

  test("calls a credential function before each request", async () => {
    const tokens = ["old", "new"];
    const client = make({ baseUrl: server.url, token: () => tokens.shift() ?? "" });
    await client.POST("/link-token", { body });
    await client.POST("/link-token", { body });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer old",
      "Bearer new",
    ]);
  });

  test("lets the request's headers win over the client's, and credentials over both", async () => {
    const client = make({
      token: "t-1",
      baseUrl: server.url,
      headers: { "x-a": "client", "x-b": "client", "acme-version": undefined },
    });
    const headers = { "x-a": "call", authorization: "Bearer other" };
    await client.POST("/link-token", { body, headers });
    expect(server.requests[0]?.headers).toMatchObject({
      "x-a": "call",
      "x-b": "client",
      authorization: "Bearer t-1",
    });
    expect(server.requests[0]?.headers).not.toHaveProperty("acme-version");
  });

  test("shows middleware a native request under its real address", async () => {
    const client = make({ token: "t-1", baseUrl: server.url });
    const seen: unknown[] = [];
    client.use({
      onRequest: ({ request }) => {
        seen.push(request instanceof globalThis.Request, request.clone().url);
        return new Request(request, { headers: { "x-middleware": "1" } });
      },
    });
    await client.POST("/link-token", { body });
    expect(seen).toEqual([true, `${server.url}/link-token`]);
    expect(server.requests[0]).toMatchObject({
      json: body,
      headers: { "x-middleware": "1", authorization: "Bearer t-1" },
    });
  });

  test("takes a base URL and a fetch for one request", async () => {
    const client = make({ token: "t-1" });
    await client.POST("/link-token", { body, baseUrl: server.url });
    expect(server.requests[0]?.path).toBe("/link-token");
  });

  test("sends through the fetch that was given, as the class does", async () => {
    const fetch = vi.fn<Fetch>(async () => Response.json({ link_token: "mocked" }));
    const { data } = await make({ token: "t-1", fetch }).POST("/link-token", { body });
    expect(data).toEqual({ link_token: "mocked" });
    expect(fetch.mock.calls[0]).toEqual([
      "https://api.acme.example/link-token",
      expect.objectContaining({
        method: "POST",
        body: JSON.stringify(body),
        headers: expect.objectContaining({ "content-type": "application/json" }),
        redirect: "manual",
      }),
    ]);
  });

  test("looks globalThis.fetch up at each request", async () => {
    const client = make({ token: "t-1" });
    vi.stubGlobal("fetch", async () => Response.json({ link_token: "patched" }));
    expect((await client.POST("/link-token", { body })).data).toEqual({ link_token: "patched" });
  });

  test("does not follow a redirect", async () => {
    await server.close();
    server = await startServer(() => ({ status: 307, headers: { location: "/elsewhere" } }));
    const { response } = await make({ token: "t-1", baseUrl: server.url }).POST("/link-token", {
      body,
    });
    expect(response.status).toBe(307);
    expect(server.requests).toHaveLength(1);
  });
});

describe("the plain client fails as the other one does", () => {
  test("for a wrong option, at once", async () => {
    expect(await failureOf(() => make({ baseUrl: "nowhere" }))).toMatchObject({
      kind: "configuration",
      fields: ["baseUrl"],
    });
  });

  test("for a missing credential", async () => {
    expect(await failureOf(() => make().POST("/link-token", { body }))).toMatchObject({
      kind: "configuration",
      provider: acme.id,
      fields: ["token"],
    });
  });

  test("for a missing environment, and for a key of another one", async () => {
    const options = { clientId: "c", apiKey: "sk_us_1" };
    const post = (more: object) =>
      createClient<Paths>(fetchClientOptions(borealis, { ...options, ...more } as {}, [])).POST(
        "/link-token",
        { body },
      );
    expect(await failureOf(() => post({}))).toMatchObject({ fields: ["environment"] });
    expect(await failureOf(() => post({ environment: "production" }))).toMatchObject({
      fields: ["apiKey"],
    });
  });
});
