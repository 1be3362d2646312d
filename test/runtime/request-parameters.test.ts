import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createCaller,
  inputModes,
  renamedKeys,
  requestParameters,
  type Operation,
  type ParameterSource,
  type ParametersByLocation,
} from "../../templates/runtime/src/index.js";
import { acme } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { startServer, type RecordingServer } from "./recording-server.js";

let server: RecordingServer;

beforeEach(async () => {
  server = await startServer(() => ({ body: {} }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const projectId = { option: "projectId", variable: "ACME_PROJECT_ID" };

/** An operation with these parameters. */
function operationWith(locations: ParametersByLocation, more: Partial<Operation> = {}): Operation {
  return {
    id: "createToken",
    method: "POST",
    path: "/users/{id}/tokens",
    parameters: requestParameters(locations),
    ...more,
  } as Operation;
}

interface Sending {
  readonly input?: unknown;
  readonly options?: object;
  readonly client?: object;
}

/** Sends a call over a socket, and gives the request as it arrived. */
async function sendWith(operation: Operation, { input = {}, options, client }: Sending = {}) {
  const provider = { ...acme, options: ["projectId", "stage", "a", "b"] };
  const caller = createCaller(provider, { token: "t-1", baseUrl: server.url, ...client } as {});
  await caller.send({ operation, input, options: options as {} });
  return server.requests.at(-1);
}

/** What a call of a path parameter, a query or a header with this value sends. */
async function writtenIn(location: "path" | "query" | "header", value: unknown, style = {}) {
  const source: ParameterSource = { input: "v", ...style };
  const name = location === "header" ? "x-v" : location === "path" ? "id" : "v";
  const path = location === "path" ? "/a/{id}/z" : "/a";
  const operation = operationWith({ [location]: { [name]: source } }, { path });
  const request = await sendWith(operation, { input: { v: value } });
  return location === "header" ? request?.headers["x-v"] : request?.path;
}

describe("a path", () => {
  test.each([
    ["plain", "/a/plain/z"],
    ["a/b?c#d e%2f", "/a/a%2Fb%3Fc%23d%20e%252f/z"],
    ["%2e%2e", "/a/%252e%252e/z"],
    ["...", "/a/.../z"],
    ["é", "/a/%C3%A9/z"],
    [7, "/a/7/z"],
    [true, "/a/true/z"],
    [["b", "c,d"], "/a/b,c%2Cd/z"],
    [{ k: "v", l: 1 }, "/a/k,v,l,1/z"],
  ])("holds %j", async (value, want) => expect(await writtenIn("path", value)).toBe(want));

  test("explodes where it is told to", async () =>
    expect(await writtenIn("path", { k: "v", l: 1 }, { explode: true })).toBe("/a/k=v,l=1/z"));

  test.each([
    ["", "must not be empty"],
    [[], "must not be empty"],
    [".", "must not be a dot or two"],
    ["..", "must not be a dot or two"],
    [undefined, "is missing"],
    [null, "is missing"],
    ["\ud800", "cannot be written into a path"],
    [NaN, "cannot be written into a path"],
    [[["deep"]], "cannot be written into a path"],
    [() => "a", "cannot be written into a path"],
  ])("refuses %j before anything is sent", async (value, problem) => {
    const error = await failureOf(() => writtenIn("path", value));
    expect(error).toMatchObject({ kind: "input", fields: ["v"] });
    expect(error.message).toBe(`createToken: v ${problem}.`);
    expect(server.requests).toEqual([]);
  });

  test("refuses dots that several parameters make together", async () => {
    const path = { a: { input: "a" }, b: { input: "b" } };
    const operation = operationWith({ path }, { path: "/x/{a}{b}/tokens" });
    const error = await failureOf(() => sendWith(operation, { input: { a: ".", b: "." } }));
    expect(error).toMatchObject({ kind: "input", fields: ["a"] });
    expect((await sendWith(operation, { input: { a: ".", b: "b" } }))?.path).toBe("/x/.b/tokens");
  });

  test("follows the path of the base URL", async () => {
    const operation = operationWith({ path: { id: { input: "id" } } });
    const client = { baseUrl: `${server.url}/proxy` };
    const request = await sendWith(operation, { input: { id: "u" }, client });
    expect(request?.path).toBe("/proxy/users/u/tokens");
  });
});

describe("a query", () => {
  test.each([
    ["a b&c=d", {}, "/a?v=a%20b%26c%3Dd"],
    ["", {}, "/a?v="],
    [false, {}, "/a?v=false"],
    [0, {}, "/a?v=0"],
    [10n, {}, "/a?v=10"],
    [new Date(0), {}, "/a?v=1970-01-01T00%3A00%3A00.000Z"],
    [undefined, {}, "/a"],
    [null, {}, "/a"],
    [[], {}, "/a"],
    [["a", "b,c"], {}, "/a?v=a&v=b%2Cc"],
    [["a", "b,c"], { explode: false }, "/a?v=a,b%2Cc"],
    [["a", "b"], { style: "spaceDelimited" }, "/a?v=a%20b"],
    [["a", "b"], { style: "pipeDelimited" }, "/a?v=a%7Cb"],
    [{ k: "v", l: undefined }, {}, "/a?k=v"],
    [{ k: "v", l: 1 }, { explode: false }, "/a?v=k,v,l,1"],
    [{ k: "v w", l: null }, { style: "deepObject" }, "/a?v[k]=v%20w"],
  ])("holds %s, %j", async (value, style, want) =>
    expect(await writtenIn("query", value, style)).toBe(want),
  );

  test("refuses what has no form", async () => {
    const error = await failureOf(() => writtenIn("query", { k: { l: 1 } }));
    expect(error).toMatchObject({ kind: "input", fields: ["v"] });
  });
});

describe("a header", () => {
  test.each([
    ["de, en", "de, en"],
    [["a", "b"], "a,b"],
    [{ k: 1 }, "k,1"],
    [true, "true"],
  ])("holds %j", async (value, want) => expect(await writtenIn("header", value)).toBe(want));

  test.each(["a\r\nx-evil: 1", "a\nb", "\u0000", "€"])("refuses %j", async (value) => {
    const error = await failureOf(() => writtenIn("header", value));
    expect(error).toMatchObject({ kind: "input", fields: ["v"] });
    expect(error.message).toBe("createToken: v has a character that no header can carry.");
    expect(server.requests).toEqual([]);
  });

  test("gives way to a header of the call, and never to one that is less", async () => {
    const operation = operationWith({ header: { "X-Version": { constant: "2" } } }, { path: "/a" });
    expect((await sendWith(operation))?.headers["x-version"]).toBe("2");
    const options = { headers: { "x-version": "3" } };
    expect((await sendWith(operation, { options }))?.headers["x-version"]).toBe("3");
  });
});

describe("an option", () => {
  const operation = () =>
    operationWith(
      { header: { "x-stage": { option: "stage", variable: "ACME_STAGE", required: true } } },
      { path: "/a" },
    );

  test("is the call's, else the client's, else the environment's", async () => {
    vi.stubEnv("ACME_STAGE", "from-environment");
    const stage = async (sending: Sending) =>
      (await sendWith(operation(), sending))?.headers["x-stage"];
    expect(await stage({})).toBe("from-environment");
    expect(await stage({ client: { stage: "client" } })).toBe("client");
    expect(await stage({ client: { stage: "client" }, options: { stage: "call" } })).toBe("call");
  });

  test("is named with its variable where it is missing", async () => {
    const error = await failureOf(() => sendWith(operation()));
    expect(error).toMatchObject({ kind: "configuration", fields: ["stage"] });
    expect(error.message).toBe("stage is missing: pass it, or set ACME_STAGE.");
    expect(server.requests).toEqual([]);
  });

  test("is named where it is wrong", async () => {
    const inPath = operationWith({ path: { id: projectId } });
    for (const value of ["..", "", { a: [] }]) {
      const client = { projectId: value };
      const error = await failureOf(() => sendWith(inPath, { client }));
      expect(error).toMatchObject({ kind: "configuration", fields: ["projectId"] });
      expect(error.message).toMatch(/^projectId /);
    }
  });

  test("may be left out where the operation does without it, or has a default", async () => {
    const header = { "x-a": { option: "a" }, "x-b": { option: "b", required: true, default: 5 } };
    const headers = (await sendWith(operationWith({ header }, { path: "/a" })))?.headers;
    expect(headers).toMatchObject({ "x-b": "5" });
    expect(headers).not.toHaveProperty("x-a");
  });
});

describe("the input", () => {
  const operation = () =>
    operationWith(
      { path: { id: { input: "user-id" } }, header: { "Accept-Language": { input: "locale" } } },
      {
        naming: renamedKeys({
          tables: { "/request": { userId: "user-id", clientName: "client_name" } },
          request: "/request",
        }),
        modes: inputModes({ a: { required: ["locale"], forbidden: ["other"] } }),
      },
    );

  test("fills parameters, and the body with the rest", async () => {
    const input = { userId: "u", locale: "de", clientName: "Acme" };
    const request = await sendWith(operation(), { input, options: { extraBody: { locale: "x" } } });
    expect(request).toMatchObject({ path: "/users/u/tokens", json: { client_name: "Acme" } });
    expect(request?.headers["accept-language"]).toBe("de");
  });

  test("is checked by modes and validators, under public names", async () => {
    const missing = await failureOf(() => sendWith(operation(), { input: { userId: "u" } }));
    expect(missing).toMatchObject({ kind: "input", fields: ["locale"] });
    const seen: unknown[] = [];
    const validate = {
      createToken: {
        "~standard": {
          version: 1,
          vendor: "test",
          validate: (value: unknown) => {
            seen.push(value);
            return { issues: [{ message: "userId: must match ^USR-", path: ["userId"] }] };
          },
        },
      },
    };
    const input = { userId: "u", locale: "de" };
    const refused = await failureOf(() => sendWith(operation(), { input, client: { validate } }));
    expect(refused).toMatchObject({ kind: "input", fields: ["userId"] });
    expect(seen).toEqual([input]);
    const absent = await failureOf(() => sendWith(operation(), { input: { locale: "de" } }));
    expect(absent).toMatchObject({ kind: "input", fields: ["userId"] });
  });

  test("of parameters alone sends no body", async () => {
    const alone = operationWith({ path: { id: { input: "id" } } }, { optionalBody: true });
    const request = await sendWith(alone, { input: { id: "u" } });
    expect(request).toMatchObject({ path: "/users/u/tokens", body: "" });
    expect(request?.headers).not.toHaveProperty("content-type");
    const get = operationWith(
      { path: { id: { input: "id" } } },
      { optionalBody: true, method: "GET" },
    );
    expect(await sendWith(get, { input: { id: "u" } })).toMatchObject({ method: "GET", body: "" });
  });

  test("beside a required body sends an empty one", async () => {
    const beside = operationWith({ path: { id: { input: "id" } } });
    expect(await sendWith(beside, { input: { id: "u" } })).toMatchObject({ body: "{}" });
  });
});

describe("what fills a request", () => {
  const operation = () =>
    operationWith(
      { path: { id: { input: "id" } }, query: { email: { input: "email" } } },
      { sensitive: ["email"] },
    );
  const input = { id: "person-4711", email: "someone@example.com" };

  test("shows in no hook and no error", async () => {
    const seen: unknown[] = [];
    const note = (view: unknown) => seen.push(view);
    const client = { onRequest: note, onResponse: note, onError: note };
    await sendWith(operation(), { input, client });
    expect(seen).toMatchObject([
      { path: "/users/{id}/tokens", url: `${server.url}/users/{id}/tokens` },
      { path: "/users/{id}/tokens", url: `${server.url}/users/{id}/tokens` },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/4711|someone/);
  });

  test("is redacted from answers where it is sensitive", async () => {
    await server.close();
    server = await startServer(() => ({ status: 400, body: { said: "no someone@example.com" } }));
    const error = await failureOf(() => sendWith(operation(), { input }));
    expect(error).toMatchObject({ path: "/users/{id}/tokens", body: { said: "no [redacted]" } });
  });

  test("is given with the response, as it was sent", async () => {
    const provider = { ...acme, options: ["projectId", "stage", "a", "b"] };
    const caller = createCaller(provider, { token: "t-1", baseUrl: server.url } as {});
    const { request } = await caller.send({ operation: operation(), input }).withResponse();
    expect(request.url).toBe(`${server.url}/users/person-4711/tokens?email=someone%40example.com`);
  });
});
