import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StandardSchema } from "../../templates/runtime/src/index.js";
import { Acme, type AcmeCallOptions, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import {
  responds,
  hangs,
  hangsWithin,
  mints,
  startFaultServer,
  type Fault,
  type FaultServer,
} from "./fault-server.js";
import { stopClock } from "./mint-through.js";

let server: FaultServer;

beforeEach(() => {
  stopClock();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await server.close();
});

const input = { tenant_id: "a" };

/** A client of a scripted server, which tells when the head of an answer has arrived. */
async function connect(script: readonly Fault[], options: AcmeOptions = {}) {
  server = await startFaultServer(script);
  let isHead = (): void => undefined;
  const head = new Promise<void>((resolve) => {
    isHead = resolve;
  });
  const client = new Acme({
    token: "t-1",
    baseUrl: server.url,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      isHead();
      return response;
    },
    ...options,
  });
  return { client, head };
}

/** Lets time pass, and says whether the call has failed by then. */
async function isOverAfter(milliseconds: number, failure: Promise<unknown>): Promise<boolean> {
  let isOver = false;
  void failure.then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(milliseconds);
  return isOver;
}

describe("the timeout", () => {
  test.each([
    { client: undefined, call: undefined, want: 30_000 },
    { client: 5000, call: undefined, want: 5000 },
    { client: 5000, call: 700, want: 700 },
  ])("of $client, and of $call in the call, is $want ms", async ({ client, call, want }) => {
    const { client: acme } = await connect([hangs], { timeout: client, maxRetries: 0 });
    const failure = failureOf(() => acme.createLinkToken(input, { timeout: call }));
    await server.seen(1);
    expect(await isOverAfter(want - 1, failure)).toBe(false);
    expect(await isOverAfter(1, failure)).toBe(true);
    const error = await failure;
    expect(error).toMatchObject({ kind: "timeout", attempts: 1 });
    expect(error.message).toBe(`Acme did not answer within ${want} ms.`);
  });

  test("covers the body", async () => {
    const { client, head } = await connect([hangsWithin], { timeout: 1000, maxRetries: 0 });
    const failure = failureOf(() => client.createLinkToken(input));
    await head;
    expect(await isOverAfter(999, failure)).toBe(false);
    expect(await isOverAfter(1, failure)).toBe(true);
    expect((await failure).kind).toBe("timeout");
  });

  test("is each attempt's own", async () => {
    const { client } = await connect([hangs, hangsWithin, mints], { timeout: 1000 });
    const minting = client.createLinkToken(input);
    await server.seen(1);
    await vi.advanceTimersByTimeAsync(1000);
    await vi.advanceTimersByTimeAsync(250);
    await server.seen(2);
    await vi.advanceTimersByTimeAsync(1000);
    await vi.advanceTimersByTimeAsync(500);
    expect((await minting).token).toBe("lt-1");
    expect(server.requests).toHaveLength(3);
  });

  test("closes the connection", async () => {
    let isClosed = (): void => undefined;
    const closed = new Promise<void>((resolve) => {
      isClosed = resolve;
    });
    const { client } = await connect([(response) => response.on("close", isClosed)], {
      maxRetries: 0,
    });
    const failure = failureOf(() => client.createLinkToken(input));
    await server.seen(1);
    await vi.advanceTimersByTimeAsync(30_000);
    await failure;
    await closed;
  });
});

describe("the deadline", () => {
  test.each([
    { client: 5000, call: undefined, want: 5000 },
    { client: 5000, call: 700, want: 700 },
  ])("of $client, and of $call in the call, is $want ms", async ({ client, call, want }) => {
    const { client: acme } = await connect([hangs], { deadline: client });
    const failure = failureOf(() => acme.createLinkToken(input, { deadline: call }));
    await server.seen(1);
    expect(await isOverAfter(want - 1, failure)).toBe(false);
    expect(await isOverAfter(1, failure)).toBe(true);
    const error = await failure;
    expect(error).toMatchObject({ kind: "timeout", attempts: 1 });
    expect(error.message).toBe(`Acme did not answer within the deadline, ${want} ms.`);
  });

  test("spans the attempts and the waits between them", async () => {
    const { client } = await connect([hangs, hangs, mints], { timeout: 1000, deadline: 1800 });
    const failure = failureOf(() => client.createLinkToken(input));
    await server.seen(1);
    await vi.advanceTimersByTimeAsync(1000);
    await vi.advanceTimersByTimeAsync(250);
    await server.seen(2);
    expect(await isOverAfter(549, failure)).toBe(false);
    expect(await isOverAfter(1, failure)).toBe(true);
    expect(await failure).toMatchObject({ kind: "timeout", attempts: 2 });
  });

  test("that a wait would outlast fails at once, with what the provider said", async () => {
    const busy = responds(429, {}, { "retry-after": "2" });
    const { client } = await connect([busy, mints], { deadline: 2000 });
    const error = await failureOf(() => client.createLinkToken(input));
    expect(error).toMatchObject({ kind: "rate-limit", attempts: 1, retryAfter: 2 });
  });

  test("covers a credential function", async () => {
    const { client } = await connect([], { deadline: 2000, token: () => new Promise(() => {}) });
    const failure = failureOf(() => client.createLinkToken(input));
    expect(await isOverAfter(1999, failure)).toBe(false);
    expect(await isOverAfter(1, failure)).toBe(true);
    expect(await failure).toMatchObject({ kind: "timeout" });
    expect("attempts" in (await failure)).toBe(false);
  });
});

describe("a signal that is aborted", () => {
  const never = () => new Promise<never>(() => {});
  const waitingSchema: StandardSchema = {
    "~standard": { version: 1, vendor: "test", validate: never },
  };

  type Given = Awaited<ReturnType<typeof connect>> & { retried: Promise<void> };
  const stages: {
    stage: string;
    script?: Fault[];
    options?: AcmeOptions;
    until: (given: Given) => Promise<void>;
    attempts?: number;
  }[] = [
    {
      stage: "during a validator",
      options: { validate: { createLinkToken: waitingSchema } },
      until: async () => undefined,
    },
    {
      stage: "during a credential function",
      options: { token: never },
      until: async () => undefined,
    },
    { stage: "before the headers", script: [hangs], until: () => server.seen(1), attempts: 1 },
    {
      stage: "within the body",
      script: [hangsWithin],
      until: ({ head }) => head,
      attempts: 1,
    },
    {
      stage: "during the wait for another attempt",
      script: [responds(503), mints],
      until: ({ retried }) => retried,
      attempts: 1,
    },
    {
      stage: "in the second attempt",
      script: [responds(503), hangs],
      until: async ({ retried }) => {
        await retried;
        await vi.advanceTimersByTimeAsync(250);
        await server.seen(2);
      },
      attempts: 2,
    },
  ];

  for (const owner of ["client", "call"] as const) {
    test.each(stages)(`ends the call $stage, as the ${owner}'s`, async (given) => {
      const { stage: _, script = [], options, until, attempts } = given;
      const controller = new AbortController();
      const { signal } = controller;
      let isRetried = (): void => undefined;
      const retried = new Promise<void>((resolve) => {
        isRetried = resolve;
      });
      const begun = vi.fn<() => void>();
      const connected = await connect(script, {
        onRequest: begun,
        onRetry: () => isRetried(),
        ...options,
        ...(owner === "client" && { signal }),
      });
      const callOptions: AcmeCallOptions = owner === "call" ? { signal } : {};
      const failure = failureOf(() => connected.client.createLinkToken(input, callOptions));
      await until({ ...connected, retried });
      controller.abort(new Error("changed my mind"));
      const error = await failure;
      expect(error).toMatchObject({
        name: "LinkTokenAbortError",
        kind: "abort",
        provider: "acme",
        operation: "createLinkToken",
      });
      expect(error.cause).toMatchObject({ message: signal.reason.message });
      expect(error.attempts).toBe(attempts);
      await vi.advanceTimersByTimeAsync(100_000);
      expect(begun).toHaveBeenCalledTimes(attempts ?? 0);
      expect(getEventListeners(signal, "abort")).toEqual([]);
    });

    test(`before the call sends nothing, as the ${owner}'s`, async () => {
      const { client } = await connect([mints], {
        token: () => expect.fail("asked"),
        ...(owner === "client" && { signal: AbortSignal.abort("over") }),
      });
      const callOptions = owner === "call" ? { signal: AbortSignal.abort("over") } : {};
      const error = await failureOf(() => client.createLinkToken(input, callOptions));
      expect(error).toMatchObject({ kind: "abort", cause: { message: "over" } });
      expect(server.requests).toHaveLength(0);
    });
  }

  test("while a credential function works leaves its credential unused", async () => {
    let give: (token: string) => void = () => undefined;
    const token = () =>
      new Promise<string>((resolve) => {
        give = resolve;
      });
    const begun = vi.fn<() => void>();
    const { client } = await connect([mints], { token, onRequest: begun });
    const controller = new AbortController();
    const failure = failureOf(() => client.createLinkToken(input, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(0);
    controller.abort();
    expect(await failure).toMatchObject({ kind: "abort" });
    give("t-1");
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).not.toHaveBeenCalled();
  });

  test("after the call changes nothing", async () => {
    const { client } = await connect([mints]);
    const controller = new AbortController();
    const { signal } = controller;
    expect((await client.createLinkToken(input, { signal })).token).toBe("lt-1");
    expect(getEventListeners(signal, "abort")).toEqual([]);
    controller.abort();
  });
});
