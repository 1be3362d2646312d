import { afterEach, describe, expect, test, vi } from "vitest";
import { callerWith } from "./credentials.js";
import { failureOf } from "./failure-of.js";
import { oauthProvider, startTokenServer, type TokenServer } from "./token-server.js";

let server: TokenServer;

afterEach(() => server.close());

const credentials = { clientId: "id", clientSecret: "hunter2" };

describe("a request for a token that never ends", () => {
  /** A client whose first request for a token hangs. */
  const openHanging = async (options: object = {}) => {
    let count = 0;
    server = await startTokenServer({
      grant: (give) => ((count += 1) === 1 ? new Promise<void>(() => undefined) : give()),
    });
    return callerWith(oauthProvider(), { baseUrl: server.url, ...credentials, ...options });
  };

  test.each([
    ["timeout", () => ({ timeout: 20 })],
    ["deadline", () => ({ deadline: 20 })],
    ["signal", () => ({ signal: AbortSignal.timeout(20) })],
  ])("is given up with the call that began it, by its %s", async (_, limits) => {
    const call = await openHanging();
    await expect(call(limits())).rejects.toThrow();
    await call();
    expect(server.sent()).toEqual(["Bearer at-1"]);
    expect(server.grants()).toHaveLength(2);
  });

  test("is given up after the client's timeout, by a call that waits and by the next", async () => {
    const call = await openHanging({ timeout: 1000, maxRetries: 0 });
    // As on a platform that ends the timers of a request with the request.
    const start = globalThis.setTimeout;
    vi.stubGlobal("setTimeout", (run: () => void) => start(run, 2 ** 30).unref());
    void call().catch(() => undefined);
    await vi.waitFor(() => expect(server.grants()).toHaveLength(1));
    vi.unstubAllGlobals();
    await call({ timeout: 5000 });
    expect(server.sent()).toEqual(["Bearer at-1"]);
  });

  test("keeps a call that waits for another's no longer than its own timeout", async () => {
    const call = await openHanging();
    const first = call({ deadline: 1000 }).catch((error: unknown) => error);
    await vi.waitFor(() => expect(server.grants()).toHaveLength(1));
    const error = await failureOf(() => call({ timeout: 20 }));
    expect(error).toMatchObject({ kind: "timeout" });
    expect(server.grants()).toHaveLength(1);
    await first;
  });

  test("that fails with what is no error of ours is begun again by those who wait", async () => {
    const foreign = Object.assign(new Error("another request's"), { digest: "GONE" });
    let count = 0;
    const fetch = async (url: string) => {
      if (!url.endsWith("oauth/token")) return Response.json({ link_token: "lt" });
      count += 1;
      if (count > 1) return Response.json({ access_token: "at" });
      await new Promise((resolve) => setTimeout(resolve, 10));
      throw foreign;
    };
    const call = callerWith(oauthProvider(), { ...credentials, fetch });
    const outcomes = await Promise.allSettled([call(), call(), call()]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(count).toBe(2);
  });
});
