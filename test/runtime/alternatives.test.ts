import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  alternatives,
  basicCredentials,
  schemes,
  type Provider,
} from "../../templates/runtime/src/index.js";
import { callerWith } from "./credentials.js";
import { failureOf } from "./failure-of.js";
import { startServer, type RecordingServer } from "./recording-server.js";

const provider: Pick<Provider, "credentials" | "authentication" | "security"> = {
  credentials: {
    apiKey: { header: "Authorization", prefix: "Bearer ", variable: "ACME_API_KEY" },
    clientId: { variable: "ACME_CLIENT_ID", secret: false },
    secret: { variable: "ACME_SECRET" },
    token: { header: "X-Token" },
  },
  security: alternatives(["apiKey"], ["clientId", "secret"], ["clientId", "token"]),
  authentication: schemes(basicCredentials({ username: "clientId", password: "secret" })),
};

let server: RecordingServer;
let status: number;

beforeEach(async () => {
  status = 200;
  server = await startServer(() => ({ status, body: { link_token: "lt-1" } }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const key = "Bearer key";
const basic = `Basic ${Buffer.from("id:secret").toString("base64")}`;

async function sentFor(options: object, callOptions?: object): Promise<unknown> {
  await callerWith(provider, { baseUrl: server.url, ...options })({ ...callOptions });
  const { authorization, "x-token": token } = server.requests.at(-1)?.headers ?? {};
  return [authorization, token].filter(Boolean).join(" ");
}

test("a way without credentials needs none, and takes none that are given", async () => {
  const operation = { security: alternatives([]) };
  const options = { baseUrl: server.url, apiKey: "key" };
  await callerWith(provider, options)(undefined, operation);
  expect(server.requests.at(-1)?.headers).not.toHaveProperty("authorization");
});

describe("of several ways to authenticate, a call uses", () => {
  test.each([
    ["the only one that is given", { clientId: "id", secret: "secret" }, {}, basic],
    ["another one", { clientId: "id", token: "t" }, {}, "t"],
    ["the first of two", { clientId: "id", secret: "secret", apiKey: "key" }, {}, key],
    ["what the call gives", { apiKey: "other" }, { clientId: "id", secret: "secret" }, basic],
    ["what the call completes", { clientId: "id", apiKey: "other" }, { secret: "secret" }, basic],
    ["the call's own of the same", { apiKey: "other" }, { apiKey: "key" }, key],
    ["another than an empty one", { apiKey: "", clientId: "id", secret: "secret" }, {}, basic],
    [
      "another than one that is undefined",
      { clientId: "id", secret: "secret" },
      { apiKey: undefined },
      basic,
    ],
    ["a function as soon as a text", { apiKey: () => "key" }, {}, key],
  ])("%s", async (_, options, callOptions, want) => {
    expect(await sentFor(options, callOptions)).toBe(want);
  });

  test("what the client gives before what a variable does", async () => {
    vi.stubEnv("ACME_API_KEY", "key");
    expect(await sentFor({})).toBe(key);
    vi.stubEnv("ACME_SECRET", "secret");
    expect(await sentFor({ clientId: "id" })).toBe(basic);
  });

  test("what its operation takes", async () => {
    const call = callerWith(provider, {
      baseUrl: server.url,
      apiKey: "key",
      clientId: "id",
      secret: "secret",
    });
    await call({}, { security: alternatives(["clientId", "secret"]) });
    await call();
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([basic, key]);
  });
});

describe("where none is complete", () => {
  const first = "apiKey is missing: pass it, or set ACME_API_KEY";
  const second = "secret is missing: pass it, or set ACME_SECRET";

  test.each([
    [{}, {}, ["apiKey"], `${first}.`],
    [{ clientId: "id" }, {}, ["secret", "token"], `${second}; or token is missing: pass it.`],
    [{ secret: "s" }, {}, ["clientId"], "clientId is missing: pass it, or set ACME_CLIENT_ID."],
    [{ apiKey: "key" }, { secret: "s" }, ["clientId"], /^clientId is missing/],
    [{ apiKey: "key" }, { apiKey: "" }, ["apiKey"], `${first}.`],
  ])("the nearest are named: %j, %j", async (options, callOptions, fields, message) => {
    const call = callerWith(provider, { baseUrl: server.url, ...options });
    const error = await failureOf(() => call(callOptions));
    expect(error).toMatchObject({ kind: "configuration", fields, environment: "production" });
    expect(error.message).toMatch(message);
    expect(server.requests).toEqual([]);
  });

  test("all that is missing of one is named", async () => {
    const call = callerWith({ ...provider, security: alternatives(["clientId", "secret"]) });
    expect((await failureOf(() => call())).message).toBe(
      `clientId is missing: pass it, or set ACME_CLIENT_ID; and ${second}.`,
    );
  });
});

test("an error suspects what was used alone", async () => {
  status = 401;
  const error = await failureOf(() => sentFor({ clientId: "id", secret: "hunter2" }));
  expect(error.message).toContain("Check clientId, secret.");
});
