import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { retryCodes, retryHeader } from "../../templates/runtime/src/index.js";
import { Acme } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { responds, mints, resets, resetsWithin, startFaultServer } from "./fault-server.js";
import { mintThrough, stopClock, stoppedAt } from "./mint-through.js";

beforeEach(() => {
  stopClock();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a response", () => {
  test.each([408, 429, 500, 502, 503, 504])("of %i is asked for again", async (status) => {
    const { value, attempts } = await mintThrough([responds(status), responds(status), mints]);
    expect(value?.token).toBe("lt-1");
    expect(attempts).toBe(3);
  });

  test.each([400, 401, 403, 404, 409, 410, 422, 501, 505, 511, 301, 999])(
    "of %i is not",
    async (status) => {
      const { error, attempts } = await mintThrough([responds(status), mints]);
      expect(error).toMatchObject({ httpStatus: status, attempts: 1 });
      expect(attempts).toBe(1);
    },
  );

  test.each([
    { given: resets, name: "a reset connection" },
    { given: resetsWithin, name: "a connection that is reset within the body" },
  ])("that $name keeps away is asked for again", async ({ given }) => {
    const { value, attempts } = await mintThrough([given, given, mints]);
    expect(value?.token).toBe("lt-1");
    expect(attempts).toBe(3);
  });
});

describe("the spec", () => {
  const busy = responds(400, { error: "BUSY" });

  const codes = (own: object = {}) => ({ codes: ["BUSY"], ...own });

  test.each([
    { rules: [409], fault: responds(409), attempts: 2 },
    { rules: [409], fault: responds(503), attempts: 1 },
    { rules: [], fault: responds(503), attempts: 1 },
    { rules: [], fault: resets, attempts: 2 },
    { rules: codes(), fault: busy, attempts: 2 },
    { rules: codes(), fault: responds(200, { error: "BUSY" }), attempts: 1 },
    { rules: codes({ codes: ["SLOW"] }), fault: busy, attempts: 1 },
    { rules: codes(), fault: responds(400, "BUSY"), attempts: 1 },
    { rules: codes(), fault: responds(503), attempts: 2 },
    { rules: codes({ statuses: [409] }), fault: responds(503), attempts: 1 },
    { rules: codes({ never: [400] }), fault: busy, attempts: 1 },
    { rules: codes({ never: [503] }), fault: responds(503), attempts: 1 },
    { rules: codes({ never: [503] }), fault: responds(502), attempts: 2 },
    { rules: "Again", fault: responds(503, {}, { again: "false" }), attempts: 1 },
    { rules: "Again", fault: responds(400, {}, { again: "true" }), attempts: 2 },
    { rules: "Again", fault: responds(503, {}, { again: "perhaps" }), attempts: 2 },
    { rules: "Again", fault: responds(400), attempts: 1 },
    { rules: retryHeader("Again", [409]), fault: responds(409), attempts: 2 },
    { rules: retryHeader("Again", [409]), fault: responds(503), attempts: 1 },
    { rules: retryHeader("Again", retryCodes(codes())), fault: busy, attempts: 2 },
  ])("with $rules makes it $attempts attempts", async ({ rules, fault, attempts }) => {
    const retry =
      typeof rules === "string" ? retryHeader(rules) : "codes" in rules ? retryCodes(rules) : rules;
    const outcome = await mintThrough([fault, mints], { operation: { retry } });
    expect(outcome.attempts).toBe(attempts);
  });

  test.each([
    { given: responds(503), name: "503" },
    { given: responds(429, {}, { "retry-after": "1" }), name: "429 with Retry-After" },
    { given: resets, name: "a reset" },
    { given: resetsWithin, name: "a reset within the body" },
    { given: responds(200, "<html>"), name: "a response that is none" },
  ])("that says never is obeyed after $name", async ({ given }) => {
    const options = { operation: { retry: false as const }, maxRetries: 5 };
    const { error, attempts } = await mintThrough([given, mints], options);
    expect(error).toMatchObject({ attempts: 1 });
    expect(attempts).toBe(1);
  });
});

describe("maxRetries", () => {
  test.each([
    { client: undefined, call: undefined, attempts: 3 },
    { client: 0, call: undefined, attempts: 1 },
    { client: 1, call: undefined, attempts: 2 },
    { client: 4, call: undefined, attempts: 5 },
    { client: 4, call: 0, attempts: 1 },
    { client: 0, call: 1, attempts: 2 },
  ])("of $client, and of $call in the call, allow $attempts attempts", async (each) => {
    const { error, attempts, requests } = await mintThrough(Array(6).fill(responds(503)), {
      maxRetries: each.client,
      callOptions: { maxRetries: each.call },
    });
    expect(error).toMatchObject({ kind: "server", httpStatus: 503, attempts: each.attempts });
    expect(attempts).toBe(each.attempts);
    expect(new Set(requests.map(({ body }) => body))).toEqual(new Set(['{"tenant_id":"a"}']));
  });
});

describe("the wait", () => {
  const fail = Array(7).fill(responds(503));

  test.each([
    { random: 0, want: [0, 0, 0, 0, 0, 0] },
    { random: 0.5, want: [250, 500, 1000, 2000, 4000, 4000] },
    { random: 0.75, want: [375, 750, 1500, 3000, 6000, 6000] },
  ])("is a random part, $random, of a span that doubles to 8 s", async ({ random, want }) => {
    vi.mocked(Math.random).mockReturnValue(random);
    const { waits, attempts } = await mintThrough(fail, { maxRetries: 6 });
    expect(waits).toEqual(want);
    expect(attempts).toBe(7);
  });

  test("ends neither early nor late", async () => {
    const server = await startFaultServer([responds(503), mints]);
    const begun = vi.fn<() => void>();
    const waiting = new Promise<void>((resolve) => {
      const client = new Acme({
        token: "t-1",
        baseUrl: server.url,
        onRequest: begun,
        onRetry: () => resolve(),
      });
      void client.createLinkToken({ tenant_id: "a" });
    });
    await waiting;
    await vi.advanceTimersByTimeAsync(249);
    expect(begun).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toHaveBeenCalledTimes(2);
    await server.seen(2);
    await server.close();
  });
});

describe("Retry-After", () => {
  const inSeconds = (seconds: number): string => new Date(stoppedAt + seconds * 1000).toUTCString();

  test.each([
    [{ "retry-after": "2" }, 2000],
    [{ "retry-after": " 2 " }, 2000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "1.5" }, 1500],
    [{ "retry-after": "60" }, 60_000],
    [{ "retry-after": inSeconds(5) }, 5000],
    [{ "retry-after": inSeconds(60) }, 60_000],
    [{ "retry-after": inSeconds(-5) }, 0],
    [{ "retry-after-ms": "120" }, 120],
    [{ "retry-after-ms": "120", "retry-after": "2" }, 120],
    [{ "retry-after-ms": "soon", "retry-after": "2" }, 2000],
  ])("of %j is how long the wait is", async (headers, want) => {
    const { waits, value } = await mintThrough([responds(429, {}, headers), mints]);
    expect(waits).toEqual([want]);
    expect(value?.token).toBe("lt-1");
  });

  test.each(["soon", "", "-5", "1e999", "2 s", "2027-01-15", "Fri, 99 Foo 2027 99:99:99 GMT"])(
    "that reads %j is passed over",
    async (text) => {
      const { waits } = await mintThrough([responds(429, {}, { "retry-after": text }), mints]);
      expect(waits).toEqual([250]);
    },
  );

  test("is heard for every status that is asked for again", async () => {
    const wait = { "retry-after": "3" };
    const { waits } = await mintThrough([responds(503, {}, wait), responds(500, {}, wait), mints]);
    expect(waits).toEqual([3000, 3000]);
  });

  test.each([
    [{ "retry-after": "61" }, 61],
    [{ "retry-after": "86400" }, 86_400],
    [{ "retry-after": inSeconds(61) }, 61],
    [{ "retry-after-ms": "60001" }, 61],
  ])("of %j fails at once and says when to come back", async (headers, seconds) => {
    const { error, waits, attempts } = await mintThrough([responds(429, {}, headers), mints]);
    expect(error).toMatchObject({ kind: "rate-limit", attempts: 1, retryAfter: seconds });
    expect(error?.message).toBe(`Acme responded with 429. Try again in ${seconds} s.`);
    expect([waits, attempts]).toEqual([[], 1]);
  });

  test("of the last response is told, too", async () => {
    const busy = responds(429, {}, { "retry-after-ms": "1500" });
    const { error } = await mintThrough([busy], { maxRetries: 0 });
    expect(error).toMatchObject({ retryAfter: 2 });
  });
});

describe("an idempotency header", () => {
  const header = "idempotency-key";
  const operation = { idempotencyHeader: header };

  test("is the same in each attempt, and another in each call", async () => {
    const script = [responds(503), resets, mints];
    const [one, other] = [
      await mintThrough(script, { operation }),
      await mintThrough(script, { operation }),
    ];
    const keys = [...one.requests, ...other.requests].map(({ headers }) => headers[header]);
    expect(keys.slice(0, 3)).toEqual(Array(3).fill(expect.stringMatching(/^[\da-f-]{36}$/)));
    expect(new Set(keys).size).toBe(2);
  });

  test("is the caller's where the caller gives one", async () => {
    const callOptions = { headers: { "Idempotency-Key": "mine" } };
    const { requests } = await mintThrough([resets, mints], { operation, callOptions });
    expect(requests.map(({ headers }) => headers[header])).toEqual(["mine", "mine"]);
  });

  test("is not sent where no spec declares one", async () => {
    const { requests } = await mintThrough([resets, mints]);
    expect(requests.flatMap(({ headers }) => Object.keys(headers))).not.toContain(header);
  });
});

test("a credential function is asked once for all attempts", async () => {
  const token = vi.fn<() => string>(() => "t-1");
  await mintThrough([responds(503), resets, mints], { token });
  expect(token).toHaveBeenCalledTimes(1);
});

test("a connection that is refused is tried as often as one that resets", async () => {
  const server = await startFaultServer([]);
  await server.close();
  const begun = vi.fn<() => void>();
  const client = new Acme({
    token: "t-1",
    baseUrl: server.url,
    onRequest: begun,
    onRetry: ({ delay }) => queueMicrotask(() => vi.advanceTimersByTime(delay)),
  });
  const error = await failureOf(() => client.createLinkToken({ tenant_id: "a" }));
  expect(error).toMatchObject({
    kind: "connection",
    attempts: 3,
    cause: { code: "ECONNREFUSED" },
  });
  expect(begun).toHaveBeenCalledTimes(3);
});
