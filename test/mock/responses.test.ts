import { describe, expect, test } from "vitest";
import { createMock } from "@linkmint/mock";
import type { ExpiryDescription } from "@linkmint/runtime";
import { describeAcme, mockOf, readDescriptions } from "./described.js";
import { requestOf } from "./request-of.js";

/* What the mock responds. */

const expiring = (expiresAt: object, more: object = {}) =>
  mockOf(
    describeAcme({
      responses: {
        "201": {
          mediaType: "application/json",
          schema: {},
          example: { token: "t_1234567890", end: "x" },
        },
      },
      request: { mediaType: "application/json", schema: { type: "object" } },
      result: { token: "/token", expiresAt: expiresAt as never },
      ...more,
    }),
  );

describe("an expiry", () => {
  test("is the clock and the lifetime of the mode", async () => {
    const modes = { long: { summary: "Long", required: ["user"], lifetime: 7200 } };
    const { send } = expiring({ kind: "field", pointer: "/end", as: "date-time" }, { modes });
    const response = await send({ user: "u" });
    expect([response.status, await response.json()]).toMatchObject([
      201,
      { end: "2026-01-31T14:00:00.000Z" },
    ]);
    expect(response.headers.get("linkmint-invented")).toBeNull();
  });

  test("is the clock and the lifetime that the request asks for", async () => {
    const modes = { short: { summary: "Short", required: ["user"], lifetime: 60 } };
    const field = { kind: "field", pointer: "/end", as: "date-time", requested: "/page/seconds" };
    const { send } = expiring(field, { modes });
    const response = await send({ user: "u", page: { seconds: 7200 } });
    expect(await response.json()).toMatchObject({ end: "2026-01-31T14:00:00.000Z" });
    expect(await (await send({ user: "u" })).json()).toMatchObject({
      end: "2026-01-31T12:01:00.000Z",
    });
  });

  test("that no source says is marked as invented", async () => {
    const { send, mock } = expiring({ kind: "field", pointer: "/end", as: "epoch-seconds" });
    const response = await send({});
    expect(await response.json()).toMatchObject({ end: Date.parse("2026-01-31T12:30:00Z") / 1000 });
    expect(response.headers.get("linkmint-invented")).toBe("/end");
    expect(mock.requests.at(-1)?.invented).toEqual(["/end"]);
  });
});

test("tokens differ, keep their form, and follow from the seed", async () => {
  const example = "link-sandbox-af1a0311-da53-4636-b754-dd15cc058176";
  const responses = {
    "200": { mediaType: "application/json", schema: {}, example: { token: example } },
  };
  const tokens = async (seed: number) => {
    const { send } = mockOf(describeAcme({ responses }), { seed });
    const found: string[] = [];
    for (let call = 0; call < 50; call += 1)
      found.push(JSON.parse(await (await send({ user: "u" })).text()).token);
    return found;
  };
  const [first, again, other] = await Promise.all([tokens(7), tokens(7), tokens(8)]);
  expect(first).toEqual(again);
  expect(new Set([...(first ?? []), ...(other ?? [])]).size).toBe(100);
  for (const token of first ?? [])
    expect(token).toMatch(
      /^link-sandbox-[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u,
    );
});

test("short tokens do not come again", async () => {
  const responses = {
    "200": { mediaType: "application/json", schema: {}, example: { token: "abcd" } },
  };
  const { send } = mockOf(describeAcme({ responses }));
  const seen = new Set<string>();
  for (let call = 0; call < 1000; call += 1) seen.add(await (await send({ user: "u" })).text());
  expect(seen.size).toBe(1000);
});

test("an idempotency key repeats its response, and serves one body alone", async () => {
  const { send } = mockOf(describeAcme({ idempotencyHeader: "Idempotency-Key" }));
  const key = { "idempotency-key": "k1" };
  const [first, second, other] = [
    await (await send({ user: "u" }, key)).text(),
    await (await send({ user: "u" }, key)).text(),
    await (await send({ user: "u" }, { "idempotency-key": "k2" })).text(),
  ];
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  expect((await send({ user: "v" }, key)).headers.get("linkmint-reason")).toBe(
    "header Idempotency-Key: already used with another body",
  );
});

/** Mints single-use tokens by `POST /tokens`, which two other operations take. */
function singleUse(expiresAt: ExpiryDescription) {
  let now = 0;
  const minting = describeAcme({ result: { token: "/token", singleUse: true, expiresAt } });
  const use = {
    ...{ id: "use", method: "POST", path: "/token/exchange", naming: "wire" as const },
    request: { mediaType: "application/json", schema: { type: "object" } },
    responses: { "200": { mediaType: "application/json", schema: {}, example: { done: true } } },
  };
  const operations = [...minting.operations, use, { ...use, id: "poll", path: "/token/get" }];
  const { send } = mockOf({ ...minting, operations }, { clock: () => now });
  return {
    mint: async (more = {}) =>
      JSON.parse(await (await send({ user: "u", ...more })).text()) as { token: string },
    reasonFor: async (body: object, path = "/token/exchange") =>
      (await send(body, {}, path)).headers.get("linkmint-reason"),
    waitSeconds: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

test("a single-use token is used once, before it expires, and reading uses none up", async () => {
  const { mint, reasonFor, waitSeconds } = singleUse({ kind: "documented", seconds: 60 });
  const token = await mint();
  expect(await reasonFor(token, "/token/get")).toBeNull();
  expect(await reasonFor(token)).toBeNull();
  expect(await reasonFor(token)).toBe("/token: used before");
  expect(await reasonFor(token, "/token/get")).toBeNull();
  expect(await reasonFor({ token: "made-up" })).toBe("/token: not a token that this mock minted");
  const late = await mint();
  waitSeconds(60);
  expect(await reasonFor(late)).toBe("/token: expired");
  expect(await reasonFor(late, "/token/get")).toBeNull();
  expect(await reasonFor({ token: "made-up" }, "/token/get")).toBe(
    "/token: not a token that this mock minted",
  );
});

test.each([
  ["2 hours", 7200],
  ["90s", 90],
  [undefined, 1800],
])("a token whose lifetime is written as %j lives for %i seconds", async (length, seconds) => {
  const expiresAt = { kind: "written", pointer: "/session/length", default: "30m" } as const;
  const { mint, reasonFor, waitSeconds } = singleUse(expiresAt);
  const [used, late] = [await mint({ session: { length } }), await mint({ session: { length } })];
  waitSeconds(seconds - 1);
  expect(await reasonFor(used)).toBeNull();
  waitSeconds(1);
  expect(await reasonFor(late)).toBe("/token: expired");
});

test("an access token is given to a client's credentials, and asked for", async () => {
  const grant = {
    kind: "clientCredentials",
    tokenUrl: "https://auth.acme.example/token",
    clientId: "id",
    clientSecret: "secret",
  } as const;
  const provider = describeAcme(
    {},
    {
      credentials: [{ option: "id" }, { option: "secret" }],
      schemes: [{ ...grant, authentication: "body", scopes: [] }],
    },
  );
  let now = 0;
  const mock = createMock([provider, { ...provider, id: "other" }], { clock: () => now });
  const send = async (token: string, id = "acme") => {
    const { status } = await mock.fetch(`http://localhost/${id}/tokens`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: '{"user":"u"}',
    });
    return status;
  };
  const ask = (body: string, url = "https://auth.acme.example/token") =>
    mock.fetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });
  const refused = await ask("grant_type=password");
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { error: "unsupported_grant_type" },
  ]);
  expect((await ask("grant_type=client_credentials&client_id=i")).status).toBe(401);
  expect(await send("guessed")).toBe(401);
  const granted = await ask(
    "grant_type=client_credentials&client_id=i&client_secret=s",
    "http://localhost/acme/token",
  );
  const { access_token: token, expires_in: lifetime } = JSON.parse(await granted.text());
  expect(await send(token)).toBe(200);
  expect(await send(token, "other")).toBe(401);
  now = lifetime * 1000;
  expect(await send(token)).toBe(401);
});

test("the same seed and requests give the same bytes", async () => {
  const descriptions = await readDescriptions();
  const run = async () => {
    const mock = createMock(descriptions, {
      seed: 3,
      clock: "2026-01-31T12:00:00Z",
      faults: ["429;retry-after=date+5:0.3", "html:0.2"],
    });
    const texts: string[] = [];
    for (const provider of descriptions) {
      for (const operation of provider.operations) {
        const response = await mock.fetch(
          ...(await requestOf(mock, provider, operation, operation.examples?.[0]?.value ?? {})),
        );
        texts.push(
          `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`,
        );
      }
    }
    return texts;
  };
  expect(await run()).toEqual(await run());
});

test("what was sent is there, without secrets", async () => {
  const { mock, send } = mockOf(
    describeAcme({ sensitive: ["ssn"], idempotencyHeader: "Idempotency-Key" }),
  );
  await send(
    { user: "u", deep: [{ ssn: "123-45-6789" }] },
    {
      authorization: "Bearer very-secret",
      "x-proxy-token": "very-secret-too",
      "idempotency-key": "order-1",
      "x-trace": "t1",
    },
    "/tokens?api_key=very-secret-three&page=2",
  );
  expect(JSON.stringify(mock.requests)).not.toMatch(/very-secret|123-45/u);
  expect(mock.requests).toMatchObject([
    {
      provider: "acme",
      operation: "mint",
      status: 200,
      path: "/acme/tokens?api_key=%5Bredacted%5D&page=2",
      headers: { "x-proxy-token": "[redacted]", "idempotency-key": "order-1", "x-trace": "t1" },
      body: { user: "u", deep: [{ ssn: "[redacted]" }] },
    },
  ]);
  mock.reset();
  expect(mock.requests).toEqual([]);
});
