import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  openFetchClient,
  requestParameters,
  type ClientOptions,
  type Operation,
} from "../../templates/runtime/src/index.js";
import { acme } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { startServer, type RecordingServer } from "./recording-server.js";

interface Paths {
  "/users/{id}/tokens": {
    post: {
      parameters: { path: { id: string }; query?: { email?: string } };
      responses: { 200: { content: { "application/json": object } } };
    };
  };
}

const createToken = {
  id: "createToken",
  method: "POST",
  path: "/users/{id}/tokens",
  parameters: requestParameters({
    path: { id: { input: "id" } },
    query: { email: { input: "email" } },
  }),
} satisfies Operation;

let server: RecordingServer;

beforeEach(async () => {
  server = await startServer(() => ({ body: {} }));
});

afterEach(() => server.close());

function make(options: ClientOptions) {
  const all = { token: "t-1", ...options };
  return openFetchClient(createClient<Paths>, {
    provider: acme,
    options: all,
    operations: [createToken],
  });
}

describe("the plain client", () => {
  test("shows no hook what fills a sensitive header or query", async () => {
    const seen: unknown[] = [];
    const note = (view: unknown) => seen.push(view);
    const client = openFetchClient(createClient<Paths>, {
      provider: acme,
      options: { token: "t-1", baseUrl: server.url, onRequest: note, onResponse: note } as {},
      operations: [{ ...createToken, sensitive: ["email", "X-Tenant-Ref"] } as Operation],
    });
    await server.close();
    server = await startServer(() => ({ body: {}, headers: { "x-said": "no planted@a.example" } }));
    await client.POST("/users/{id}/tokens", {
      baseUrl: server.url,
      params: { path: { id: "1" }, query: { email: "planted@a.example" } },
      headers: { "X-Tenant-Ref": "planted-value" },
    });
    expect(server.requests.at(-1)?.headers["x-tenant-ref"]).toBe("planted-value");
    expect(seen).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toContain("planted");
  });

  test("sends parameters, and shows hooks the path of the spec", async () => {
    const seen: unknown[] = [];
    const onRequest = (view: unknown) => seen.push(view);
    const baseUrl = `${server.url}/proxy`;
    const params = { path: { id: "person-4711" }, query: { email: "someone@example.com" } };
    await make({ baseUrl, onRequest }).POST("/users/{id}/tokens", { params });
    expect(server.requests[0]?.path).toBe(
      "/proxy/users/person-4711/tokens?email=someone%40example.com",
    );
    expect(seen).toMatchObject([{ url: `${baseUrl}/users/{id}/tokens` }]);
    expect(JSON.stringify(seen)).not.toMatch(/4711|someone/);
  });

  test.each([".", ".."])("refuses %j in a path, which would lead to another", async (id) => {
    const call = make({ baseUrl: server.url });
    const error = await failureOf(() =>
      call.POST("/users/{id}/tokens", { params: { path: { id } } }),
    );
    expect(error).toMatchObject({ kind: "input" });
    expect(server.requests).toEqual([]);
  });

  test("leaves dots alone where they are no steps of a path", async () => {
    const params = { path: { id: "a.b" }, query: { email: "/../" } };
    await make({ baseUrl: server.url }).POST("/users/{id}/tokens", { params });
    expect(server.requests).toHaveLength(1);
  });
});
