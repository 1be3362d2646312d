import { describe, expect, test } from "vitest";
import { mintWith } from "./call.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

describe("the common result", () => {
  test("follows pointers into envelopes, arrays and odd names", async () => {
    const result = { token: "/data/0/a~1b~0c", url: "/data/1", requestId: "/meta/id" };
    const answer = { data: [{ "a/b~c": "t" }, "https://link.example"], meta: { id: 42 } };
    expect(await mintWith({ result }, { answer })).toEqual({
      token: "t",
      url: "https://link.example",
      requestId: "42",
      expirySource: "unknown",
      raw: answer,
    });
  });

  test.each([{ token: "t" }, { token: "t", url: null }, { token: "t", url: 7 }])(
    "of %j goes without a url",
    async (answer) => {
      const minted = await mintWith({ result: { token: "/token", url: "/url" } }, { answer });
      expect(minted.token).toBe("t");
      expect(minted.url).toBeUndefined();
    },
  );

  test("may be a url alone", async () => {
    const minted = await mintWith({ result: { url: "/url" } }, { answer: { url: "https://a.b" } });
    expect(minted.url).toBe("https://a.b");
    expect(minted.token).toBeUndefined();
  });
});

describe("an answer", () => {
  const result = { token: "/data/token", url: "/url", requestId: "/request_id" };

  test.each([
    {},
    { data: null },
    { data: {} },
    { data: { token: null } },
    { data: { token: "" } },
    { data: { token: 7 } },
    { data: "token" },
    { url: "https://private.example" },
  ])("without the token is refused: %j", async (answer) => {
    const error = await failureOf(() =>
      mintWith({ result }, { answer: { ...answer, request_id: "r-1" } }),
    );
    expect(error).toMatchObject({ kind: "response", status: 200, requestId: "r-1" });
    expect(error.message).toBe("Acme answered 200, but with no text at /data/token.");
    expect(reveal(error)).not.toContain("private");
  });

  test("without the only url is refused", async () => {
    const error = await failureOf(() => mintWith({ result: { url: "/url" } }, { answer: {} }));
    expect(error.message).toBe("Acme answered 200, but with no text at /url.");
  });

  test("is not taken for what its prototype has", async () => {
    const pointers = { token: "/constructor/name" };
    expect(await failureOf(() => mintWith({ result: pointers }, { answer: {} }))).toMatchObject({
      kind: "response",
    });
  });
});
