import { cp, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Consumer, makeConsumer, repository } from "../consumer.js";
import { runModule } from "../packages/run-module.js";
import { startServer } from "../runtime/recording-server.js";

/* What somebody gets who installs the gateway. */
let consumer: Consumer;

beforeAll(async () => {
  consumer = await makeConsumer();
});

afterAll(() => consumer.remove());

test("the server's sample of its README runs as pasted", async () => {
  const provider = await startServer(({ path: target }) => ({
    body: target.includes("exchange")
      ? { access_token: "access-1", item_id: "i1", request_id: "r1" }
      : { link_token: "link-1", expiration: "2026-01-31T16:00:00Z", request_id: "r1" },
  }));
  const readme = await readFile(path.join(repository, "templates/gateway/README.md"), "utf8");
  const [, sample = ""] = /^```ts\n(.*?)^```$/msu.exec(readme) ?? [];
  await consumer.write(
    "app.js",
    `export const session = async ({ headers }) => headers.get("cookie") === "s=1" ? { userId: "u1" } : null;
     export const save = (user, secret) => console.log("saved", user, secret);`,
  );
  const code = `${sample}
    const send = async (path, body, cookie = "s=1") => {
      const headers = { cookie, "content-type": "application/json", origin: "https://app.example" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      const response = await POST(new Request("https://api.example" + path, init));
      const { token, linked, code } = await response.json();
      console.log(response.status, token ?? linked ?? code);
    };
    const input = { products: ["auth"], language: "en", country_codes: ["US"] };
    await send("/link/plaid", input);
    await send("/link/plaid", input, "");
    await send("/link/plaid", { ...input, user: { client_user_id: "u2" } });
    await send("/link/plaid/exchange", { publicToken: "public-1" });`;
  const environment = {
    PLAID_CLIENT_ID: "client-1",
    PLAID_SECRET: "s3cret-canary",
    PLAID_BASE_URL: provider.url,
  };
  const {
    stdout,
    stderr,
    code: exit,
  } = await runModule(consumer, { code, ending: "mjs" }, environment);
  await provider.close();
  expect([exit, stdout.split("\n")]).toEqual([
    0,
    ["200 link-1", "401 unauthorized", "422 input-refused", "saved u1 access-1", "200 true", ""],
  ]);
  expect(stderr.split("\n")).toEqual([
    "linkmint's gateway counts by user only, since it has no option address.",
    expect.stringContaining('"code":"unauthorized"'),
    expect.stringContaining('"reason":"user.client_user_id is not allowed"'),
    "",
  ]);
  expect(stderr).not.toContain("canary");
});

test("it is there for require, too", async () => {
  const code = `const { createGateway } = require("@linkmint/gateway");
    const { truto } = require("@linkmint/truto/describe");
    const { Truto } = require("@linkmint/truto");
    const { GET } = createGateway({
      providers: { truto: { client: new Truto(), describe: truto } },
      authorize: () => "u1",
    });
    GET(new Request("https://app.example/link"))
      .then((response) => response.json())
      .then(({ providers }) => console.log(providers.map(({ provider }) => provider).join()));`;
  expect(await runModule(consumer, { code, ending: "cjs" }, {})).toMatchObject({
    code: 0,
    stdout: "truto\n",
  });
});

test("without rate-limiter-flexible it refuses, and the log says what to install", async () => {
  const modules = path.join(consumer.folder, "alone/node_modules/@linkmint");
  const gateway = path.join(repository, "templates/gateway");
  for (const part of ["package.json", "dist"]) {
    await cp(path.join(gateway, part), path.join(modules, "gateway", part), { recursive: true });
  }
  await symlink(path.join(repository, "templates/runtime"), path.join(modules, "runtime"));
  await consumer.write(
    "alone/main.mjs",
    `import { createGateway } from "@linkmint/gateway";
     const { fetch } = createGateway({ providers: {}, authorize: () => "u1", log: (event) => console.log(event.reason) });
     console.log((await fetch(new Request("https://app.example/link"))).status);`,
  );
  const { stdout } = await runModule(consumer, {
    code: 'import "./alone/main.mjs";',
    ending: "mjs",
  });
  expect(stdout.split("\n").slice(0, 2)).toEqual([
    "Limits need rate-limiter-flexible 11: npm install it, or pass limits: false.",
    "500",
  ]);
});

test("it takes at most 10 KB, compressed, beside the runtime and the limiter", async () => {
  const input = await consumer.write(
    "bundled.js",
    'import { createGateway } from "@linkmint/gateway"; console.log(createGateway);',
  );
  const build = await rolldown({
    input,
    external: ["@linkmint/runtime", /^rate-limiter-flexible/u],
    cwd: path.dirname(input),
    logLevel: "silent",
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  const size = gzipSync(output[0].code, { level: 9 }).length;
  expect(size).toBeLessThanOrEqual(10_000);
  expect(output[0].code).not.toMatch(/\bnode:|\beval\(|\bFunction\(/u);
});
