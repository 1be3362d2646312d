import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchClientOptions, type Operation } from "../../templates/runtime/src/index.js";
import { acme, createLinkToken, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import {
  responds,
  echoes,
  hangs,
  hangsWithin,
  isEndless,
  mints,
  resets,
  resetsWithin,
  startFaultServer,
  type Fault,
  type FaultServer,
} from "./fault-server.js";
import { stopClock } from "./mint-through.js";
import { reveal } from "./reveal.js";

type Post = {
  post: { requestBody: { content: { "application/json": object } }; responses: object };
};
type Paths = Record<`/${string}`, Post>;

let server: FaultServer;

beforeEach(stopClock);

afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

const body = { tenant_id: "a" };
const passTime: AcmeOptions["onRetry"] = ({ delay }) =>
  queueMicrotask(() => vi.advanceTimersByTime(delay));

async function connect(
  script: readonly Fault[],
  { operations = [createLinkToken], ...options }: AcmeOptions & { operations?: Operation[] } = {},
) {
  server = await startFaultServer(script);
  const settings = { token: "t-1", baseUrl: server.url, onRetry: passTime, ...options };
  return createClient<Paths>(fetchClientOptions(acme, settings, operations));
}

describe("the plain client asks again", () => {
  test.each([
    ["a reset", resets],
    ["a reset within the body", resetsWithin],
    ["503", responds(503)],
    ["429 with Retry-After", responds(429, {}, { "retry-after": "9" })],
  ])("after %s, with the same body", async (_, fault) => {
    const client = await connect([fault, fault, mints]);
    const { data } = await client.POST("/link-token", { body });
    expect(data).toEqual({ link_token: "lt-1" });
    expect(server.requests.map(({ json }) => json)).toEqual([body, body, body]);
  });

  test("no more often than maxRetries says, and resolves with the last answer", async () => {
    const client = await connect([responds(503), responds(503, { n: 2 })], { maxRetries: 1 });
    const { error, response } = await client.POST("/link-token", { body });
    expect([error, response.status]).toEqual([{ n: 2 }, 503]);
    expect(server.requests).toHaveLength(2);
  });

  test("with the same idempotency header", async () => {
    const operations = [{ ...createLinkToken, idempotencyHeader: "idempotency-key" }];
    const client = await connect([resets, responds(503), mints, mints], { operations });
    await client.POST("/link-token", { body });
    await client.POST("/link-token", { body });
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[0]).toBe(keys[2]);
  });
});

describe.each([
  ["a reset", resets],
  ["503", responds(503)],
])("the plain client never asks again after %s", (_, fault) => {
  const never: Operation = { ...createLinkToken, retry: false };
  const often: Operation = { ...createLinkToken, id: "often", path: "/token" };
  const oneOf: Operation = { ...createLinkToken, id: "oneOf", path: "/{kind}/token" };

  test.each([
    { name: "where the spec says never", path: "/link-token", operations: [never] },
    { name: "for a path that no spec knows", path: "/other", operations: [createLinkToken] },
    {
      name: "where a shorter path would say otherwise",
      path: "/link/token",
      operations: [often, { ...never, path: "/link/token" }],
    },
    {
      name: "where a path with a parameter would say otherwise",
      path: "/link/token",
      operations: [oneOf, { ...never, path: "/link/token" }],
    },
    {
      name: "with another method",
      path: "/link-token",
      operations: [{ ...createLinkToken, method: "PUT" as const }],
    },
  ])("$name", async ({ path, operations }) => {
    const client = await connect([fault, mints], { operations });
    await client.POST(path as "/", { body }).catch(() => undefined);
    expect(server.requests).toHaveLength(1);
  });
});

describe("the plain client ends", () => {
  test.each([
    ["the head", hangs],
    ["the body", hangsWithin],
  ])("with a timeout error, where %s does not come", async (_, fault) => {
    const client = await connect([fault], { timeout: 500, maxRetries: 0 });
    const failure = failureOf(() => client.POST("/link-token", { body }));
    await server.seen(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(await failure).toMatchObject({
      kind: "timeout",
      operation: "createLinkToken",
      method: "POST",
      path: "/link-token",
      attempts: 1,
    });
  });

  test("at its deadline", async () => {
    const client = await connect([hangs], { deadline: 500 });
    const failure = failureOf(() => client.POST("/link-token", { body }));
    await server.seen(1);
    await vi.advanceTimersByTimeAsync(500);
    expect((await failure).message).toBe("Acme did not answer within the deadline, 500 ms.");
  });

  test.each(["request", "client"])("with the signal of the %s", async (owner) => {
    const controller = new AbortController();
    const { signal } = controller;
    const client = await connect([hangs], owner === "client" ? { signal } : {});
    const failure = failureOf(() =>
      client.POST("/link-token", owner === "client" ? { body } : { body, signal }),
    );
    await server.seen(1);
    controller.abort(new Error("changed my mind"));
    const error = await failure;
    expect(error).toMatchObject({ kind: "abort", attempts: 1 });
    expect(error.cause).toMatchObject({ message: "changed my mind" });
  });

  test("where an answer is larger than a mebibyte", async () => {
    const client = await connect([isEndless(200)]);
    expect(await failureOf(() => client.POST("/link-token", { body }))).toMatchObject({
      kind: "unexpected-response",
      httpStatus: 200,
      requestId: "r-1",
    });
  });

  test.each([
    ["a page of a proxy", responds(200, "<html>hunter2</html>")],
    ["truncated JSON", responds(200, '{"link_token":"hunter2"')],
    ["a status that no response may have", responds(999)],
  ])("where the answer is %s", async (_, fault) => {
    const client = await connect([fault]);
    const error = await failureOf(() => client.POST("/link-token", { body }));
    expect(error).toMatchObject({ kind: "unexpected-response", operation: "createLinkToken" });
    expect(reveal(error)).not.toContain("hunter2");
  });
});

describe("the plain client", () => {
  test("takes a 204, an empty 200 and a text of an unknown path as openapi-fetch does", async () => {
    const client = await connect([responds(204, ""), responds(200, ""), responds(200, "text")]);
    for (const path of ["/link-token", "/link-token"] as const) {
      expect((await client.POST(path, { body })).data).toBeUndefined();
    }
    expect((await client.POST("/other", { body, parseAs: "text" })).data).toBe("text");
  });

  test("follows no redirect, whatever the request says", async () => {
    const other = await startFaultServer([mints]);
    const client = await connect([responds(307, "", { location: other.url })]);
    const { response } = await client.POST("/link-token", { body, redirect: "follow" });
    await other.close();
    expect(response.status).toBe(307);
    expect(other.requests).toHaveLength(0);
  });

  test("calls the same hooks, redacted", async () => {
    const seen: unknown[] = [];
    const hooks: AcmeOptions = {
      token: "planted-credential",
      headers: { "proxy-authorization": "Basic planted-proxy" },
      onRequest: (view) => seen.push("request", view),
      onResponse: (view) => seen.push("response", view),
      onError: (error) => seen.push("error", error),
    };
    const client = await connect([responds(503), echoes(400), resets, resets], {
      ...hooks,
      maxRetries: 1,
    });
    await client.POST("/link-token", { body: { tenant_id: "planted-person" } });
    const error = await failureOf(() => client.POST("/link-token", { body }));
    expect(seen.filter((each) => typeof each === "string")).toEqual([
      ...["request", "response", "request", "response"],
      ...["request", "request", "error"],
    ]);
    expect(seen.at(-1)).toBe(error);
    expect(seen.map(reveal).join()).not.toContain("planted");
  });

  test("refuses a wrong header without showing its credential", async () => {
    const headers = { "authorization: hunter2": "" };
    const error = await failureOf(() => connect([], { token: "hunter2", headers }));
    expect(error).toMatchObject({ kind: "configuration", fields: ["headers"] });
    expect(reveal(error)).not.toContain("hunter2");
  });
});
