import { describe, expect, test, vi } from "vitest";
import type { FetchInit } from "../../templates/runtime/src/index.js";
import { Acme, type AcmeOptions } from "./acme.js";
import { callerWith } from "./credentials.js";
import { oauthProvider } from "./token-server.js";

/* What web frameworks do with `fetch`: signal by throwing, cache, look at the clock. */

class Signal extends Error {
  readonly digest = "DYNAMIC_SERVER_USAGE";
}

const mint = (options: AcmeOptions) =>
  new Acme({ token: "t-1", ...options }).createLinkToken({ tenant_id: "a" });

describe("what a framework throws as its own signal", () => {
  test("out of fetch is passed on as it is, once, and told to no hook", async () => {
    const signal = new Signal("dynamic");
    const fetch = vi.fn<() => Promise<never>>(() => Promise.reject(signal));
    const onError = vi.fn<() => void>();
    await expect(mint({ fetch, onError })).rejects.toBe(signal);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(onError).not.toHaveBeenCalled();
  });

  test("out of a credential function is passed on as it is", async () => {
    const signal = new Signal("dynamic");
    await expect(mint({ token: () => Promise.reject(signal) })).rejects.toBe(signal);
  });

  test("out of the request for an access token is passed on as it is", async () => {
    const signal = new Signal("dynamic");
    const fetch = () => Promise.reject(signal);
    const call = callerWith(oauthProvider(), { clientId: "i", clientSecret: "s", fetch });
    await expect(call()).rejects.toBe(signal);
  });

  test("is no error with any other digest", async () => {
    const fetch = () => Promise.reject(Object.assign(new Error("x"), { digest: 7 }));
    await expect(mint({ fetch, maxRetries: 0 })).rejects.toMatchObject({ kind: "connection" });
  });
});

test("fetch is asked to keep nothing where the platform knows how", async () => {
  const inits: FetchInit[] = [];
  const fetch = async (_: string, init: FetchInit) => {
    inits.push(init);
    return Response.json({ link_token: "lt" });
  };
  await mint({ fetch });
  vi.stubGlobal("Request", { prototype: {} });
  await mint({ fetch });
  // As in Jest's jsdom.
  vi.stubGlobal("Request", undefined);
  await mint({ fetch });
  vi.unstubAllGlobals();
  expect(inits.map((init) => init.cache)).toEqual(["no-store", undefined, undefined]);
  expect(inits.map((init) => "cache" in init)).toEqual([true, false, false]);
});

test("the clock is not read before the request is sent", async () => {
  const now = vi.spyOn(Date, "now");
  const readBefore: number[] = [];
  const fetch = async (url: string) => {
    readBefore.push(now.mock.calls.length);
    return Response.json(
      url.endsWith("oauth/token") ? { access_token: "at" } : { link_token: "lt" },
    );
  };
  await mint({ fetch, onRequest: () => undefined, deadline: 1000 });
  now.mockClear();
  await callerWith(oauthProvider(), { clientId: "i", clientSecret: "s", fetch })();
  now.mockRestore();
  expect(readBefore).toEqual([0, 0, 0]);
});
