import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../consumer.js";
import { type RecordingServer, startServer } from "../runtime/recording-server.js";
import { runModule } from "./run-module.js";
import { responses, calls, plaidHeaders, plaidInput } from "./wire-calls.js";

/*
 * The built packages, imported and required by name in a project of their own, against a real server:
 * each call sends what the official SDK or the provider's documentation shows, and gives what it promises.
 */
let consumer: Consumer;
let server: RecordingServer;

beforeAll(async () => {
  consumer = await makeConsumer();
  server = await startServer(({ path }) => ({ body: responses[path] }));
});

afterAll(async () => {
  await server.close();
  await consumer.remove();
});

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
    expect(server.requests.slice(before)).toEqual(
      [call.sends].flat().map(({ headers, ...sent }) =>
        expect.objectContaining({
          method: "POST",
          headers: expect.objectContaining(headers) as unknown,
          ...sent,
        }),
      ),
    );
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
