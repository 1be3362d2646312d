import { describe, expect, test, vi } from "vitest";
import type { ProviderDescription } from "@linkmint/runtime";
import { openTarget, type Target } from "../../generator/cli/commands/gateway/open-target.js";
import { createRespond } from "../../generator/cli/commands/gateway/respond.js";
import { describeAcme, readDescriptions } from "../mock/described.js";

/* What the development gateway sends on, and what it gives back. */

const provider = describeAcme(
  { sensitive: ["token", "access_token"] },
  {
    environments: [
      { name: "production", url: "https://api.acme.example", keyPrefixes: ["live-"] },
      { name: "sandbox", url: "https://sandbox.acme.example", keyPrefixes: ["test-"] },
    ],
    environmentVariable: "ACME_ENV",
    credentials: [
      { option: "token", header: "Authorization", prefix: "Bearer ", variable: "ACME_TOKEN" },
    ],
  },
);
const variables = { ACME_ENV: "sandbox", ACME_TOKEN: "test-key-1234567890" };

/** A gateway to a provider that gives one response, and what the provider was sent. */
function open(body: unknown = { token: "tok" }, description: ProviderDescription = provider) {
  const sent: Request[] = [];
  const fetch = vi.fn(async (url: string, init: object) => {
    sent.push(new Request(url, init));
    return Response.json(body);
  });
  const target = openTarget(description, { variables, fetch }) as Target;
  const lines: string[] = [];
  const respond = createRespond({
    key: "the-key",
    targets: new Map([[description.id, target]]),
    log: (line) => lines.push(line),
  });
  const send = (path: string, { method = "POST", headers = {}, size = 0 } = {}) =>
    respond(`http://127.0.0.1:4020${path}`, {
      method,
      headers: new Headers({ "content-type": "application/json", ...headers }),
      body: method === "POST" ? Buffer.from('{"user":"u"}'.padEnd(size)) : null,
    });
  return { send, sent, lines, target };
}

describe("a request", () => {
  test("is sent to the environment with the credential, and nothing of the caller's but what is documented", async () => {
    const { send, sent, lines } = open();
    const headers = { authorization: "Bearer guessed", cookie: "a=b", "x-other": "1" };
    const response = await send("/the-key/acme/tokens", { headers });
    expect(await response.json()).toEqual({ token: "tok" });
    expect(response.headers.get("cache-control")).toBe("no-store");
    const [request] = sent;
    expect(request?.url).toBe("https://sandbox.acme.example/tokens");
    expect(request?.headers.get("authorization")).toBe(`Bearer ${variables.ACME_TOKEN}`);
    expect([request?.headers.get("cookie"), request?.headers.get("x-other")]).toEqual([null, null]);
    expect(await request?.text()).toBe('{"user":"u"}');
    expect(lines).toEqual([
      expect.stringMatching(/^acme \(sandbox\): POST \/tokens 200, \d+ ms$/u),
    ]);
  });

  test.each([
    ["/other-key/acme/tokens", {}, 404],
    ["/the-key/unknown/tokens", {}, 404],
    ["/the-key/acme/elsewhere", {}, 404],
    ["/the-key/acme/tokens", { method: "GET" }, 404],
    ["/the-key/acme/tokens", { headers: { origin: "https://evil.example" } }, 403],
    ["/the-key/acme/tokens", { size: 2 ** 20 + 1 }, 413],
  ])("to %s with %j is refused with %i, and not sent", async (path, more, status) => {
    const { send, sent } = open();
    expect((await send(path, more)).status).toBe(status);
    expect(sent).toEqual([]);
  });

  test("under another host's name is refused", async () => {
    const { target } = open();
    const respond = createRespond({ key: "k", targets: new Map([["acme", target]]), log: () => 0 });
    const init = { method: "GET", headers: new Headers(), body: null };
    expect((await respond("http://rebound.example/k", init)).status).toBe(421);
  });

  test("of a page of this machine may be read by it", async () => {
    const { send } = open();
    for (const origin of ["http://localhost:5173", "null"]) {
      const asked = { origin, "access-control-request-headers": "content-type" };
      const preflight = await send("/the-key/acme/tokens", { method: "OPTIONS", headers: asked });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get("access-control-allow-headers")).toBe("content-type");
      const response = await send("/the-key/acme/tokens", { headers: { origin } });
      expect(response.headers.get("access-control-allow-origin")).toBe(origin);
      expect(response.headers.get("access-control-expose-headers")).toContain("retry-after");
    }
  });
});

describe("a response", () => {
  test("has what was minted, and no other secret", async () => {
    const { send } = open({
      token: "tok",
      access_token: "at-1",
      said: `no key ${variables.ACME_TOKEN}`,
      list: [{ access_token: "at-2", kept: 1 }],
    });
    expect(await (await send("/the-key/acme/tokens")).json()).toEqual({
      token: "tok",
      access_token: "[redacted]",
      said: "no key [redacted]",
      list: [{ access_token: "[redacted]", kept: 1 }],
    });
  });

  test("is an error in plain words where the credential is of another environment", async () => {
    const fetch = () => expect.fail("sent");
    const wrong = { ...variables, ACME_TOKEN: "live-1234567890" };
    const target = openTarget(provider, { variables: wrong, fetch }) as Target;
    const respond = createRespond({
      key: "k",
      targets: new Map([["acme", target]]),
      log: () => undefined,
    });
    const headers = new Headers({ "content-type": "application/json" });
    const init = { method: "POST", headers, body: Buffer.from("{}") };
    const response = await respond("http://127.0.0.1/k/acme/tokens", init);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain("belongs to production");
    expect(text).not.toContain("1234567890");
  });
});

test("an access token that was got for the credentials does not come out, nor does a 204 break", async () => {
  const scheme = {
    kind: "clientCredentials",
    tokenUrl: "https://sandbox.acme.example/oauth",
    clientId: "id",
    clientSecret: "secret",
    authentication: "body",
    scopes: [],
  } as const;
  const oauth = {
    ...provider,
    credentials: [
      { option: "id", variable: "ACME_ID", secret: false },
      { option: "secret", variable: "ACME_SECRET" },
    ],
    schemes: [scheme],
  };
  let calls = 0;
  const fetch = async (url: string, init: { headers: Readonly<Record<string, string>> }) => {
    if (url.endsWith("/oauth")) return Response.json({ access_token: "at-1234567890" });
    calls += 1;
    return calls > 1
      ? new Response(null, { status: 204 })
      : Response.json({ said: init.headers["authorization"], token: "tok" });
  };
  const target = openTarget(oauth, {
    variables: { ACME_ENV: "sandbox", ACME_ID: "i", ACME_SECRET: "s-1234567890" },
    fetch,
  }) as Target;
  const [operation = expect.fail()] = oauth.operations;
  const send = () =>
    target.send({
      operation,
      path: "/tokens",
      headers: new Headers({ "content-type": "application/json" }),
      body: "{}",
    });
  expect(await (await send()).json()).toEqual({ said: "Bearer [redacted]", token: "tok" });
  expect((await send()).status).toBe(204);
});

test("without the variable of a credential it is the mock", async () => {
  const fetch = () => expect.fail("sent");
  const target = openTarget(provider, { variables: {}, fetch }) as Target;
  expect([target.environment, target.missing]).toEqual(["mock", ["ACME_TOKEN"]]);
});

test("without a choice among environments it says which there are", () => {
  const given = { variables: { ACME_TOKEN: "t" }, fetch: () => expect.fail("sent") };
  expect(openTarget(provider, given)).toEqual({ environments: ["production", "sandbox"] });
  for (const name of ["", "nowhere"]) {
    const wrong = { ...given, variables: { ...variables, ACME_ENV: name } };
    expect(openTarget(provider, wrong)).toEqual({ environments: ["production", "sandbox"] });
  }
  const [live = expect.fail(), ...others] = provider.environments;
  const withDefault = { ...provider, environments: [{ ...live, default: true }, ...others] };
  const unset = { ...given, variables: { ...variables, ACME_ENV: "" } };
  expect(openTarget(withDefault, unset)).toMatchObject({ environment: "production" });
});

test("each provider's example mints from its mock, and the list has each operation", async () => {
  for (const description of await readDescriptions()) {
    const target = openTarget(description, {
      variables: {},
      fetch: () => expect.fail("sent"),
    }) as Target;
    const respond = createRespond({
      key: "k",
      targets: new Map([[description.id, target]]),
      log: () => undefined,
    });
    const url = "http://127.0.0.1/k";
    const none = { method: "GET", headers: new Headers(), body: null };
    const { providers } = JSON.parse(await (await respond(url, none)).text());
    expect(providers[0].operations).toHaveLength(description.operations.length);
    const [operation] = description.operations.filter(
      ({ primary, request, examples, parameters = [], path }) =>
        primary &&
        request?.mediaType === "application/json" &&
        examples !== undefined &&
        !path.includes("{") &&
        !parameters.some((each) => each.required && each.in === "header"),
    );
    if (operation === undefined) continue;
    const response = await respond(`${url}/${description.id}${operation.path}`, {
      method: operation.method,
      headers: new Headers({ "content-type": "application/json" }),
      body: Buffer.from(JSON.stringify(operation.examples?.[0]?.value)),
    });
    expect([description.id, response.status]).toEqual([
      description.id,
      expect.toBeOneOf([200, 201]),
    ]);
  }
});
