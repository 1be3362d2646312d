import { describe, expect, test, vi } from "vitest";
import { createFail } from "../../templates/runtime/src/failure.js";
import { receive } from "../../templates/runtime/src/receive.js";
import { failureOf } from "./failure-of.js";

const fail = createFail({ provider: "acme" });
const mebibyte = 2 ** 20;

/** A response as far as `receive` looks at it, with a stream of pieces and another text as a whole. */
function responding({ pieces = [], headers = {}, read, changed }: Given) {
  const steps = pieces.map((value) => ({ value, done: false }));
  const next = async () => steps.shift() ?? { value: undefined, done: true };
  const cancel = vi.fn<() => unknown>();
  const reader = { read: read ?? next, cancel };
  return {
    cancel,
    response: {
      status: 200,
      headers: new Headers(headers),
      body: { getReader: () => reader },
      text: async () => "whole",
      ...changed,
    },
  };
}

interface Given {
  readonly pieces?: readonly unknown[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly read?: () => Promise<unknown>;
  readonly changed?: object;
}

const textOf = async (given: Given, signal: AbortSignal | false | undefined = false) =>
  (await receive(responding(given).response, fail, signal)).text;

const bytes = (text: string) => new TextEncoder().encode(text);
const pieces = [bytes("in "), bytes("pieces")];

describe("a body", () => {
  const short = { "content-length": "9" };

  test.each<[string, Given, string]>([
    ["that is short, as a whole", { headers: short }, "whole"],
    ["of a mebibyte, as a whole", { headers: { "content-length": `${mebibyte}` } }, "whole"],
    [
      "that is larger, in pieces",
      { headers: { "content-length": `${mebibyte + 1}` } },
      "in pieces",
    ],
    ["of unknown length, in pieces", {}, "in pieces"],
    ["that is packed, in pieces", { headers: { ...short, "content-encoding": "br" } }, "in pieces"],
    ["without a stream, as a whole", { changed: { body: null } }, "whole"],
    ["whose stream is none, as a whole", { changed: { body: {} } }, "whole"],
    ["that is a number for some mock, as a text", { changed: { body: null, text: () => 7 } }, "7"],
  ])("%s", async (_, given, want) => {
    expect(await textOf({ pieces, ...given })).toBe(want);
  });

  test("that a signal may end, in pieces", async () => {
    const { signal } = new AbortController();
    expect(await textOf({ pieces, headers: short }, signal)).toBe("in pieces");
  });

  test("whose characters are cut in two is put together, and half a one is replaced", async () => {
    const [first, second, third, fourth] = bytes("é€");
    const cut = [[first], [second, third], [fourth]].map((part) =>
      Uint8Array.from(part as number[]),
    );
    expect(await textOf({ pieces: cut })).toBe("é\uFFFD");
  });

  test("is never larger than a mebibyte", async () => {
    const half = new Uint8Array(mebibyte / 2);
    const fits = responding({ pieces: [half, half] });
    expect((await receive(fits.response, fail, false)).text).toHaveLength(mebibyte);
    expect(fits.cancel).not.toHaveBeenCalled();
    const over = responding({ pieces: [half, half, bytes("x")] });
    expect(await receive(over.response, fail, false)).toEqual({
      response: over.response,
      text: undefined,
    });
    expect(over.cancel).toHaveBeenCalledTimes(1);
  });
});

describe("what is no response", () => {
  const headers = new Headers();
  test.each<[string, unknown]>([
    ["has no status", { headers, text: async () => "" }],
    ["has half a status", { ...responding({}).response, status: 200.5 }],
    ["has no headers", { status: 200, text: async () => "" }],
    ["has headers that only get", { status: 200, headers: { get: () => null }, text: () => "" }],
    ["has headers that get nothing", { status: 200, headers: { forEach() {} }, text: () => "" }],
    ["has no text", { status: 200, headers }],
    ["was read", { ...responding({}).response, bodyUsed: true }],
    ["is being read", { ...responding({}).response, body: { locked: true } }],
    ["has a stream of texts", responding({ pieces: ["text"] }).response],
  ])("%s", async (_, given) => {
    const error = await failureOf(() => receive(given, fail, false));
    expect(error.message).toBe("fetch must give a new Response each time.");
    expect(error.fields).toEqual(["fetch"]);
  });
});

describe("a signal", () => {
  const never = async () => new Promise(() => {});

  test("that aborts cancels the stream, whatever that comes to", async () => {
    const controller = new AbortController();
    const { response, cancel } = responding({ read: never });
    cancel.mockRejectedValue(new Error("cancelled already"));
    void receive(response, fail, controller.signal);
    expect(cancel).not.toHaveBeenCalled();
    controller.abort();
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  test("that aborted before cancels it at once", () => {
    const { response, cancel } = responding({ read: never });
    void receive(response, fail, AbortSignal.abort());
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  test.each([undefined, vi.fn<() => Promise<unknown>>(async () => ({ done: true }))])(
    "ends an iterator that can be ended",
    (end) => {
      const iterator = { next: never, return: end };
      const body = { [Symbol.asyncIterator]: () => iterator };
      const { response } = responding({ changed: { body } });
      void receive(response, fail, AbortSignal.abort());
      expect(end?.mock.calls ?? [[]]).toEqual([[]]);
    },
  );
});
