import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createCaller,
  inputModes,
  safe,
  type LinkToken,
  type Operation,
} from "../../templates/runtime/src/index.js";
import { Acme, acme, createLinkToken, type AcmeOptions } from "./acme.js";
import {
  responds,
  echoes,
  hangs,
  mints,
  resets,
  resetsWithin,
  startFaultServer,
  type Fault,
} from "./fault-server.js";
import { mintThrough, stopClock } from "./mint-through.js";
import { reveal } from "./reveal.js";

/* Each is planted where secrets and people's data live; none may come out anywhere else. */
const planted = {
  token: "planted-credential-1",
  proxy: "planted-proxy-2",
  short: "plant-3",
  person: "planted.person@example.com",
  phone: "planted-phone-5",
  minted: "planted-minted-6",
  url: "https://link.acme.example/planted-url-7",
};

beforeEach(stopClock);

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const operation: Partial<Operation> = {
  modes: inputModes({}),
  sensitive: ["link_token", "link_url", "phone"],
  idempotencyHeader: "idempotency-key",
};
const input = { user: { email: planted.person, phone: planted.phone } };
const secretHeaders = {
  "proxy-authorization": `Basic ${planted.proxy}`,
  Cookie: planted.short,
};

/** All that comes out of a client, its calls and its hooks, besides the success itself. */
async function allThatComesOut(script: readonly Fault[], options: AcmeOptions = {}) {
  const server = await startFaultServer(script);
  const out: unknown[] = [];
  const logs = (["log", "info", "warn", "error", "debug", "trace"] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((...words) => void out.push(words)),
  );
  const note = (view: unknown) => out.push(view);
  const caller = createCaller(acme, {
    token: planted.token,
    baseUrl: server.url,
    headers: secretHeaders,
    onRequest: note,
    onResponse: note,
    onError: note,
    onRetry: (view: { delay: number }) => {
      note(view);
      queueMicrotask(() => vi.advanceTimersByTime(view.delay));
    },
    ...options,
  } as AcmeOptions);
  const call = { operation: { ...createLinkToken, ...operation } as Operation, input };
  const outcome = safe(caller.mint(call).withResponse());
  for (const [index, fault] of script.entries()) {
    if (fault === hangs) {
      await server.seen(index + 1);
      await vi.advanceTimersByTimeAsync(30_000);
    }
  }
  const { error } = await outcome;
  await server.close();
  out.push(caller, error);
  logs.forEach((log) => log.mockRestore());
  return { error, shown: out.map(reveal).join("\n"), out };
}

const body = { link_token: planted.minted, link_url: planted.url };
const inHeaders = { "x-link": planted.url, location: planted.url, "x-token": planted.minted };

const faults: [string, Fault][] = [
  ["a success", responds(200, body, inHeaders)],
  ["a success without a token", responds(200, { link_url: planted.url, other: planted.minted })],
  ["a success that is cut short", responds(200, JSON.stringify(body).slice(0, -3))],
  ["an error that holds a token", responds(400, { ...body, message: `not ${planted.minted}` })],
  ["an error below which a token stands", responds(409, { data: [{ link_token: [body] }] })],
  ["an error that is cut short", responds(500, JSON.stringify({ a: 1, ...body }).slice(0, -3))],
  [
    "a page with a token",
    responds(502, `<a href="?link_token=${planted.minted}">${planted.url}</a>`),
  ],
  ["a redirect", responds(302, body, { location: planted.url })],
  ["a cookie", responds(403, {}, { "set-cookie": `session=${planted.token}` })],
  ["a request id", responds(401, { request_id: planted.token }, { "x-request-id": planted.token })],
  ["a reset", resets],
  ["a reset within the body", resetsWithin],
  ["a timeout", hangs],
  ["a response that is too large", responds(200, planted.minted.padEnd(2 ** 21))],
  ["a wrong status", responds(999, body)],
];

describe("nothing planted comes out", () => {
  test.each(faults)("of %s", async (_, fault) => {
    const { shown } = await allThatComesOut([fault, fault, fault]);
    expect(Object.values(planted).filter((secret) => shown.includes(secret))).toEqual([]);
  });

  test.each([400, 401, 403, 404, 409, 422, 429, 500, 503, 600])(
    "of a %i that echoes the request's headers and its sensitive properties",
    async (status) => {
      const fault = echoes(status);
      const { shown, error } = await allThatComesOut([fault, fault, fault]);
      // What the spec calls neither a secret nor sensitive is the provider's to repeat, and a header of
      // the caller's own is looked for where it has eight characters.
      const { person: _person, short: _short, ...secrets } = planted;
      expect(Object.values(secrets).filter((secret) => shown.includes(secret))).toEqual([]);
      expect(error?.code).toBe("Bearer [redacted]");
      expect(error?.message).toContain("[redacted]");
    },
  );

  const thrown: [string, () => Promise<never>][] = [
    [
      "an error with the request in it",
      () => {
        const inner = Object.assign(new Error(`no ${planted.token}`), {
          code: `E_${planted.token}`,
          request: { headers: secretHeaders, body: JSON.stringify(input) },
        });
        return Promise.reject(Object.assign(new Error("x", { cause: inner }), { config: inner }));
      },
    ],
    ["a text", () => Promise.reject(`Basic ${planted.proxy}`)],
    [
      "an aggregate",
      () => Promise.reject(new AggregateError([new Error(planted.token)], planted.phone)),
    ],
  ];

  test.each(thrown)("of a fetch that throws %s", async (_, fetch) => {
    const { shown, error } = await allThatComesOut([], { fetch });
    expect(error).toMatchObject({ kind: "connection", attempts: 3 });
    expect(Object.values(planted).filter((secret) => shown.includes(secret))).toEqual([]);
  });

  test("of a credential function that throws it, or gives a broken one", async () => {
    for (const token of [
      () => {
        throw new Error(planted.token);
      },
      () => Promise.reject(planted.token),
      () => `${planted.token}\n`,
      () => ({ planted }) as unknown as string,
    ]) {
      const { shown, error } = await allThatComesOut([], { token });
      expect(error).toMatchObject({ kind: "configuration", fields: ["token"] });
      expect(Object.values(planted).filter((secret) => shown.includes(secret))).toEqual([]);
    }
  });

  test("of a header of the caller's, short as it may be, in a hook's view", async () => {
    const { out } = await allThatComesOut([mints]);
    expect(out[0]).toMatchObject({
      headers: {
        authorization: "[redacted]",
        "proxy-authorization": "[redacted]",
        cookie: "[redacted]",
        "idempotency-key": "[redacted]",
        "acme-version": "2026-11-22",
      },
    });
  });

  test("of a client that is logged", async () => {
    const client = new Acme({ token: planted.token, headers: secretHeaders });
    expect(reveal(client)).not.toMatch(/plant/);
    expect(reveal(client.linkToken)).not.toMatch(/plant/);
  });
});

describe("the common result", () => {
  const success = responds(200, { link_token: planted.minted, link_url: planted.url, more: 1 });
  const result = { token: "/link_token", url: "/link_url" };

  async function mint(): Promise<LinkToken> {
    const { value } = await mintThrough([success], { operation: { ...operation, result } });
    return value ?? expect.fail("not minted");
  }

  test("hides token, url and raw from inspect at any depth", async () => {
    const minted = await mint();
    for (const logged of [minted, [minted], { a: { b: { minted } } }, Promise.resolve(minted)]) {
      const shown = inspect(logged, { depth: Infinity, showHidden: true, getters: true });
      expect(shown).not.toMatch(/planted/);
      expect(shown).toMatch(/token: '\[redacted\]'/);
      expect(shown).toMatch(/raw: '\[redacted\]'/);
    }
  });

  test("tells the truth in JSON and in its properties", async () => {
    const minted = await mint();
    expect(JSON.parse(JSON.stringify(minted))).toMatchObject({
      token: planted.minted,
      url: planted.url,
      raw: { link_token: planted.minted, more: 1 },
    });
    expect({ ...minted }).toMatchObject({ token: planted.minted, url: planted.url });
    expect(structuredClone({ ...minted })).toMatchObject({ token: planted.minted });
  });
});
