import { afterEach, describe, expect, test, vi } from "vitest";
import { Acme, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { startServer, type Handler, type RecordingServer } from "./recording-server.js";

let server: RecordingServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(handler?: Handler): Promise<string> {
  server = await startServer(handler);
  return server.url;
}

const mint = (options: AcmeOptions, signal?: AbortSignal) =>
  new Acme({ token: "t-1", maxRetries: 0, ...options }).createLinkToken(
    { tenant_id: "a" },
    { signal },
  );

describe("a connection", () => {
  test("that is refused is an error with the platform's words and code", async () => {
    const baseUrl = await start();
    await server?.close();
    server = undefined;
    const error = await failureOf(() => mint({ baseUrl }));
    expect(error).toMatchObject({
      kind: "connection",
      provider: "acme",
      operation: "createLinkToken",
      environment: "production",
      cause: { code: "ECONNREFUSED" },
    });
    expect(error.message).toMatch(/^The connection to Acme failed: connect ECONNREFUSED 127/);
    expect(error.httpStatus).toBeUndefined();
  });

  test("that ends within the answer is an error", async () => {
    const baseUrl = await start((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"link_token":');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failureOf(() => mint({ baseUrl }))).toMatchObject({ kind: "connection" });
  });

  const thrown: [string, unknown, string][] = [
    ["nothing", undefined, "unknown"],
    ["null", null, "unknown"],
    ["a text", "offline", "offline"],
    ["an object without a prototype", Object.create(null), "unknown"],
    ["an error without words", Object.assign(new Error(), { code: "ECONNRESET" }), "ECONNRESET"],
    ["an error with an odd code", Object.assign(new Error("no"), { code: 20 }), "no"],
  ];

  test.each(thrown)("may fail with %s", async (_, reason, words) => {
    const error = await failureOf(() => mint({ fetch: () => Promise.reject(reason) }));
    expect(error.kind).toBe("connection");
    expect(error.message).toBe(`The connection to Acme failed: ${words}.`);
    expect(error.cause).toBeInstanceOf(Error);
    expect(Object.values(error.cause as Error)).not.toContain(20);
  });

  test("may fail with an error that is its own cause", async () => {
    const reason = new Error("round");
    reason.cause = reason;
    const error = await failureOf(() => mint({ fetch: () => Promise.reject(reason) }));
    expect(error.message).toBe("The connection to Acme failed: round.");
  });

  test("may fail before there is a promise", async () => {
    const fetch = () => {
      throw new TypeError("no network here");
    };
    expect(await failureOf(() => mint({ fetch }))).toMatchObject({ kind: "connection" });
  });

  test("that a fetch answers with nothing is an error of ours", async () => {
    const fetch = (async () => undefined) as unknown as typeof globalThis.fetch;
    expect(await failureOf(() => mint({ fetch }))).toMatchObject({
      kind: "configuration",
      fields: ["fetch"],
    });
  });
});

describe("a signal", () => {
  test("that is aborted already sends nothing", async () => {
    const reason = new Error("changed my mind");
    const fetch = vi.fn<typeof globalThis.fetch>();
    const error = await failureOf(() => mint({ fetch }, AbortSignal.abort(reason)));
    expect(fetch).not.toHaveBeenCalled();
    expect(error).toMatchObject({ kind: "abort", operation: "createLinkToken" });
    expect(error.cause).toMatchObject({ message: "changed my mind" });
  });

  test("ends a call that waits for its answer", async () => {
    const controller = new AbortController();
    const baseUrl = await start(() => {
      controller.abort();
    });
    const error = await failureOf(() => mint({ baseUrl }, controller.signal));
    expect(error).toMatchObject({ kind: "abort" });
    expect(error.cause).toMatchObject({ name: "AbortError" });
  });

  test("ends a call within its answer", async () => {
    const baseUrl = await start((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"link_token":');
    });
    const error = await failureOf(() => mint({ baseUrl }, AbortSignal.timeout(100)));
    expect(error).toMatchObject({ kind: "abort", cause: { name: "TimeoutError" } });
  });

  test("that is not aborted changes nothing", async () => {
    const baseUrl = await start(() => ({ body: { link_token: "lt-1" } }));
    expect((await mint({ baseUrl }, new AbortController().signal)).token).toBe("lt-1");
  });
});
