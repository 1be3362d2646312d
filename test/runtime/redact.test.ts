import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { createCaller } from "../../templates/runtime/src/index.js";
import { Acme, type AcmeOptions } from "./acme.js";
import { borealis, createToken } from "./borealis.js";
import { failureOf } from "./failure-of.js";
import { startServer, type Handler, type RecordingServer } from "./recording-server.js";
import { reveal } from "./reveal.js";

/* A credential with every character that some spelling escapes. */
const secret = 'hun"ter\\2/+ =~%';
const spellings = [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret, "latin1").toString("base64"),
];

let server: RecordingServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function failureWith(handler: Handler, options: AcmeOptions = {}) {
  server = await startServer(handler);
  const client = new Acme({ token: secret, baseUrl: server.url, maxRetries: 0, ...options });
  return failureOf(() => client.createLinkToken({ tenant_id: "a" }));
}

function expectNoSecret(value: unknown): void {
  const shown = reveal(value);
  expect(spellings.filter((spelling) => shown.includes(spelling))).toEqual([]);
}

describe("a credential that the provider echoes", () => {
  test("is taken out of code, message, request id and body", async () => {
    const echo = `token ${secret} is wrong`;
    const body = {
      error: echo,
      message: echo,
      request_id: secret,
      headers: [{ authorization: `Bearer ${secret}` }, { [secret]: 1 }],
      urlEncoded: `?token=${encodeURIComponent(secret)}`,
      nestedJson: JSON.stringify({ secret }),
      base64: `Basic ${Buffer.from(secret, "latin1").toString("base64")}`,
      fine: true,
      count: 3,
    };
    const error = await failureWith(() => ({ status: 401, body }));
    expectNoSecret(error);
    expect(error.code).toBe("token [redacted] is wrong");
    expect(error.body).toMatchObject({
      headers: [{ authorization: "Bearer [redacted]" }, { "[redacted]": 1 }],
      urlEncoded: "?token=[redacted]",
      nestedJson: '{"secret":"[redacted]"}',
      base64: "Basic [redacted]",
      fine: true,
      count: 3,
    });
  });

  test("is taken out of the request id of a success that holds no token", async () => {
    server = await startServer(() => ({ body: { request_id: secret } }));
    const options = { baseUrl: server.url, clientId: "c", apiKey: secret } as {};
    const error = await failureOf(() =>
      createCaller(borealis, options).mint({ operation: createToken, input: { userId: "u" } }),
    );
    expect(error).toMatchObject({ kind: "unexpected-response", requestId: "[redacted]" });
    expectNoSecret(error);
  });

  test("is taken out of a text, even where it is cut short", async () => {
    for (const length of [990, 995, 1000]) {
      const error = await failureWith(() => ({ status: 500, body: "x".repeat(length) + secret }));
      expect(reveal(error)).not.toMatch(/hun\\?"/);
    }
  });

  test("is taken out of a message that is cut short", async () => {
    const message = "x".repeat(295) + secret;
    const error = await failureWith(() => ({ status: 500, body: { message } }));
    expect(error.message).not.toContain('hun"');
  });

  test("is taken out of JSON that is cut short", async () => {
    const error = await failureWith(() => ({
      status: 500,
      body: JSON.stringify({ headers: { authorization: secret } }).slice(0, -1),
    }));
    expectNoSecret(error);
  });

  test("is taken out where it is a number", async () => {
    const error = await failureWith(() => ({ status: 400, body: { error: 4711 } }), {
      token: "4711",
    });
    expect(error).toMatchObject({
      httpStatus: 400,
      code: "[redacted]",
      body: { error: "[redacted]" },
    });
  });

  test("leaves nothing of a longer one behind", async () => {
    server = await startServer(({ headers }) => ({ status: 400, body: headers }));
    const credentials = {
      clientId: { header: "x-client-id", secret: false },
      short: { header: "x-short" },
      long: { header: "x-long" },
    };
    const caller = createCaller({ ...borealis, credentials }, {
      baseUrl: server.url,
      clientId: "client-1",
      short: "hunter2",
      long: "hunter2-and-more",
    } as {});
    const error = await failureOf(() =>
      caller.send({ operation: createToken, input: { userId: "u" } }),
    );
    expect(reveal(error)).not.toMatch(/hunter2|and-more/);
    expect(error.body).toMatchObject({ "x-client-id": "client-1" });
  });

  test("is taken out where callers put it into headers themselves", async () => {
    const error = await failureWith(({ headers }) => ({ status: 400, body: headers }), {
      headers: { "proxy-authorization": "Basic cHJveHk=", Cookie: "session=abc", "x-trace": "77" },
    });
    expect(reveal(error)).not.toMatch(/cHJveHk=|session=abc/);
    expect(error.body).toMatchObject({ "x-trace": "77" });
  });

  test("is taken out whole where a header's value has no scheme, but spaces", async () => {
    const error = await failureWith(({ headers }) => ({ status: 400, body: headers }), {
      headers: { "x-secret": "c0rrect-horse battery" },
    });
    expect(error.body).toMatchObject({ "x-secret": "[redacted]" });
  });

  test("does not garble the rest where a header is short or empty", async () => {
    const body = { message: "version 1 is gone", request_id: "r-1" };
    const error = await failureWith(() => ({ status: 410, body }), {
      headers: { "x-key-version": "1", "x-token": "" },
    });
    expect(error).toMatchObject({ providerMessage: "version 1 is gone", requestId: "r-1", body });
  });

  test("does not hide the status, however short it is", async () => {
    const error = await failureWith(() => ({ status: 400, body: { error: "40" } }), {
      token: "40",
    });
    expect(error).toMatchObject({ httpStatus: 400, code: "[redacted]" });
  });

  test("does not turn what is missing into words", async () => {
    const error = await failureWith(() => ({ status: 400, body: { a: null } }), {
      token: "undefined",
    });
    expect(error.body).toEqual({ a: null });
    expect("code" in error).toBe(false);
  });
});

describe("a credential in what a fetch throws", () => {
  const fail = (reason: unknown) =>
    failureOf(() =>
      new Acme({
        token: secret,
        maxRetries: 0,
        fetch: () => Promise.reject(reason),
      }).createLinkToken({
        tenant_id: "a",
      }),
    );

  test("is taken out, and what hangs on the error is left behind", async () => {
    const inner = Object.assign(new Error(`bad header ${secret}`), {
      code: `E_${secret}`,
      config: { headers: { authorization: `Bearer ${secret}` } },
    });
    const error = await fail(new TypeError(`fetch failed ${secret}`, { cause: inner }));
    expectNoSecret(error);
    expect(error.message).toBe("The connection to Acme failed: bad header [redacted].");
    expect(error.cause).toMatchObject({ code: "E_[redacted]" });
  });

  test("is taken out of a text", async () => {
    expectNoSecret(await fail(secret));
  });
});

test("a client shows no credential", () => {
  const client = new Acme({ token: secret, headers: { "x-proxy": secret } });
  expectNoSecret(client);
  expect(inspect(client, { showHidden: true, depth: Infinity })).not.toContain('hun"');
});

test("an input that is refused shows no credential", async () => {
  const client = new Acme({ token: secret });
  expectNoSecret(
    await failureOf(() => client.createLinkToken({} as { tenant_id: string }, { token: secret })),
  );
});
