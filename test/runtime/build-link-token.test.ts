import { describe, expect, test } from "vitest";
import { createCaller, type Operation } from "../../templates/runtime/src/index.js";
import { acme, createLinkToken } from "./acme.js";
import { mintWith } from "./call.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

describe("the common result", () => {
  test("follows pointers into envelopes, arrays and odd names", async () => {
    const result = { token: "/data/0/a~1b~0c", url: "/data/1", requestId: "/meta/id" };
    const response = { data: [{ "a/b~c": "t" }, "https://link.example"], meta: { id: 42 } };
    expect(await mintWith({ result }, { response })).toEqual({
      token: "t",
      url: "https://link.example",
      requestId: "42",
      expirySource: "unknown",
      raw: response,
    });
  });

  test.each([{ token: "t" }, { token: "t", url: null }, { token: "t", url: 7 }])(
    "of %j goes without an optional url",
    async (response) => {
      const result = { token: "/token", url: "/url", optional: ["url"] } as const;
      const minted = await mintWith({ result }, { response });
      expect(minted.token).toBe("t");
      expect(minted.url).toBeUndefined();
    },
  );

  test("may be a url alone", async () => {
    const minted = await mintWith(
      { result: { url: "/url" } },
      { response: { url: "https://a.b" } },
    );
    expect(minted.url).toBe("https://a.b");
    expect(minted.token).toBeUndefined();
  });
});

describe("a response", () => {
  const result = {
    token: "/data/token",
    url: "/url",
    optional: ["url"],
    requestId: "/request_id",
  } as const;

  test.each([
    {},
    { data: null },
    { data: {} },
    { data: { token: null } },
    { data: { token: "" } },
    { data: { token: 7 } },
    { data: "token" },
    { url: "https://private.example" },
  ])("without the token is refused: %j", async (response) => {
    const error = await failureOf(() =>
      mintWith({ result }, { response: { ...response, request_id: "r-1" } }),
    );
    expect(error).toMatchObject({ kind: "unexpected-response", httpStatus: 200, requestId: "r-1" });
    expect(error.message).toBe("Acme responded with 200, but with no text at /data/token.");
    expect(reveal(error)).not.toContain("private");
  });

  test("without a url that every response has is refused", async () => {
    const pointers = { token: "/token", url: "/url" };
    const error = await failureOf(() =>
      mintWith({ result: pointers }, { response: { token: "private" } }),
    );
    expect(error.message).toBe("Acme responded with 200, but with no text at /url.");
    expect(reveal(error)).not.toContain("private");
  });

  test.each([
    [{ url: "https://a.b" }, undefined],
    [{ token: "t" }, undefined],
    [{}, "Acme responded with 200, but with no text at /token."],
  ])("may lack either of two optional parts, not both: %j", async (response, message) => {
    const pointers = { token: "/token", url: "/url", optional: ["token", "url"] } as const;
    const minting = mintWith({ result: pointers }, { response }).then(
      () => undefined,
      (error: Error) => error.message,
    );
    expect(await minting).toBe(message);
  });

  test("without the only url is refused", async () => {
    const error = await failureOf(() => mintWith({ result: { url: "/url" } }, { response: {} }));
    expect(error.message).toBe("Acme responded with 200, but with no text at /url.");
  });

  test("without a token is refused by native methods, too", async () => {
    const fetch = async () => Response.json({ data: {}, request_id: "r-1" });
    const caller = createCaller(acme, { token: "t", fetch } as {});
    const operation = { ...createLinkToken, result: { token: "/data/token" } } as Operation;
    const call = { operation, input: { tenant_id: "a" } };
    for (const method of [caller.send, caller.mint]) {
      expect(await failureOf(() => method(call))).toMatchObject({
        kind: "unexpected-response",
        message: "Acme responded with 200, but with no text at /data/token.",
      });
    }
    const { result: _, ...rest } = operation;
    await expect(caller.send({ ...call, operation: rest })).resolves.toEqual({
      data: {},
      request_id: "r-1",
    });
  });

  test("is not taken for what its prototype has", async () => {
    const pointers = { token: "/constructor/name" };
    expect(await failureOf(() => mintWith({ result: pointers }, { response: {} }))).toMatchObject({
      kind: "unexpected-response",
    });
  });
});
