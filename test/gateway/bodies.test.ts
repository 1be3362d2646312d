import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { gatewayOf, input, page } from "./gateway-of.js";

/* Bodies that are too large, too slow, too deep or not what they say: refused, and the next one is served. */

const refusals: readonly [
  string,
  string | Uint8Array<ArrayBuffer>,
  Record<string, string>,
  number,
  string,
][] = [
  [
    "a form",
    "products=auth",
    { "content-type": "application/x-www-form-urlencoded" },
    415,
    "Content-Type",
  ],
  ["text that is JSON", "{}", { "content-type": "text/plain" }, 415, "Content-Type"],
  [
    "a type that ends like JSON's",
    "{}",
    { "content-type": "application/problem+json" },
    415,
    "Content-Type",
  ],
  [
    "a type that begins like JSON's",
    "{}",
    { "content-type": "application/json-seq" },
    415,
    "Content-Type",
  ],
  ["two types", "{}", { "content-type": "application/json, text/plain" }, 415, "Content-Type"],
  [
    "another charset",
    "{}",
    { "content-type": "application/json; charset=utf-16" },
    415,
    "Content-Type",
  ],
  [
    "a compressed bomb",
    gzipSync(Buffer.alloc(10_000_000)),
    { "content-encoding": "gzip" },
    415,
    "Compressed",
  ],
  ["10 MB", `{"a":"${"x".repeat(10_000_000)}"}`, {}, 413, "more than 65536 bytes"],
  ["nothing", "", {}, 400, "not JSON"],
  ["half of JSON", '{"products":', {}, 400, "not JSON"],
  ["a list", "[]", {}, 400, "no JSON object"],
  ["null", "null", {}, 400, "no JSON object"],
  ["what is not UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), {}, 400, "not UTF-8"],
  ["a name given twice", '{"language":"en","language":"fr"}', {}, 400, "language is given twice"],
  ["a name given twice below", '{"user":{"a":1,"\\u0061":2}}', {}, 400, "user.a is given twice"],
  [
    "deep nesting",
    `${'{"a":'.repeat(50)}1${"}".repeat(50)}`,
    {},
    400,
    "nested more than 32 levels",
  ],
  [
    "very deep nesting",
    "[".repeat(30_000) + "]".repeat(30_000),
    {},
    400,
    "nested more than 32 levels",
  ],
];

test.each(refusals)("%s", async (_, body, headers, status, words) => {
  const { send, post, events, mock } = gatewayOf();
  const sent = await send("/link/plaid", {
    method: "POST",
    body,
    headers: { ...page, ...headers },
  });
  expect([sent.status, sent.body["detail"]]).toEqual([status, expect.stringContaining(words)]);
  expect(events).toHaveLength(1);
  expect(events).toMatchObject([{ status, reason: expect.stringContaining(words) }]);
  expect(mock.requests).toEqual([]);
  expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
});

test("JSON may say its charset", async () => {
  const { post } = gatewayOf();
  const type = { "content-type": "Application/JSON; charset=UTF-8" };
  expect(await post("/link/plaid", input, type)).toMatchObject({ status: 200 });
});

describe("a body that comes in parts", () => {
  const stream = (chunk: () => Promise<Uint8Array | undefined>) => {
    let cancelled = false;
    const body = new ReadableStream({
      async pull(controller) {
        const bytes = await chunk();
        if (bytes === undefined) controller.close();
        else controller.enqueue(bytes);
      },
      cancel() {
        cancelled = true;
      },
    });
    return { body, isCancelled: () => cancelled };
  };
  const init = (body: ReadableStream): RequestInit =>
    ({ method: "POST", headers: page, body, duplex: "half" }) as RequestInit;

  test("ends where it becomes too large, whatever its headers say", async () => {
    let sent = 0;
    const { body, isCancelled } = stream(async () => {
      sent += 1000;
      return new Uint8Array(1000).fill(32);
    });
    const { send } = gatewayOf({ maxBodyBytes: 10_000 });
    expect(await send("/link/plaid", init(body))).toMatchObject({ status: 413 });
    expect([isCancelled(), sent < 20_000]).toEqual([true, true]);
  });

  test("ends where it takes too long", async () => {
    const { body, isCancelled } = stream(() => new Promise(() => {}));
    const { send, post } = gatewayOf({ bodyTimeout: 50 });
    expect(await send("/link/plaid", init(body))).toMatchObject({
      status: 408,
      body: { code: "body-too-slow" },
    });
    expect(isCancelled()).toBe(true);
    expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
  });

  test("may trickle in, byte by byte", async () => {
    const bytes = [...new TextEncoder().encode(JSON.stringify(input))];
    const { body } = stream(async () => {
      const byte = bytes.shift();
      return byte === undefined ? undefined : new Uint8Array([byte]);
    });
    const { send } = gatewayOf();
    expect(await send("/link/plaid", init(body))).toMatchObject({ status: 200 });
  });

  test("that breaks off is refused", async () => {
    const { body } = stream(() => Promise.reject(new Error("reset")));
    const { send } = gatewayOf();
    expect(await send("/link/plaid", init(body))).toMatchObject({ status: 400 });
  });
});

test("a body that somebody has read is a fault of the setup, told in the log", async () => {
  const { gateway, events } = gatewayOf();
  const request = new Request("https://app.example/link/plaid", {
    method: "POST",
    body: JSON.stringify(input),
    headers: page,
  });
  await request.text();
  expect((await gateway.fetch(request)).status).toBe(500);
  expect(events).toMatchObject([{ reason: expect.stringContaining("was read before") }]);
});
