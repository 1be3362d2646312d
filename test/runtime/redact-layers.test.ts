import { describe, expect, test } from "vitest";
import { findValues } from "../../templates/runtime/src/find-secrets.js";
import type { Operation } from "../../templates/runtime/src/index.js";
import { createCaller } from "../../templates/runtime/src/index.js";
import { redact } from "../../templates/runtime/src/redact.js";
import { Acme, acme, createLinkToken } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

const secret = "s3cret/of-Acme+0123";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const times = (count: number, encode: (text: string) => string, text: string): string =>
  count ? times(count - 1, encode, encode(text)) : text;

describe("a secret is found", () => {
  test.each([
    ["percent-encoded four times", times(4, encodeURIComponent, secret)],
    ["in JSON four times", times(4, JSON.stringify, secret)],
    ["in base64 of base64", times(2, base64, secret)],
    ["in base64 of base64 of base64", times(3, base64, `id:${secret}`)],
    ["in base64 of JSON that is percent-encoded", base64(JSON.stringify({ a: percent(secret) }))],
    ["in an address of base64", encodeURIComponent(base64(secret))],
    ["in base64 that text runs into", `token_${base64(secret)}`],
    ["beside a byte that is no text", `%ff${percent(secret)}%c3`],
  ])("%s", (_, echoed) => {
    const shown = redact(`no ${echoed} here`, { values: [secret] });
    expect(shown).toMatch(/^no .*\[redacted\].* here$/);
    expect(shown).not.toMatch(/s3cret|0123|6cmV0|\d\d%/);
  });

  test("beyond ASCII beside a byte that is no text, and in base64", () => {
    const values = ["ümläut-sécret-1234"];
    const echoed = [
      `%ff${percent(values[0] as string)}`,
      base64(`id:${values[0]}`),
      "İ ÜMLÄUT-SÉCRET-1234 x",
    ];
    expect(redact(echoed, { values })).toEqual(["ÿ[redacted]", "[redacted]", "İ [redacted] x"]);
  });

  test("whole where two overlap", () => {
    const values = ["abcdefgh", "efghijklmnop", "nopqrstu"];
    expect(redact("x abcdefghijklmnopqrstu x", { values })).toBe("x [redacted] x");
  });

  test("or the text is hidden as a whole, where it is encoded more often than anybody does", () => {
    for (const text of [secret, "100% of another"]) {
      expect(redact(times(9, encodeURIComponent, text), { values: [secret] })).toBe("[redacted]");
    }
  });

  test("in base64, however short, where it ends", () => {
    expect(redact(base64("id123456 k-7"), { values: ["k-7"] })).toBe("[redacted]");
  });

  test("but ordinary base64 stays", () => {
    const text = `${base64("nothing to see here")} aGVsbG8gd29ybGQ= 0123456789abcdef`;
    expect(redact(text, { values: [secret, "here"] })).not.toContain("aGVsbG8gd29ybGQ= [");
    expect(redact(text, { values: [secret] })).toBe(text);
  });
});

test("a response of a million brackets is looked through in little more time than parsing takes", () => {
  const text = `[${"[],".repeat(2 ** 18)}[]]`;
  const timed = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const fastest = (work: () => unknown) => Math.min(...[1, 2, 3, 4, 5].map(() => timed(work)));
  const body = JSON.parse(text) as object;
  const parse = fastest(() => JSON.parse(text));
  expect(fastest(() => findValues(body, ["token"])) / parse).toBeLessThan(10);
});

test("hooks and the error look through a response once", async () => {
  let looks = 0;
  const operation: Operation = {
    ...createLinkToken,
    response: {
      wanted: "anything",
      read: () =>
        new Proxy(
          { link_token: "planted-token" },
          { ownKeys: (target) => Reflect.ownKeys(target).slice(0, ++looks * 9) },
        ),
    },
  } as Operation;
  const options = {
    token: secret,
    onResponse: () => undefined,
    onError: () => undefined,
    fetch: async () => Response.json({}, { headers: { "x-request-id": "planted-token" } }),
  };
  const wanting = { ...operation, result: { token: "/other" } } as unknown as Operation;
  const caller = createCaller(acme, options as {});
  const call = { operation: wanting, input: { tenant_id: "a" } };
  const error = await failureOf(() => caller.send(call));
  expect(error.requestId).toBe("[redacted]");
  expect(looks).toBe(1);
});

describe("a credential is not shown", () => {
  const input = { tenant_id: "a" };

  test("by a signal that ends the call before anything is known of it", async () => {
    const controller = new AbortController();
    controller.abort(new Error(`stopped: ${secret} and planted-variable`));
    const credentials = {
      ...acme.credentials,
      other: { header: "x-other", variable: "ACME_OTHER" },
    };
    process.env.ACME_OTHER = "planted-variable";
    const caller = createCaller({ ...acme, credentials }, { token: secret } as {});
    const error = await failureOf(() =>
      caller.send({ operation: createLinkToken, input, options: { signal: controller.signal } }),
    );
    delete process.env.ACME_OTHER;
    expect(error.cause).toMatchObject({ message: "stopped: [redacted] and [redacted]" });
    expect(reveal(error)).not.toMatch(/s3cret|planted/);
  });

  test("however short, by a header that echoes it", async () => {
    const seen: object[] = [];
    const client = new Acme({
      token: "k-7",
      onRequest: (view) => seen.push(view),
      onResponse: (view) => seen.push(view),
      headers: { "x-trace": "for k-7" },
      fetch: async () => Response.json({ link_token: "l" }, { headers: { "x-echo": "bad: k-7" } }),
    });
    await client.createLinkToken(input);
    expect(seen).toMatchObject([
      { headers: { "x-trace": "for [redacted]" } },
      { headers: { "x-echo": "bad: [redacted]" } },
    ]);
  });
});
