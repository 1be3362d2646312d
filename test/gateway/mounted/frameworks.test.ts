import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../../consumer.js";
import { installOnce } from "../../install-once.js";
import { installTool } from "../../runtimes/install-tool.js";
import { serveWorker } from "../../runtimes/workerd-server.js";
import { startApp, type App } from "./start-app.js";

/* The same conversation with the gateway wherever it is mounted: frameworks of Node, and other runtimes. */
let consumer: Consumer;
const secret = "s3cret-canary-71f3a0c2d9";
const frameworks = ["express@5.2.1", "hono@4.13.19", "@hono/node-server@2.1.9"];

beforeAll(async () => {
  consumer = await makeConsumer();
  await cp(path.join(import.meta.dirname, "apps"), consumer.folder, { recursive: true });
  const installed = await installOnce("linkmint-test-gateway", frameworks);
  for (const name of ["express", "hono", "@hono"]) {
    await symlink(
      path.join(installed, "node_modules", name),
      path.join(consumer.folder, "node_modules", name),
    );
  }
  for (const name of ["bun", "deno", "worker", "gateway"]) await bundle(name);
});

afterAll(() => consumer.remove());

/** Bundles an app, since these runtimes install nothing. */
async function bundle(name: string): Promise<void> {
  const build = await rolldown({
    input: path.join(consumer.folder, `${name}.mjs`),
    platform: "neutral",
    logLevel: "silent",
  });
  await build.write({
    file: path.join(consumer.folder, "bundled", `${name}.js`),
    format: "esm",
    codeSplitting: false,
  });
  await build.close();
}

const inFolder = (command: readonly string[]) => startApp(command, consumer.folder);
const bundled = (name: string) => path.join(consumer.folder, "bundled", `${name}.js`);

const mounts: readonly [string, () => Promise<App>][] = [
  ["Node's http", () => inFolder([process.execPath, "node.mjs"])],
  ["Express 5", () => inFolder([process.execPath, "express.mjs"])],
  ["Hono", () => inFolder([process.execPath, "hono.mjs"])],
  ["Next.js", startNext],
  ["Bun", async () => inFolder([await installTool("bun"), bundled("bun")])],
  [
    "Deno",
    async () =>
      inFolder([
        await installTool("deno"),
        "run",
        "--no-prompt",
        "--allow-net=127.0.0.1",
        "--allow-env",
        bundled("deno"),
      ]),
  ],
  ["workerd", startWorkerd],
];

async function startWorkerd(): Promise<App> {
  const server = await serveWorker({
    binary: await installTool("workerd"),
    folder: path.join(consumer.folder, "bundled"),
    name: "worker",
    compatibilityDate: "2026-01-01",
    suiteUrl: "",
  });
  return { ...server, printed: () => "" };
}

/** An app whose only file is a route handler, with the gateway bundled into it. */
async function startNext(): Promise<App> {
  const folder = path.join(consumer.folder, "next");
  const next = await installTool("next");
  await cp(path.resolve(next, "../../../.."), path.join(folder, "node_modules"), {
    recursive: true,
  });
  const files = {
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "next.config.mjs": "export default { turbopack: { root: import.meta.dirname } };\n",
    "app/layout.jsx":
      "export default function Layout({ children }) {\n  return <html><body>{children}</body></html>;\n}\n",
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  const route = path.join(folder, "app/link/[[...path]]");
  await mkdir(route, { recursive: true });
  await cp(bundled("gateway"), path.join(route, "gateway.js"));
  const code = `import { gateway } from "./gateway.js";

export const { GET, POST, OPTIONS } = gateway;
`;
  await writeFile(path.join(route, "route.js"), code);
  const words = [
    "node_modules/next/dist/bin/next",
    "dev",
    "--port",
    "0",
    "--hostname",
    "127.0.0.1",
  ];
  return startApp([process.execPath, ...words], folder, { NEXT_TELEMETRY_DISABLED: "1" });
}

describe.each(mounts)("%s", (_, start) => {
  let app: App;
  const said: string[] = [];

  beforeAll(async () => {
    app = await start();
  });

  afterAll(() => app?.close());

  const send = async (target: string, init: RequestInit = {}) => {
    const page = {
      cookie: "user=u1",
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    };
    const response = await fetch(app.url + target, {
      ...init,
      headers: { ...page, ...init.headers },
    });
    const text = await response.text();
    said.push(text, JSON.stringify([...response.headers]));
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? {} : JSON.parse(text),
    };
  };
  const post = (target: string, body: unknown, headers: Record<string, string> = {}) =>
    send(target, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers,
    });
  const input = { products: ["auth"], language: "en", country_codes: ["US"] };

  test("lists, mints and links", async () => {
    expect(await send("/link")).toMatchObject({
      status: 200,
      body: { providers: [{ provider: "plaid", exchange: true, input: { type: "object" } }] },
    });
    const minted = await post("/link/plaid", input);
    expect(minted).toMatchObject({
      status: 200,
      body: { token: expect.stringMatching(/^link-/u), expiresAt: "2026-01-31T16:00:00.000Z" },
    });
    expect(Object.fromEntries(minted.headers)).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": minted.body.requestId,
    });
    expect(minted.headers.get("vary")).toContain("Origin");
    expect(await post("/link/plaid/exchange", { publicToken: secret })).toMatchObject({
      status: 200,
      body: { linked: true },
    });
  });

  test("refuses who may not call, and what may not be said", async () => {
    const sent = [
      await post("/link/plaid", input, { cookie: "" }),
      await post("/link/plaid", input, {
        "sec-fetch-site": "cross-site",
        origin: "https://evil.example",
      }),
      await post("/link/plaid", input, { "content-type": "text/plain" }),
      await post("/link/plaid", `{"a":"${"x".repeat(200_000)}"}`),
      await post("/link/plaid", "{"),
      await post("/link/plaid", { ...input, secret }),
      await post("/link/plaid", { ...input, user: { client_user_id: "u2" } }),
      await post("/link/other", input),
    ];
    expect(sent.map(({ status, body }) => [status, body.code])).toEqual([
      [401, "unauthorized"],
      [403, "origin-refused"],
      [415, "unsupported-media-type"],
      [413, "body-too-large"],
      [400, "body-invalid"],
      [422, "input-refused"],
      [422, "input-refused"],
      [404, "not-found"],
    ]);
    // Next.js says so itself.
    expect(await send("/link/plaid", { method: "PUT", body: "{}" })).toMatchObject({ status: 405 });
    expect(await post("/link/plaid", input)).toMatchObject({ status: 200 });
  });

  test("responds to preflights of configured origins", async () => {
    const headers = { origin: "https://app.example", "access-control-request-method": "POST" };
    const { status, headers: given } = await send("/link/plaid", { method: "OPTIONS", headers });
    expect([status, given.get("access-control-allow-origin")]).toEqual([
      204,
      "https://app.example",
    ]);
  });

  test("limits a user", async () => {
    const sent = await Promise.all(
      Array.from({ length: 40 }, () => post("/link/plaid", input, { cookie: "user=flood" })),
    );
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(sent.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  test("nothing that it said or printed holds the credential", () => {
    expect([...said, app.printed()].filter((text) => text.includes(secret))).toEqual([]);
  });
});
