import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  alternatives,
  basicCredentials,
  keyPrefixes,
  schemes,
} from "../../templates/runtime/src/index.js";
import { callerWith } from "./credentials.js";
import { failureOf } from "./failure-of.js";
import { responds, echoes, startFaultServer, type FaultServer } from "./fault-server.js";
import { reveal } from "./reveal.js";

const provider = {
  credentials: {
    clientId: { variable: "ACME_CLIENT_ID", secret: false },
    apiKey: { variable: "ACME_API_KEY" },
  },
  authentication: schemes(basicCredentials({ username: "clientId", password: "apiKey" })),
};

let server: FaultServer;

beforeEach(async () => {
  server = await startFaultServer(Array(3).fill(responds(200, { link_token: "lt-1" })));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const sent = () =>
  server.requests.map(({ headers: { authorization = "" } }) => {
    const [word, text = ""] = authorization.split(" ");
    return `${word} ${Buffer.from(text, "base64").toString("utf8")}`;
  });

describe("a user name and a password", () => {
  test("travel together, each from its option or its variable", async () => {
    vi.stubEnv("ACME_API_KEY", "variable");
    const call = callerWith(provider, { baseUrl: server.url, clientId: "client" });
    await call();
    await call({ apiKey: async () => "call" });
    await call({ clientId: "Jörg", apiKey: "pa:ss wörd 🔑" });
    expect(sent()).toEqual([
      "Basic client:variable",
      "Basic client:call",
      "Basic Jörg:pa:ss wörd 🔑",
    ]);
  });

  test("may be a user name alone", async () => {
    const authentication = schemes(basicCredentials({ username: "clientId" }));
    const credentials = { clientId: {} };
    await callerWith({ credentials, authentication }, { baseUrl: server.url, clientId: "c" })();
    expect(sent()).toEqual(["Basic c:"]);
  });

  test("may be a password that is empty, where one may be", async () => {
    const options = { baseUrl: server.url, clientId: "c", apiKey: "" };
    expect(await failureOf(callerWith(provider, options))).toMatchObject({ fields: ["apiKey"] });
    const credentials = { clientId: {}, apiKey: { variable: "ACME_API_KEY", empty: true } };
    await callerWith({ ...provider, credentials }, options)();
    const security = alternatives(["clientId", "apiKey"]);
    await callerWith({ ...provider, credentials, security }, options)();
    expect(sent()).toEqual(["Basic c:", "Basic c:"]);
    const without = { baseUrl: server.url, clientId: "c" };
    const error = await failureOf(callerWith({ ...provider, credentials }, without));
    expect(error).toMatchObject({ fields: ["apiKey"] });
  });

  test("are not displaced by a header of the caller's", async () => {
    const options = { baseUrl: server.url, clientId: "c", apiKey: "k" };
    await callerWith(provider, options)({ headers: { Authorization: "Bearer other" } });
    expect(sent()).toEqual(["Basic c:k"]);
  });

  test.each([
    [{ clientId: "c" }, ["apiKey"], "apiKey is missing: pass it, or set ACME_API_KEY."],
    [{ apiKey: "k" }, ["clientId"], "clientId is missing: pass it, or set ACME_CLIENT_ID."],
    [{ clientId: "a:b", apiKey: "k" }, ["clientId"], /^clientId has a colon/],
    [
      { clientId: "a", apiKey: "k\nX: y" },
      ["apiKey"],
      /^apiKey has a character or white space that cannot be sent/,
    ],
    [{ clientId: "a\u0007", apiKey: "k" }, ["clientId"], /^clientId has a character/],
    [{ clientId: "a", apiKey: "k\ud800" }, ["apiKey"], /^apiKey has a character/],
    [
      { clientId: "a", apiKey: "k\n" },
      ["apiKey"],
      /^apiKey has a character or white space that cannot be sent/,
    ],
  ])("that cannot be sent are named: %j", async (options, fields, message) => {
    const error = await failureOf(callerWith(provider, { baseUrl: server.url, ...options }));
    expect(error).toMatchObject({ kind: "configuration", fields });
    expect(error.message).toMatch(message);
    expect(server.requests).toEqual([]);
  });

  test("are checked for their environment", async () => {
    const checkKey = keyPrefixes({ production: ["live_"], sandbox: ["test_"] });
    const call = callerWith({ ...provider, checkKey }, { clientId: "test_id", apiKey: "test_1" });
    expect(await failureOf(call)).toMatchObject({ fields: ["apiKey"] });
  });
});

describe("what they are written as", () => {
  test("is redacted, in parts and whole", async () => {
    const out: unknown[] = [];
    const echoing = await startFaultServer([echoes(401)]);
    const call = callerWith(provider, {
      baseUrl: echoing.url,
      clientId: "client-1",
      apiKey: "hünter2",
      onRequest: (view: unknown) => out.push(view),
    });
    const error = await failureOf(call);
    await echoing.close();
    const whole = Buffer.from("client-1:hünter2").toString("base64");
    expect(echoing.requests[0]?.headers.authorization).toBe(`Basic ${whole}`);
    const shown = reveal([error, out]);
    expect(shown).not.toContain(whole);
    expect(shown).not.toContain("hünter2");
    expect(error.message).toContain("Check clientId, apiKey.");
    expect(out).toMatchObject([{ headers: { authorization: "[redacted]" } }]);
  });
});
