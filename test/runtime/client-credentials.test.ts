import { afterEach, describe, expect, test, vi } from "vitest";
import { callerWith } from "./credentials.js";
import { failureOf } from "./failure-of.js";
import { stopClock } from "./mint-through.js";
import { oauthProvider, startTokenServer, type TokenServer } from "./token-server.js";

let server: TokenServer;

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await server.close();
});

const credentials = { clientId: "id", clientSecret: "hunter2" };

/** A client of a server that follows these rules. */
async function open(rules: Parameters<typeof startTokenServer>[0] = {}, options = {}) {
  server = await startTokenServer(rules);
  return callerWith(oauthProvider(), { baseUrl: server.url, ...credentials, ...options });
}

describe("an access token", () => {
  test("is asked for with the client's credentials in the form", async () => {
    server = await startTokenServer();
    const provider = oauthProvider({ scopes: ["link:write", "read"] });
    const headers = { "X-Proxy": "p" };
    await callerWith(provider, { baseUrl: server.url, ...credentials, headers })();
    const [grant] = server.grants();
    expect(grant?.body).toBe(
      "grant_type=client_credentials&client_id=id&client_secret=hunter2&scope=link%3Awrite+read",
    );
    expect(grant).toMatchObject({
      method: "POST",
      path: "/oauth/token",
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded",
        "user-agent": "linkmint-acme",
        "x-proxy": "p",
      },
    });
    expect(grant?.headers.authorization).toBeUndefined();
    expect(server.sent()).toEqual(["Bearer at-1"]);
  });

  test("is asked for with the credentials in a header, each encoded as in a form", async () => {
    server = await startTokenServer();
    const provider = oauthProvider({ authentication: "header" });
    const secret = "s:ü &";
    await callerWith(provider, { baseUrl: server.url, clientId: "i:d", clientSecret: secret })();
    const [grant] = server.grants();
    expect(grant?.body).toBe("grant_type=client_credentials");
    const [, text = ""] = grant?.headers.authorization?.split(" ") ?? [];
    expect(Buffer.from(text, "base64").toString()).toBe("i%3Ad:s%3A%C3%BC+%26");
  });

  test("needs both, each named where it is missing", async () => {
    const call = await open({}, { clientSecret: undefined });
    const error = await failureOf(() => call());
    expect(error.message).toBe("clientSecret is missing: pass it, or set ACME_CLIENT_SECRET.");
    vi.stubEnv("ACME_CLIENT_SECRET", "hunter2");
    await call();
    expect(server.grants()[0]?.body).toContain("client_secret=hunter2");
  });

  test("serves all calls until it expires, but for a minute", async () => {
    stopClock();
    const call = await open({ token: { expires_in: 3600 } });
    await call();
    vi.advanceTimersByTime(3_539_999);
    await call();
    vi.advanceTimersByTime(1);
    await call();
    expect(server.sent()).toEqual(["Bearer at-1", "Bearer at-1", "Bearer at-2"]);
  });

  test.each([
    [undefined, 300],
    [null, 300],
    ["soon", 300],
    ["120", 108],
    [10, 9],
    [0, 0],
    [-1, 0],
  ])("that expires in %j seconds is kept for %i", async (life, seconds) => {
    stopClock();
    const call = await open({ token: { expires_in: life } });
    await call();
    if (seconds > 0) {
      vi.advanceTimersByTime(seconds * 1000 - 1);
      await call();
    }
    expect(server.grants()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await call();
    expect(server.grants()).toHaveLength(2);
  });

  test("is kept by each client for itself", async () => {
    const call = await open();
    await call();
    await callerWith(oauthProvider(), { baseUrl: server.url, ...credentials })();
    expect(server.sent()).toEqual(["Bearer at-1", "Bearer at-2"]);
  });

  test("is kept for each pair of credentials", async () => {
    const call = await open();
    const other = { clientId: "id", clientSecret: "other" };
    for (const options of [{}, other, {}, other]) await call(options);
    expect(server.sent()).toEqual(["Bearer at-1", "Bearer at-2", "Bearer at-1", "Bearer at-2"]);
    expect(server.grants()[1]?.body).toContain("client_secret=other");
  });

  test("is kept for a thousand pairs at most", async () => {
    let grants = 0;
    const fetch = async (url: string) => {
      if (url.endsWith("/oauth/token")) grants += 1;
      return Response.json({ access_token: "at", link_token: "lt" });
    };
    const call = await open({}, { fetch });
    for (let index = 0; index <= 1000; index += 1) await call({ clientSecret: `s-${index}` });
    expect(grants).toBe(1001);
    await call({ clientSecret: "s-1000" });
    expect(grants).toBe(1001);
    await call({ clientSecret: "s-0" });
    expect(grants).toBe(1002);
  });

  test("that was revoked is replaced, once a call", async () => {
    const call = await open();
    await call();
    server.revoke("at-1");
    await call({ maxRetries: 0 });
    expect(server.sent()).toEqual(["Bearer at-1", "Bearer at-1", "Bearer at-2"]);
    server.revoke("at-2", "at-3");
    const error = await failureOf(() => call());
    expect(error).toMatchObject({ kind: "authentication", httpStatus: 401, attempts: 2 });
    expect(server.sent().slice(3)).toEqual(["Bearer at-2", "Bearer at-3"]);
  });

  test("that is refused when it is new is asked for anew by the next call alone", async () => {
    const call = await open();
    server.revoke("at-1");
    expect(await failureOf(() => call())).toMatchObject({ kind: "authentication", attempts: 1 });
    await call();
    expect(server.sent()).toEqual(["Bearer at-1", "Bearer at-2"]);
  });

  test("that was revoked is replaced once for all calls", async () => {
    const call = await open();
    await call();
    server.revoke("at-1");
    await Promise.all(Array.from({ length: 20 }, () => call()));
    expect(server.grants()).toHaveLength(2);
    expect(server.sent().filter((sent) => sent === "Bearer at-2")).toHaveLength(20);
  });

  test("follows a 403, a 500 and the like no more than other calls do", async () => {
    const call = await open();
    await call();
    const fetch = async (url: string, init: RequestInit) =>
      url.endsWith("token") && !url.includes("link")
        ? globalThis.fetch(url, init)
        : Response.json({}, { status: 403 });
    const refused = callerWith(oauthProvider(), { baseUrl: server.url, ...credentials, fetch });
    expect(await failureOf(() => refused())).toMatchObject({ kind: "permission", attempts: 1 });
  });
});

describe("calls at the same time", () => {
  test("wait for one request", async () => {
    const call = await open();
    await Promise.all(Array.from({ length: 20 }, () => call()));
    expect(server.grants()).toHaveLength(1);
    expect(new Set(server.sent())).toEqual(new Set(["Bearer at-1"]));
  });

  test("do not lose it to one that is ended", async () => {
    let answer = (): void => undefined;
    const call = await open({
      grant: async (give) => {
        await new Promise<void>((resolve) => (answer = resolve));
        return give();
      },
    });
    const controller = new AbortController();
    const first = call({ signal: controller.signal }).catch((error: unknown) => error);
    const second = call();
    const third = call({ deadline: 50 }).catch((error: unknown) => error);
    const fourth = call({ timeout: 60 }).catch((error: unknown) => error);
    await vi.waitFor(() => expect(server.grants()).toHaveLength(1));
    controller.abort();
    expect(await first).toMatchObject({ kind: "abort" });
    expect(await third).toMatchObject({ kind: "timeout" });
    expect(await fourth).toMatchObject({
      kind: "timeout",
      message: "Acme's token endpoint did not answer within 60 ms.",
    });
    answer();
    expect(await second).toEqual({ link_token: "lt-1" });
    expect(server.grants()).toHaveLength(1);
    expect(server.sent()).toEqual(["Bearer at-1"]);
  });

  test("are all told of a failure, which is not kept", async () => {
    let status = 400;
    const call = await open({ grant: (give) => (status === 400 ? { status } : give()) });
    const outcomes = await Promise.allSettled([call(), call(), call()]);
    expect(outcomes.map((each) => each.status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(server.grants()).toHaveLength(1);
    status = 200;
    await call();
    expect(server.grants()).toHaveLength(2);
  });

  test("are all ended by the client's signal", async () => {
    const controller = new AbortController();
    const call = await open(
      { grant: () => new Promise(() => undefined) },
      { signal: controller.signal },
    );
    const outcomes = [call(), call()].map((each) => each.catch((error: unknown) => error));
    await vi.waitFor(() => expect(server.grants()).toHaveLength(1));
    controller.abort();
    expect(await Promise.all(outcomes)).toMatchObject([{ kind: "abort" }, { kind: "abort" }]);
  });
});

describe("a token's address", () => {
  test.each([
    ["https://api.acme.example/oauth/token", "/proxy", "/proxy/oauth/token"],
    ["https://api.acme.example/oauth/token?a=b", "", "/oauth/token?a=b"],
  ])("%s moves with the base URL %s to %s", async (tokenUrl, path, want) => {
    server = await startTokenServer({ grant: (give) => give() });
    const requests: string[] = [];
    const fetch = async (url: string) => {
      requests.push(url.replace(server.url, ""));
      return Response.json({ access_token: "at", link_token: "lt" });
    };
    const options = { baseUrl: server.url + path, ...credentials, fetch };
    await callerWith(oauthProvider({ tokenUrl }), options)();
    expect(requests).toEqual([want, `${path}/link-token`]);
  });

  async function addresses(tokenUrl: string, options: object): Promise<string[]> {
    const requests: string[] = [];
    const fetch = async (url: string) => {
      requests.push(url);
      return Response.json({ access_token: "at", link_token: "lt" });
    };
    const servers = {
      live: { url: "https://api.acme.example/v1/" },
      test: { url: "https://test.acme.example/v1" },
    };
    const provider = { ...oauthProvider({ tokenUrl }), servers };
    await callerWith(provider, { ...credentials, fetch, ...options })();
    return requests.map((url) => new URL(url).href.replace("/v1/link-token", " call"));
  }

  test("follows the environment, the base URL, and its own option before all", async () => {
    server = await startTokenServer();
    const own = "https://api.acme.example/oauth/token";
    const below = "https://api.acme.example/v1/oauth/token";
    const elsewhere = "https://auth.example/token";
    const live = { environment: "live" };
    const tested = { environment: "test" };
    const call = (url: string) => `${url} call`;
    expect(await addresses(own, live)).toEqual([own, call("https://api.acme.example")]);
    expect(await addresses(own, tested)).toEqual([
      "https://test.acme.example/oauth/token",
      call("https://test.acme.example"),
    ]);
    expect((await addresses(below, tested))[0]).toBe("https://test.acme.example/v1/oauth/token");
    expect((await addresses(elsewhere, tested))[0]).toBe(elsewhere);
    const moved = { baseUrl: "https://proxy.example/acme" };
    expect((await addresses(own, moved))[0]).toBe("https://proxy.example/oauth/token");
    expect((await addresses(below, moved))[0]).toBe("https://proxy.example/acme/oauth/token");
    expect((await addresses(elsewhere, moved))[0]).toBe(elsewhere);
    const tokenUrl = "https://mock.example/t";
    expect((await addresses(own, { ...moved, tokenUrl }))[0]).toBe(tokenUrl);
  });

  test.each(["http://auth.example/token", "https://a:b@auth.example/", "no", 7])(
    "is safe to send secrets to: %j",
    async (tokenUrl) => {
      server = await startTokenServer();
      const error = await failureOf(() =>
        addresses("https://auth.example/token", { environment: "live", tokenUrl }),
      );
      expect(error).toMatchObject({ kind: "configuration", fields: ["tokenUrl"] });
    },
  );
});
