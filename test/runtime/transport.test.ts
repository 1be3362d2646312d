import { afterEach, describe, expect, test, vi } from "vitest";
import { Acme, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { startServer, type Handler, type RecordingServer } from "./recording-server.js";

let server: RecordingServer | undefined;

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
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

  test("needs no Request of the platform", async () => {
    vi.stubGlobal("Request", undefined);
    const fetch = async () => Response.json({ link_token: "lt-1" });
    expect(await mint({ fetch })).toMatchObject({ token: "lt-1" });
  });

  test("may fail before there is a promise", async () => {
    const fetch = () => {
      throw new TypeError("no network here");
    };
    expect(await failureOf(() => mint({ fetch }))).toMatchObject({ kind: "connection" });
  });

  const readBefore = new Response("{}");
  void readBefore.text();
  const locked = new Response("{}");
  locked.body?.getReader();
  const noResponses: [string, () => unknown][] = [
    ["nothing", () => undefined],
    ["null", async () => null],
    ["a body alone", async () => ({ link_token: "x" })],
    ["a mock that lacks headers", async () => ({ ok: true, status: 200, text: async () => "" })],
    [
      "a mock that has json alone",
      async () => ({ ok: true, status: 200, headers: new Headers(), json: async () => ({}) }),
    ],
    ["a response that was read", async () => readBefore],
    ["a response that somebody reads", async () => locked],
    [
      "a stream of texts",
      async () =>
        new Response(
          new ReadableStream({
            start: (controller) => {
              controller.enqueue("text");
              controller.close();
            },
          }) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>,
        ),
    ],
  ];

  test.each(noResponses)("over which fetch gives %s is not tried again", async (_, fetch) => {
    const error = await failureOf(() =>
      mint({ fetch: fetch as typeof globalThis.fetch, maxRetries: 2 }),
    );
    expect(error).toMatchObject({ kind: "configuration", fields: ["fetch"], attempts: 1 });
  });

  test.each([
    ["is not iterable, as Safari's", { getReader: true }],
    ["has no reader, as Node's own", { getReader: false }],
  ])("whose stream %s is read", async (_, { getReader }) => {
    const stream = new Blob(['{"link_token":"lt-1"}']).stream();
    const body = getReader
      ? { getReader: () => stream.getReader() }
      : { [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator]() };
    const response = {
      ok: true,
      status: 200,
      headers: new Headers(),
      body,
      text: () => expect.fail("read whole"),
    };
    const fetch = (async () => response) as unknown as typeof globalThis.fetch;
    expect(await mint({ fetch })).toMatchObject({ token: "lt-1" });
  });

  test.each([true, false])("whose stream has no end is left (reader: %s)", async (getReader) => {
    let isCancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(2 ** 16)),
      cancel: () => {
        isCancelled = true;
      },
    });
    const body = getReader
      ? { getReader: () => stream.getReader() }
      : { [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator]() };
    const response = {
      ok: true,
      status: 200,
      headers: new Headers(),
      body,
      text: () => expect.fail("read whole"),
    };
    const fetch = (async () => response) as unknown as typeof globalThis.fetch;
    expect(await failureOf(() => mint({ fetch }))).toMatchObject({ kind: "unexpected-response" });
    expect(isCancelled).toBe(true);
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

  test("ends the request, if fetch listens to it", async () => {
    const controller = new AbortController();
    let heard: AbortSignal | null | undefined;
    const fetch: typeof globalThis.fetch = async (_, init) => {
      heard = init?.signal;
      controller.abort();
      return new Promise(() => {});
    };
    await failureOf(() => mint({ fetch }, controller.signal));
    expect(heard?.aborted).toBe(true);
  });

  test("ends the stream, if fetch does not", async () => {
    const controller = new AbortController();
    const cancel = vi.fn<() => void>();
    const pull = async () => {
      setTimeout(() => controller.abort(), 10);
      return new Promise<void>(() => {});
    };
    const fetch = async () => new Response(new ReadableStream({ pull, cancel }));
    await failureOf(() => mint({ fetch }, controller.signal));
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  test("ends the wait for another attempt, and leaves no timer behind", async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const options = {
      maxRetries: 1,
      fetch: async () => new Response(null, { status: 503 }),
      onRetry: () => setImmediate(() => controller.abort()),
    };
    const failed = failureOf(() => mint(options, controller.signal));
    await vi.advanceTimersByTimeAsync(0);
    expect(await failed).toMatchObject({ kind: "abort", attempts: 1 });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that is not aborted changes nothing", async () => {
    const baseUrl = await start(() => ({ body: { link_token: "lt-1" } }));
    expect((await mint({ baseUrl }, new AbortController().signal)).token).toBe("lt-1");
  });
});
