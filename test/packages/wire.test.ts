import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../consumer.js";
import { type RecordingServer, startServer } from "../runtime/recording-server.js";
import { runModule } from "./run-module.js";

/*
 * The built packages, imported and required by name in a project of their own, against a real server:
 * each call sends what the official SDK or the provider's documentation shows, and gives what it promises.
 */
let consumer: Consumer;
let server: RecordingServer;

beforeAll(async () => {
  consumer = await makeConsumer();
  server = await startServer(({ path }) => ({ body: answers[path] }));
});

afterAll(async () => {
  await server.close();
  await consumer.remove();
});

const answers: Readonly<Record<string, unknown>> = {
  "/link-token": { link_token: "efe6413c", added_later: 1 },
  "/v2/link/token": { link_token: "dGVzdA==", link_web_url: "https://link.example/?token=dGVzdA" },
  "/link/token/create": {
    link_token: "link-sandbox-1",
    expiration: "2026-03-27T12:56:34Z",
    request_id: "XQVgFigpGHXkb0b",
    added_later: 1,
  },
};

interface Call {
  readonly title: string;
  readonly packageName: string;
  /** Names that are imported or required. */
  readonly names: string;
  /** An expression; `baseUrl` is in scope. */
  readonly expression: string;
  readonly sends: { readonly path: string; readonly headers: object; readonly json: unknown };
  readonly gives: unknown;
}

const user_id = "1875c190-0cd6-46c1-8670-5b56a7794b78";
const bearer = { authorization: "Bearer t0ken", "content-type": "application/json" };
const apiKey = { "x-vital-api-key": "sk_us_1", "content-type": "application/json" };

const plaidHeaders = {
  "plaid-client-id": "c1",
  "plaid-secret": "s1",
  "plaid-version": "2020-09-14",
  "content-type": "application/json",
};
const plaidInput = {
  client_name: "Acme",
  language: "en",
  country_codes: ["US"],
  user: { client_user_id: "u1" },
  products: ["auth"],
};

const calls: readonly Call[] = [
  {
    title: "a new Item",
    packageName: "@linkmint/plaid",
    names: "Plaid",
    expression: `new Plaid({ clientId: "c1", secret: "s1", environment: "sandbox", baseUrl })
      .linkTokenCreate(${JSON.stringify(plaidInput)})`,
    sends: { path: "/link/token/create", headers: plaidHeaders, json: plaidInput },
    gives: answers["/link/token/create"],
  },
  {
    title: "the common result",
    packageName: "@linkmint/plaid",
    names: "Plaid",
    expression: `new Plaid({ clientId: "c1", secret: "s1", environment: "sandbox", baseUrl })
      .createLinkToken(${JSON.stringify(plaidInput)})`,
    sends: { path: "/link/token/create", headers: plaidHeaders, json: plaidInput },
    gives: {
      token: "link-sandbox-1",
      expiresAt: "2026-03-27T12:56:34.000Z",
      expirySource: "field",
      requestId: "XQVgFigpGHXkb0b",
      raw: answers["/link/token/create"],
    },
  },
  {
    title: "a new integrated account",
    packageName: "@linkmint/truto",
    names: "Truto",
    expression: `new Truto({ token: "t0ken", baseUrl }).linkToken.createForNewIntegration({ tenant_id: "acme-1" })`,
    sends: { path: "/link-token", headers: bearer, json: { tenant_id: "acme-1" } },
    gives: { link_token: "efe6413c", added_later: 1 },
  },
  {
    title: "an existing integrated account",
    packageName: "@linkmint/truto",
    names: "Truto",
    expression: `new Truto({ token: "t0ken", baseUrl }).linkToken.createForExistingIntegratedAccount({
      integrated_account_id: "1ba1f401", persist_previous_context: true, scopes: undefined })`,
    sends: {
      path: "/link-token",
      headers: bearer,
      json: { integrated_account_id: "1ba1f401", persist_previous_context: true },
    },
    gives: { link_token: "efe6413c", added_later: 1 },
  },
  {
    title: "the common result",
    packageName: "@linkmint/truto",
    names: "Truto",
    expression: `new Truto({ token: () => "t0ken", baseUrl }).createLinkToken({ tenant_id: "acme-1" })
      .then(({ expiresAt, ...rest }) => ({ ...rest, days: Math.round((expiresAt - Date.now()) / 864e5) }))`,
    sends: { path: "/link-token", headers: bearer, json: { tenant_id: "acme-1" } },
    gives: {
      token: "efe6413c",
      expirySource: "documented",
      singleUse: true,
      raw: { link_token: "efe6413c", added_later: 1 },
      days: 7,
    },
  },
  {
    title: "one provider",
    packageName: "@linkmint/junction",
    names: "JunctionClient, JunctionEnvironment",
    expression: `new JunctionClient({ apiKey: "sk_us_1", environment: JunctionEnvironment.Sandbox, baseUrl })
      .link.token({ userId: "${user_id}", provider: "oura" })`,
    sends: { path: "/v2/link/token", headers: apiKey, json: { user_id, provider: "oura" } },
    gives: { linkToken: "dGVzdA==", linkWebUrl: "https://link.example/?token=dGVzdA" },
  },
  {
    title: "every property",
    packageName: "@linkmint/junction",
    names: "JunctionClient",
    expression: `new JunctionClient({ apiKey: "sk_us_1", environment: "sandbox", baseUrl }).createLinkToken({
      userId: "${user_id}", redirectUrl: "https://example.com", filterOnProviders: ["oura"],
      onError: "redirect", onClose: null }).then(({ token, url, expirySource }) => ({ token, url, expirySource }))`,
    sends: {
      path: "/v2/link/token",
      headers: apiKey,
      json: {
        user_id,
        redirect_url: "https://example.com",
        filter_on_providers: ["oura"],
        on_error: "redirect",
        on_close: null,
      },
    },
    gives: {
      token: "dGVzdA==",
      url: "https://link.example/?token=dGVzdA",
      expirySource: "documented",
    },
  },
];

describe.each(["mjs", "cjs"] as const)("as %s", (ending) => {
  test.each(calls)("$packageName: $title", async (call) => {
    const before = server.requests.length;
    const load =
      ending === "mjs"
        ? `import { ${call.names} } from "${call.packageName}";`
        : `const { ${call.names} } = require("${call.packageName}");`;
    const code = `${load}
      const baseUrl = ${JSON.stringify(server.url)};
      ${call.expression}.then((value) => console.log(JSON.stringify(value)));`;
    const { code: exit, stdout, stderr } = await runModule(consumer, { code, ending });
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual(call.gives);
    expect(server.requests.slice(before)).toEqual([
      expect.objectContaining({
        method: "POST",
        path: call.sends.path,
        headers: expect.objectContaining(call.sends.headers) as unknown,
        json: call.sends.json,
      }),
    ]);
  });

  test("a default export does nothing until it is called", async () => {
    const load =
      ending === "mjs"
        ? `import junction from "@linkmint/junction";`
        : `const junction = require("@linkmint/junction").default;`;
    const code = `${load}
      const token = junction.link.token;
      Promise.resolve(junction).then((same) => console.log(typeof token, same === junction));`;
    expect(await runModule(consumer, { code, ending })).toEqual({
      code: 0,
      stdout: "function true\n",
      stderr: "",
    });
  });
});

test("a default export reads its environment variables at the first call", async () => {
  const before = server.requests.length;
  const code = `import plaid from "@linkmint/plaid";
    plaid.linkTokenCreate(${JSON.stringify(plaidInput)}).then(({ link_token }) => console.log(link_token));`;
  const environment = {
    PLAID_CLIENT_ID: "c1",
    PLAID_SECRET: "s1",
    PLAID_ENV: "sandbox",
    PLAID_BASE_URL: server.url,
  };
  const outcome = await runModule(consumer, { code, ending: "mjs" }, environment);
  expect(outcome).toEqual({ code: 0, stdout: "link-sandbox-1\n", stderr: "" });
  expect(server.requests.slice(before)).toEqual([
    expect.objectContaining({ headers: expect.objectContaining(plaidHeaders) as unknown }),
  ]);
});

test("both modules in one process recognise each other's errors", async () => {
  const code = `import { createRequire } from "node:module";
    import { LinkTokenError } from "@linkmint/truto";
    const { Truto } = createRequire(import.meta.url)("@linkmint/truto");
    const error = await new Truto().createLinkToken({ tenant_id: "a" }).catch((error) => error);
    console.log(error instanceof LinkTokenError, error.kind);`;
  expect(await runModule(consumer, { code, ending: "mjs" })).toMatchObject({
    stdout: "true configuration\n",
  });
});
