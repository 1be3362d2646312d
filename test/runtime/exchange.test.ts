import { afterEach, describe, expect, test } from "vitest";
import { createCaller } from "../../templates/runtime/src/index.js";
import { Acme } from "./acme.js";
import { borealis, createToken } from "./borealis.js";
import { failureOf } from "./failure-of.js";
import { startServer, type Answer, type RecordingServer } from "./recording-server.js";
import { reveal } from "./reveal.js";

let server: RecordingServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** The error of one call that the provider answers so. */
async function failureAfter(response: Answer) {
  server = await startServer(() => response);
  const { url } = server;
  return failureOf(() =>
    new Acme({ token: "t-1", baseUrl: url, maxRetries: 0 }).createLinkToken({ tenant_id: "a" }),
  );
}

describe("another status than 2xx", () => {
  test("is an error with all that the provider said", async () => {
    const body = {
      error: "Unauthorized",
      message: "Invalid API token.",
      request_id: 42,
      more: [1],
    };
    const error = await failureAfter({ status: 401, body });
    expect(error).toMatchObject({
      name: "LinkTokenAuthenticationError",
      kind: "authentication",
      attempts: 1,
      provider: "acme",
      operation: "createLinkToken",
      environment: "production",
      method: "POST",
      path: "/link-token",
      httpStatus: 401,
      code: "Unauthorized",
      providerMessage: "Invalid API token.",
      requestId: "42",
      body,
    });
    expect(error.message).toBe(
      "Acme responded with 401: Unauthorized: Invalid API token. Check token.",
    );
  });

  test.each([
    ["no body", "", {}],
    ["a page of a proxy", "<html>Bad gateway</html>", { body: "<html>Bad gateway</html>" }],
    ["an array", "[1]", { body: [1] }],
    ["nothing in it", '{"error":"","message":""}', { body: { error: "", message: "" } }],
    ["null", "null", { body: null }],
    [
      "other types",
      '{"error":{"a":1},"message":null}',
      { body: { error: { a: 1 }, message: null } },
    ],
    ["a hostile key", '{"__proto__":{"message":"no"}}', {}],
  ])("may come with %s", async (_, body, expected) => {
    const error = await failureAfter({ status: 502, body });
    expect(error).toMatchObject({ kind: "server", httpStatus: 502, ...expected });
    expect(error.message).toBe("Acme responded with 502.");
    expect(error.code).toBeUndefined();
    expect(error.providerMessage).toBeUndefined();
    expect("requestId" in error).toBe(false);
    expect("body" in error).toBe(body !== "");
  });

  test("keeps 1,000 characters of a text", async () => {
    const error = await failureAfter({ status: 500, body: "x".repeat(5000) });
    expect(error.body).toBe("x".repeat(1000));
  });

  test("keeps a long message out of its own", async () => {
    const error = await failureAfter({ status: 400, body: { message: "x".repeat(5000) } });
    expect(error.providerMessage).toHaveLength(1000);
    expect(error.message.length).toBeLessThan(400);
  });

  test("survives a body that is nested too deep", async () => {
    const body = "[".repeat(50_000) + "]".repeat(50_000);
    expect(await failureAfter({ status: 500, body })).toMatchObject({
      kind: "server",
      httpStatus: 500,
    });
  });

  test("includes a redirect, which is not followed", async () => {
    const location = "/elsewhere";
    const error = await failureAfter({ status: 307, headers: { location }, body: "" });
    expect(error).toMatchObject({ kind: "unexpected-response", httpStatus: 307 });
    expect(error.message).toBe(
      "Acme responded with 307. Redirects are not followed; check baseUrl.",
    );
    expect(server?.requests).toHaveLength(1);
  });
});

test("a refused credential may be one of another environment", async () => {
  const caller = createCaller(borealis, {
    environment: "sandbox",
    clientId: "c",
    apiKey: "k",
    fetch: async () => new Response("", { status: 403 }),
  } as {});
  const error = await failureOf(() =>
    caller.send({ operation: createToken, input: { userId: "u" } }),
  );
  expect(error.message).toBe("Borealis responded with 403. Check clientId, apiKey, environment.");
});

describe("a success", () => {
  test.each(["", " ", "null", "7", '"lt-1"', "[]", '{"link_token":"lt-1"', "<html></html>"])(
    "that says %j is an error",
    async (body) => {
      const error = await failureAfter({ status: 201, body });
      expect(error).toMatchObject({
        kind: "unexpected-response",
        httpStatus: 201,
        operation: "createLinkToken",
      });
      expect(error.message).toBe("Acme responded with 201, but not with a JSON object.");
      expect(error.cause).toBeUndefined();
    },
  );

  test("without content is an error", async () => {
    expect(await failureAfter({ status: 204, body: "" })).toMatchObject({
      kind: "unexpected-response",
      httpStatus: 204,
    });
  });

  test("that is cut short does not show what came", async () => {
    const error = await failureAfter({ body: '{"link_token":"hunter2","x' });
    expect(reveal(error)).not.toContain("hunter2");
  });

  test("need not be called JSON", async () => {
    server = await startServer(() => ({
      headers: { "content-type": "text/plain" },
      body: '{"link_token":"lt-1"}',
    }));
    const client = new Acme({ token: "t-1", baseUrl: server.url });
    expect((await client.createLinkToken({ tenant_id: "a" })).token).toBe("lt-1");
  });
});
