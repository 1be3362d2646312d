import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  responds,
  isEndless,
  mints,
  resets,
  resetsWithin,
  startFaultServer,
  type Fault,
} from "./fault-server.js";
import { mintThrough, stopClock } from "./mint-through.js";
import { reveal } from "./reveal.js";

beforeEach(stopClock);

afterEach(() => {
  vi.useRealTimers();
});

const id = { "x-request-id": "r-1" };
const page = "<html><body><h1>502 Bad Gateway</h1></body></html>";
const once = { maxRetries: 0 };

describe("a success", () => {
  const nonsense: [string, Fault][] = [
    ["malformed JSON", responds(200, '{"link_token":hunter2}', id)],
    ["truncated JSON", responds(200, '{"link_token":"hunter2"', id)],
    ["nothing", responds(200, "", id)],
    ["a page of a proxy", responds(200, page, { ...id, "content-type": "text/html" })],
    ["a list", responds(200, ["hunter2"], id)],
    ["a text", responds(200, '"hunter2"', id)],
    ["null", responds(200, "null", id)],
    ["JSON that is nested too deep", responds(200, `${"[".repeat(1e5)}${"]".repeat(1e5)}`, id)],
    ["another object", responds(200, { error: "hunter2" }, id)],
    ["a token that is none", responds(200, { link_token: { value: "hunter2" } }, id)],
    ["bytes that are no text", responds(200, new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), id)],
  ];

  test.each(nonsense)("with %s is an unexpected response, and asked for once", async (_, fault) => {
    const { error, attempts } = await mintThrough([fault, mints]);
    expect(error).toMatchObject({
      name: "LinkTokenUnexpectedResponseError",
      kind: "unexpected-response",
      provider: "acme",
      operation: "createLinkToken",
      environment: "production",
      method: "POST",
      path: "/link-token",
      httpStatus: 200,
      requestId: "r-1",
      attempts: 1,
    });
    expect(error?.message).toMatch(
      /^Acme responded with 200, but (not with a JSON object|with no text)/,
    );
    expect(error?.cause).toBeUndefined();
    expect(reveal(error)).not.toContain("hunter2");
    expect(attempts).toBe(1);
  });

  test.each([204, 205])(
    "of status %i, without content, is an unexpected response",
    async (status) => {
      const { error, attempts } = await mintThrough([responds(status, "", id), mints]);
      expect(error).toMatchObject({
        kind: "unexpected-response",
        httpStatus: status,
        requestId: "r-1",
      });
      expect(attempts).toBe(1);
    },
  );

  const text = '{"link_token":"lt-1"}';
  const fine: [string, Fault][] = [
    ["gzip", responds(200, gzipSync(text), { "content-encoding": "gzip" })],
    ["a wrong content type", responds(200, text, { "content-type": "text/html" })],
    ["a byte order mark", responds(200, `\uFEFF${text}`)],
    ["white space around it", responds(200, `\r\n ${text}\n`)],
    ["another 2xx", responds(201, text)],
    ["a mebibyte", responds(200, text.padEnd(2 ** 20))],
  ];

  test.each(fine)("with %s is one", async (_, fault) => {
    const { value, attempts } = await mintThrough([fault]);
    expect(value?.token).toBe("lt-1");
    expect(attempts).toBe(1);
  });
});

describe("a response larger than a mebibyte", () => {
  const over = 2 ** 20 + 1;
  const large: [string, Fault][] = [
    ["by one byte", responds(200, '{"link_token":"lt-1"}'.padEnd(over), id)],
    ["without end", isEndless(200)],
    [
      "once unpacked",
      responds(200, gzipSync(" ".repeat(over)), { ...id, "content-encoding": "gzip" }),
    ],
  ];

  test.each(large)("%s is cut off", async (_, fault) => {
    const { error, attempts } = await mintThrough([fault, mints]);
    expect(error).toMatchObject({ kind: "unexpected-response", httpStatus: 200, requestId: "r-1" });
    expect(error?.message).toBe("Acme responded with 200, but with more than 1 MiB.");
    expect(attempts).toBe(1);
  });

  test("keeps its status where that is an error's", async () => {
    const { error } = await mintThrough([isEndless(400)]);
    expect(error).toMatchObject({ kind: "invalid-request", httpStatus: 400, requestId: "r-1" });
    expect(error).not.toHaveProperty("body");
  });

  test("is asked for again where its status is worth it", async () => {
    const { value, attempts } = await mintThrough([isEndless(503), mints]);
    expect(value?.token).toBe("lt-1");
    expect(attempts).toBe(2);
  });
});

describe("a response that breaks off", () => {
  const faults: [string, Fault, string | undefined][] = [
    ["before its head", resets, "ECONNRESET"],
    ["within its body", resetsWithin, undefined],
    ["as gzip that is none", responds(200, "hunter2", { "content-encoding": "gzip" }), undefined],
    ["as no HTTP", ({ socket }) => socket?.end("HTTP/1.1 hunter2\r\n\r\n"), undefined],
  ];

  test.each(faults)("%s is a connection error", async (_, fault, code) => {
    const { error, attempts } = await mintThrough([fault, fault, fault]);
    expect(error).toMatchObject({
      name: "LinkTokenConnectionError",
      kind: "connection",
      attempts: 3,
      cause: expect.any(Error),
    });
    expect(error?.message).toMatch(/^The connection to Acme failed: \S.*\.$/);
    expect(error?.httpStatus).toBeUndefined();
    expect(error?.cause).toHaveProperty("code", code ?? expect.any(String));
    expect(attempts).toBe(3);
  });
});

describe("another status", () => {
  test.each([
    [400, "LinkTokenInvalidRequestError", "invalid-request"],
    [401, "LinkTokenAuthenticationError", "authentication"],
    [402, "LinkTokenInvalidRequestError", "invalid-request"],
    [403, "LinkTokenPermissionError", "permission"],
    [404, "LinkTokenNotFoundError", "not-found"],
    [408, "LinkTokenInvalidRequestError", "invalid-request"],
    [422, "LinkTokenInvalidRequestError", "invalid-request"],
    [429, "LinkTokenRateLimitError", "rate-limit"],
    [500, "LinkTokenServerError", "server"],
    [501, "LinkTokenServerError", "server"],
    [502, "LinkTokenServerError", "server"],
    [503, "LinkTokenServerError", "server"],
    [504, "LinkTokenServerError", "server"],
    [599, "LinkTokenServerError", "server"],
    [600, "LinkTokenUnexpectedResponseError", "unexpected-response"],
    [999, "LinkTokenUnexpectedResponseError", "unexpected-response"],
  ])("%i is a %s with all that the provider said", async (status, name, kind) => {
    const body = { error: "CODE", message: "Words.", request_id: "r-2", more: [1] };
    const { error } = await mintThrough([responds(status, body, id)], once);
    expect(error).toMatchObject({
      name,
      kind,
      provider: "acme",
      operation: "createLinkToken",
      environment: "production",
      method: "POST",
      path: "/link-token",
      httpStatus: status,
      code: "CODE",
      providerMessage: "Words.",
      requestId: "r-2",
      attempts: 1,
      body,
    });
    expect(error?.message).toContain(`Acme responded with ${status}: CODE: Words.`);
  });

  test.each([
    ["a page of a proxy", page],
    ["truncated JSON", '{"error":"CODE"'],
  ])("may come with %s", async (_, body) => {
    const { error } = await mintThrough([responds(502, body, id)], once);
    expect(error).toMatchObject({ kind: "server", httpStatus: 502, requestId: "r-1", body });
  });
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])("of %i to another origin is refused", async (status) => {
    const other = await startFaultServer([mints]);
    const location = `${other.url}/link-token`;
    const { error, attempts } = await mintThrough([responds(status, "", { location, ...id })]);
    await other.close();
    expect(error).toMatchObject({
      kind: "unexpected-response",
      httpStatus: status,
      requestId: "r-1",
    });
    expect(error?.message).toMatch(/Redirects are not followed/);
    expect(attempts).toBe(1);
    expect(other.requests).toHaveLength(0);
  });

  test("to the same origin is refused, too", async () => {
    const { error, attempts } = await mintThrough([responds(307, "", { location: "/b" }), mints]);
    expect(error).toMatchObject({ kind: "unexpected-response", httpStatus: 307 });
    expect(attempts).toBe(1);
  });
});
