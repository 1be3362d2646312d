import { copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { repository } from "../consumer.js";
import type { Outcome } from "../packages/run-module.js";
import { type ConnectProxy, startConnectProxy } from "./connect-proxy.js";
import { runProgram } from "./run-program.js";
import { startTlsServer, type TlsServer } from "./tls-server.js";
import type { ToolName } from "./tools.js";

/* The recipes of the runtime's README, as pasted, through a real proxy and with real certificates. */
const found = inject("tools");
const certificates = inject("certificates");
const folder = path.join(inject("project"), "recipes");
const nodes = ["node-20", "node-22", "node-24", "node-26"] as const;
let proxy: ConnectProxy;
let server: TlsServer;

beforeAll(async () => {
  await mkdir(folder);
  for (const [file, title] of Object.entries(recipes)) {
    const code = await readRecipe(title);
    await writeFile(path.join(folder, `${file}.mts`), code);
    await writeFile(path.join(folder, `${file}.mjs`), toJavaScript(`${code}\n${verdict}`));
  }
  await writeFile(path.join(folder, "plain.mjs"), plain);
  // Beside the packages, where npm would put it.
  const undici = path.join(inject("project"), "node_modules/undici");
  if (found.undici) await symlink(path.dirname(found.undici), undici);
});

const recipes = { proxy: "Behind a corporate proxy", certificate: "Mutual TLS" };
const verdict = `console.log(token === "m1nted-token" ? "minted" : "not minted");\n`;
const plain = `import truto from "@linkmint/truto";
  const { token } = await truto.createLinkToken({ tenant_id: "acme-1" });
  ${verdict}`;

describe.skipIf(!certificates)("a corporate proxy", () => {
  beforeEach(async () => {
    server = await startTlsServer({ folder: certificates ?? "", clients: "anonymous" });
    proxy = await startConnectProxy("user:pr0xy-secret");
  });

  afterEach(async () => {
    await proxy.close();
    await server.close();
  });

  test.for(nodes)("is passed by the recipe on %s", async (name, { skip }) => {
    skip(!found[name] || !found.undici);
    expect(await run(name, "proxy.mjs", proxyOf("user:pr0xy-secret"))).toEqual(minted);
    expect([proxy.tunnels, server.askers.length]).toEqual([[server.host], 1]);
  });

  test.for(["node-22", "node-24", "node-26", "bun", "deno"] as const)(
    "is passed without a recipe on %s",
    async (name, { skip }) => {
      skip(!found[name]);
      const outcome = await run(name, "plain.mjs", {
        ...proxyOf("user:pr0xy-secret"),
        NODE_USE_ENV_PROXY: "1",
      });
      expect(outcome).toMatchObject({ code: 0, stdout: "minted\n" });
      expect([proxy.tunnels, server.askers.length]).toEqual([[server.host], 1]);
    },
  );

  test.for([...nodes, "bun", "deno"] as const)(
    "that refuses is a connection error on %s, without the proxy's password",
    async (name, { skip }) => {
      skip(!found[name] || !found.undici);
      const file = name.startsWith("node") ? "proxy.mjs" : "plain.mjs";
      const { code, stdout, stderr } = await run(name, file, proxyOf("user:wr0ng-secret"));
      expect([code, stdout, proxy.tunnels]).toEqual([1, "", []]);
      // Node names the class, too, where it is another than the name.
      expect(stderr).toMatch(/LinkTokenConnectionError\]?: /u);
      expect(stderr).toMatch(/407|proxy authentication required/iu);
      expect(stderr).not.toMatch(/wr0ng|s3cret/u);
    },
  );
});

describe.skipIf(!certificates)("mutual TLS", () => {
  beforeEach(async () => {
    server = await startTlsServer({ folder: certificates ?? "", clients: "certified" });
    for (const file of ["ca.crt", "client.crt", "client.key"]) {
      await copyFile(path.join(certificates ?? "", file), path.join(folder, file));
    }
  });

  afterEach(() => server.close());

  test.for(nodes)("is spoken by the recipe on %s", async (name, { skip }) => {
    skip(!found[name] || !found.undici);
    expect(await run(name, "certificate.mjs")).toEqual(minted);
    expect(server.askers).toEqual(["acme-backend"]);
  });

  test.for(nodes)("is a connection error without the recipe on %s", async (name, { skip }) => {
    skip(!found[name]);
    const { code, stderr } = await run(name, "plain.mjs");
    expect([code, server.askers]).toEqual([1, []]);
    // Node names the class, too, where it is another than the name.
    expect(stderr).toMatch(/LinkTokenConnectionError\]?: /u);
  });
});

describe.skipIf(!found.undici)("the recipes", () => {
  test.each([[["es2022"]], [["es2022", "dom", "dom.iterable"]]])("compile with %s", async (lib) => {
    const compilerOptions = {
      ...{ module: "nodenext", target: "es2022", strict: true, exactOptionalPropertyTypes: true },
      ...{ lib, types: ["node"], typeRoots: [path.join(repository, "node_modules/@types")] },
      noEmit: true,
    };
    const configuration = path.join(folder, "tsconfig.json");
    const files = Object.keys(recipes).map((file) => `${file}.mts`);
    await writeFile(configuration, JSON.stringify({ compilerOptions, files }));
    const compiler = path.join(repository, "node_modules/typescript-7/bin/tsc");
    const { code, stdout } = await runProgram({
      command: [process.execPath, compiler, "-p", configuration],
      folder,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});

const minted: Outcome = { code: 0, stdout: "minted\n", stderr: "" };

function proxyOf(user: string): Record<string, string> {
  return { HTTPS_PROXY: `http://${user}@${proxy.host}` };
}

/** Runs a file on a runtime that trusts the server's certificate, and knows where the server is. */
function run(
  name: ToolName,
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const authority = path.join(certificates ?? "", "ca.crt");
  const words = name === "deno" ? ["run", "--allow-net", "--allow-env"] : [];
  return runProgram({
    command: [found[name] ?? "", ...words, file],
    folder,
    environment: {
      TRUTO_API_TOKEN: "s3cret-credential",
      TRUTO_BASE_URL: `https://${server.host}`,
      NODE_EXTRA_CA_CERTS: authority,
      DENO_CERT: authority,
      ...environment,
    },
  });
}

async function readRecipe(title: string): Promise<string> {
  const readme = await readFile(path.join(repository, "templates/runtime/README.md"), "utf8");
  const [, section = ""] = readme.split(`\n## ${title}\n`);
  const [, code] = section.match(/^```ts\n(.*?)^```$/msu) ?? [];
  if (code === undefined) throw new Error(`The README has no code under "${title}".`);
  return code;
}

function toJavaScript(code: string): string {
  const { ES2022: target } = ts.ScriptTarget;
  const { ES2022: module } = ts.ModuleKind;
  return ts.transpileModule(code, { compilerOptions: { target, module } }).outputText;
}
