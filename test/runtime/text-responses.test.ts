import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createCaller,
  fetchClientOptions,
  safe,
  type Operation,
} from "../../templates/runtime/src/index.js";
import { acme } from "./acme.js";
import { createTextToken } from "./bodies.js";
import { startServer, type Answer, type RecordingServer } from "./recording-server.js";
import { reveal } from "./reveal.js";

let answer: Answer;
let server: RecordingServer;

beforeEach(async () => {
  server = await startServer(() => answer);
});

afterEach(() => server.close());

const options = () => ({ token: "t-1", baseUrl: server.url, maxRetries: 0 });
const plain = { "content-type": "text/plain; charset=utf-8" };
const mint = (operation: Operation<unknown, string> = createTextToken) =>
  createCaller(acme, options()).mint({ operation: operation as Operation, input: {} });

describe("a text answer", () => {
  test.each([
    ["a text", "lt-1", plain],
    ["a text with a line's end", "lt-1\r\n", plain],
    ["a text that says it is JSON", "lt-1", {}],
    ["a JSON string", '"lt-1"', {}],
    ["a JSON string that says it is text", '"lt-1"', plain],
  ])("is the token: %s", async (_, body, headers) => {
    answer = { body, headers };
    const result = await mint();
    expect(result).toMatchObject({ token: "lt-1", raw: "lt-1", expirySource: "unknown" });
    expect(server.requests[0]?.headers.accept).toBe("text/plain, application/json");
  });

  test("keeps digits as they are", async () => {
    answer = { body: "00123", headers: plain };
    expect((await mint()).token).toBe("00123");
    answer = { body: "1.50", headers: plain };
    expect((await mint()).token).toBe("1.50");
  });

  test("may be the URL", async () => {
    answer = { body: "https://link.acme.example/1", headers: plain };
    const { token, url } = await mint({ ...createTextToken, result: { url: "" } });
    expect([token, url]).toEqual([undefined, "https://link.acme.example/1"]);
  });

  test("is what a native method gives, as it came", async () => {
    answer = { body: "lt-1", headers: plain };
    const call = createCaller(acme, options()).send<string>({
      operation: createTextToken as Operation,
      input: {},
    });
    expect(await call).toBe("lt-1");
    expect((await call.withResponse()).text).toBe("lt-1");
  });

  test("does not show its token", async () => {
    answer = { body: "planted-token", headers: plain };
    expect(reveal(await mint().then(String))).not.toContain("planted");
  });

  test.each([
    ["nothing", "", plain],
    ["white space", " \n", plain],
    ["a page", "<!doctype html><p>lt-1", plain],
    ["a page that has no tags yet", "planted", { "content-type": "text/html" }],
    ["an object", '{"token":"planted"}', {}],
    ["a list", '["planted"]', plain],
    ["null", "null", {}],
  ])("is no %s", async (_, body, headers) => {
    answer = { body, headers };
    const { error } = await safe(mint());
    expect(error).toMatchObject({ kind: "unexpected-response", httpStatus: 200 });
    expect(error?.message).toBe("Acme responded with 200, but not with a text.");
    expect(reveal(error)).not.toContain("planted");
  });

  test("that fails is an error, its text the body", async () => {
    answer = { status: 400, body: "no such user", headers: plain };
    const { error } = await safe(mint());
    expect(error).toMatchObject({ kind: "invalid-request", httpStatus: 400, body: "no such user" });
  });
});

describe("the plain client", () => {
  interface Paths {
    "/text-tokens": {
      post: {
        requestBody: { content: { "application/json": object } };
        responses: { 200: { content: { "text/plain": string } } };
      };
    };
  }
  const post = () =>
    createClient<Paths>(fetchClientOptions(acme, options(), [createTextToken as Operation])).POST(
      "/text-tokens",
      { body: {}, parseAs: "text" },
    );

  test("gives the text", async () => {
    answer = { body: "lt-1", headers: plain };
    const { data } = await post();
    expect(data).toBe("lt-1");
    expect(server.requests[0]?.headers.accept).toBe("text/plain, application/json");
  });

  test("refuses a page", async () => {
    answer = { body: "<p>hello</p>", headers: plain };
    await expect(post()).rejects.toMatchObject({ kind: "unexpected-response" });
  });
});
