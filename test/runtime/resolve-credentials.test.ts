import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCaller, keyPrefixes } from "../../templates/runtime/src/index.js";
import { Acme, type AcmeCallOptions, type AcmeOptions } from "./acme.js";
import { borealis, createToken } from "./borealis.js";
import { failureOf } from "./failure-of.js";
import { startServer, type RecordingServer } from "./recording-server.js";
import { reveal } from "./reveal.js";

let server: RecordingServer;

beforeEach(async () => {
  server = await startServer(() => ({ body: { link_token: "lt-1" } }));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const mint = (options: AcmeOptions, callOptions?: AcmeCallOptions) =>
  new Acme({ baseUrl: server.url, ...options }).createLinkToken({ tenant_id: "a" }, callOptions);

const sent = () => server.requests.map(({ headers }) => headers.authorization);

describe("a credential", () => {
  test("is the call's, else the client's, else the environment variable's", async () => {
    vi.stubEnv("ACME_API_TOKEN", "variable");
    await mint({ token: "client" }, { token: "call" });
    await mint({ token: "client" }, { token: undefined });
    await mint({ token: undefined });
    expect(sent()).toEqual(["Bearer call", "Bearer client", "Bearer variable"]);
  });

  test("may be another for each tenant, on one client", async () => {
    const client = new Acme({ baseUrl: server.url, token: "ours" });
    await Promise.all(
      ["one", "two"].map((token) => client.createLinkToken({ tenant_id: token }, { token })),
    );
    expect(
      server.requests.map(({ json, headers }) => [json, headers.authorization]).sort(),
    ).toEqual([
      [{ tenant_id: "one" }, "Bearer one"],
      [{ tenant_id: "two" }, "Bearer two"],
    ]);
  });

  test("that is a function is called before each request", async () => {
    const tokens = ["old", "new"];
    const client = new Acme({ baseUrl: server.url, token: async () => tokens.shift() ?? "" });
    await client.createLinkToken({ tenant_id: "a" });
    await client.createLinkToken({ tenant_id: "a" });
    expect(sent()).toEqual(["Bearer old", "Bearer new"]);
  });

  test("that is missing is named with its option and its environment variable", async () => {
    vi.stubEnv("ACME_API_TOKEN", "");
    const error = await failureOf(() => mint({}));
    expect(error).toMatchObject({
      kind: "configuration",
      provider: "acme",
      operation: "createLinkToken",
      environment: "production",
      fields: ["token"],
    });
    expect(error.message).toBe("token is missing: pass it, or set ACME_API_TOKEN.");
  });

  test("that is empty is missing, rather than somebody else's", async () => {
    vi.stubEnv("ACME_API_TOKEN", "ours");
    expect(await failureOf(() => mint({ token: "client" }, { token: "" }))).toMatchObject({
      kind: "configuration",
      fields: ["token"],
    });
    expect(server.requests).toEqual([]);
  });

  test("without an environment variable says so by silence", async () => {
    const provider = { ...borealis, credentials: { apiKey: { header: "x-api-key" } } };
    const caller = createCaller(provider, { baseUrl: server.url });
    const error = await failureOf(() =>
      caller.send({ operation: createToken, input: { userId: "u" } }),
    );
    expect(error.message).toBe("apiKey is missing: pass it.");
  });

  test("that is one of several goes with the others", async () => {
    const caller = createCaller(borealis, {
      baseUrl: server.url,
      clientId: "client-1",
      apiKey: "key-1",
    } as {});
    await caller.send({ operation: createToken, input: { userId: "u" } });
    expect(server.requests[0]?.headers).toMatchObject({
      "x-client-id": "client-1",
      "x-api-key": "key-1",
    });
  });
});

describe("a function that fails", () => {
  test("is named, and its error is not repeated", async () => {
    const token = () => {
      throw new Error("vault refused hunter2");
    };
    const error = await failureOf(() => mint({ token }));
    expect(error).toMatchObject({ kind: "configuration", fields: ["token"] });
    expect(error.message).toBe("token is a function that failed.");
    expect(reveal(error)).not.toContain("hunter2");
  });

  test.each([undefined, null, "", 7, {}])("because it gives %j is named", async (value) => {
    const error = await failureOf(() => mint({ token: (() => value) as unknown as () => string }));
    expect(error).toMatchObject({ kind: "configuration", fields: ["token"] });
    expect(error.message).toBe("token is a function that gave no text.");
    expect(server.requests).toEqual([]);
  });
});

test.each([
  "hunter2\n",
  " hunter2",
  "hun\r\nter2: x",
  "hunter2–",
  "hunter2\u0000",
  "hunter2\u00a0",
])("%j, which no header can carry, is refused without being shown", async (token) => {
  const error = await failureOf(() => mint({ token }));
  expect(error).toMatchObject({ kind: "configuration", fields: ["token"] });
  expect(error.message).toMatch(/^token has a character or white space that cannot be sent/);
  expect(reveal(error)).not.toMatch(/hun/);
  expect(server.requests).toEqual([]);
});

describe("a key with a prefix", () => {
  const send = (options: object, provider = borealis) =>
    createCaller(provider, {
      clientId: "sk_us_is_no_secret",
      fetch: async () => Response.json({ link_token: "lt-1" }),
      ...options,
    } as {}).send({ operation: createToken, input: { userId: "u" } });

  test("of another environment is refused, and only the prefix is shown", async () => {
    const error = await failureOf(() =>
      send({ environment: "production", apiKey: "sk_us_hunter2" }),
    );
    expect(error).toMatchObject({
      kind: "configuration",
      environment: "production",
      fields: ["apiKey"],
    });
    expect(error.message).toBe(
      "apiKey begins with sk_us_, so it belongs to sandbox, but the environment is production; change one of them.",
    );
    expect(reveal(error)).not.toContain("hunter2");
  });

  test.each([
    ["its own", { environment: "sandbox", apiKey: "sk_us_hunter2" }],
    ["its own other one", { environment: "sandbox", apiKey: "test_hunter2" }],
    ["none", { environment: "production", apiKey: "hunter2" }],
    ["none of", { environment: "production", apiKey: "hunter2_sk_us_" }],
  ])("of %s environment is sent", async (_, options) => {
    expect(await send(options)).toEqual({ linkToken: "lt-1" });
  });

  test("that two environments share goes to either", async () => {
    const servers = { one: { url: "https://one.example" }, two: { url: "https://two.example" } };
    const checkKey = keyPrefixes({ one: ["sk_"], two: ["sk_"] });
    for (const environment of Object.keys(servers)) {
      const fetch = async () => Response.json({ link_token: "lt-1" });
      const options = { environment, clientId: "c", apiKey: "sk_1", fetch } as {};
      const caller = createCaller({ ...borealis, servers, checkKey }, options);
      const call = { operation: createToken, input: { userId: "u" } };
      expect(await caller.send(call)).toBeDefined();
    }
  });

  test("goes anywhere when the base URL was given", async () => {
    vi.stubEnv("BOREALIS_BASE_URL", "https://other.example");
    const options = { environment: "production", apiKey: "sk_us_hunter2" };
    expect(await send({ ...options, baseUrl: "https://proxy.example" })).toBeDefined();
  });

  test.each([
    { from: "option", options: { environment: "production" } },
    { from: "environment variable", variable: "production" },
    { from: "default", defaultEnvironment: "production" },
  ])("is refused by the $from's environment when a variable holds the base URL", async (given) => {
    const { options, variable = "", defaultEnvironment } = given;
    vi.stubEnv("BOREALIS_BASE_URL", "https://proxy.example");
    vi.stubEnv("BOREALIS_ENV", variable);
    const provider = { ...borealis, ...(defaultEnvironment && { defaultEnvironment }) };
    const call = (apiKey: string) => send({ ...options, apiKey }, provider);
    expect(await failureOf(() => call("sk_us_hunter2"))).toMatchObject({
      kind: "configuration",
      environment: "production",
      fields: ["apiKey"],
    });
    expect(await call("pk_us_hunter2")).toBeDefined();
  });

  test.each(["", "staging"])(
    "goes to a variable's base URL in the environment %j, of which nothing is known",
    async (environment) => {
      vi.stubEnv("BOREALIS_BASE_URL", "https://proxy.example");
      vi.stubEnv("BOREALIS_ENV", environment);
      expect(await send({ apiKey: "sk_us_hunter2" })).toBeDefined();
    },
  );

  test("that begins like another environment's shorter one stays", async () => {
    const servers = {
      live: { url: "https://live.example" },
      test: { url: "https://test.example" },
    };
    const checkKey = keyPrefixes({ live: ["sk_"], test: ["sk_test_"] });
    const call = (environment: string) =>
      createCaller({ ...borealis, servers, checkKey }, {
        environment,
        clientId: "c",
        apiKey: "sk_test_1",
        fetch: async () => Response.json({ link_token: "lt-1" }),
      } as {}).send({ operation: createToken, input: { userId: "u" } });
    expect(await call("test")).toBeDefined();
    expect(await failureOf(() => call("live"))).toMatchObject({ fields: ["apiKey"] });
  });
});
