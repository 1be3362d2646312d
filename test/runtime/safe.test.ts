import { describe, expect, test } from "vitest";
import { createCaller, safe } from "../../templates/runtime/src/index.js";
import { Acme, acme, createLinkToken } from "./acme.js";

const client = (status: number) =>
  new Acme({
    token: "t-1",
    maxRetries: 0,
    fetch: async () => Response.json({ link_token: "lt-1" }, { status }),
  });
const input = { tenant_id: "a" };

describe("safe", () => {
  test("gives a success as a value", async () => {
    const result = await safe(client(200).createLinkToken(input));
    expect(result).toMatchObject({ ok: true, value: { token: "lt-1" } });
    expect(result.error).toBeUndefined();
  });

  test.each([
    [401, "authentication"],
    [429, "rate-limit"],
    [503, "server"],
  ])("gives a failure with %i as a value of kind %s", async (status, kind) => {
    const result = await safe(client(status).createLinkToken(input));
    expect(result).toMatchObject({ ok: false, error: { kind, httpStatus: status } });
    expect(result.value).toBeUndefined();
  });

  test("gives a wrong input, a wrong option and an abort as values, too", async () => {
    const signal = AbortSignal.abort();
    const calls = [
      client(200).createLinkToken({} as typeof input),
      client(200).createLinkToken(input, { timeout: -1 }),
      client(200).createLinkToken(input, { signal }),
    ];
    const results = await Promise.all(calls.map((call) => safe(call)));
    expect(results.map(({ error }) => error?.kind)).toEqual(["input", "configuration", "abort"]);
  });

  test("goes with withResponse", async () => {
    const result = await safe(client(200).createLinkToken(input).withResponse());
    expect(result.ok && result.value.response.status).toBe(200);
  });

  test("takes whatever may be awaited", async () => {
    const thenable = { then: (done: (value: number) => void) => done(7) } as PromiseLike<number>;
    expect(await safe(thenable)).toEqual({ ok: true, value: 7 });
  });

  test.each([new TypeError("mine"), "text", undefined, null])("throws %s on", async (reason) => {
    await expect(safe(Promise.reject(reason))).rejects.toBe(reason);
  });

  test("tells kinds apart in types", async () => {
    const caller = createCaller(acme, {
      token: "t-1",
      fetch: async () => new Response("no"),
    } as {});
    const result = await safe(caller.mint({ operation: createLinkToken, input }));
    if (!result.ok && result.error.kind === "unexpected-response") {
      const status: number = result.error.httpStatus;
      expect(status).toBe(200);
    } else {
      expect.fail("It is an unexpected response.");
    }
  });
});
