import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../consumer.js";
import { installOnce } from "../install-once.js";
import { specOf } from "../monorepo/workspace.js";
import { makeProject } from "../npm-project.js";
import { installTool } from "../runtimes/install-tool.js";
import { type Registry, startRegistry } from "./registry.js";

/*
 * A release to a registry on loopback, and what each package manager installs of it. The first test publishes. Yarn and Deno
 * take no version of the last day unless they are told to.
 */
let folder: string;
let registry: Registry;
let close: Registry["close"] | undefined;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), "linkmint-release-")));
  registry = await startRegistry(folder);
  ({ close } = registry);
});

afterAll(async () => {
  await close?.();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a program without what this machine's own settings say of registries. */
function run(file: string, words: readonly string[], cwd: string) {
  const env = {
    ...{ PATH: process.env["PATH"], HOME: path.join(folder, "home"), CI: "true" },
    ...{ npm_config_userconfig: path.join(folder, ".npmrc"), DENO_NO_UPDATE_CHECK: "1" },
  };
  return promisify(execFile)(file, words, { cwd, env, timeout: 120_000 });
}

async function publish(at: string, ...flags: readonly string[]): Promise<string> {
  const words = ["publish", "--loglevel", "notice", "--registry", registry.url, ...flags];
  return (await run("npm", words, at)).stderr;
}

test("packages are published with the access that the config says, and private ones not at all", async () => {
  await mkdir(path.join(folder, "home"));
  await writeFile(path.join(folder, ".npmrc"), registry.npmrc);
  const config = { scope: "@acme", private: false, access: "restricted", registry: registry.url };
  await makeProject(folder);
  await mkdir(path.join(folder, "specs"));
  await writeFile(path.join(folder, "specs/acme.yaml"), specOf("acme"));
  await symlink(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
  const generate = async (said: object): Promise<void> => {
    await writeFile(path.join(folder, "linkmint.config.json"), JSON.stringify(said));
    const bin = path.join(repository, "generator/bin/linkmint.js");
    await run(process.execPath, [bin, "generate"], folder);
  };
  const acme = path.join(folder, "generated/acme");

  await generate({ scope: "@acme" });
  await expect(publish(acme)).rejects.toThrow("EPRIVATE");
  await generate(config);
  expect(await publish(acme)).toContain("restricted access");
  await run(process.execPath, [path.join(repository, "generator/bin/build.mjs")], repository);
  for (const name of ["templates/runtime", "generated/truto"]) {
    const said = await publish(path.join(repository, name), "--ignore-scripts");
    expect(said).toContain("public access");
  }
  const statuses = ["@acme/acme", "@linkmint/truto"].map(
    async (name) => (await fetch(registry.url + name)).status,
  );
  expect(await Promise.all(statuses)).toEqual([401, 200]);
});

const program = `import { Acme } from "@acme/acme";
import { Truto } from "@linkmint/truto";
import { truto } from "@linkmint/truto/describe";
globalThis.fetch = async () => Response.json({ token: "minted" });
const { token } = await new Acme({ key: "k" }).createLinkToken({ user: "u1" });
console.log(token, typeof Truto, truto.name);
`;
const names = ["@acme/acme", "@linkmint/truto"];

/** The tool of npm that a manager is, its words, and what runs the program. */
const managers: Readonly<Record<string, () => Promise<readonly (readonly string[])[]>>> = {
  npm: async () => [
    ["npm", "install", "--no-audit", "--no-fund", ...names],
    [process.execPath, "main.mjs"],
  ],
  pnpm: async () => {
    const pnpm = await toolOf("pnpm@10.34.5", "pnpm/bin/pnpm.cjs");
    return [
      [process.execPath, pnpm, "add", ...names],
      [process.execPath, "main.mjs"],
    ];
  },
  Yarn: async () => {
    const yarn = await toolOf("@yarnpkg/cli-dist@4.18.1", "@yarnpkg/cli-dist/bin/yarn.js");
    return [
      [process.execPath, yarn, "add", ...names],
      [process.execPath, yarn, "node", "main.mjs"],
    ];
  },
  Bun: async () => {
    const bun = await installTool("bun");
    return [
      [bun, "add", ...names],
      [bun, "main.mjs"],
    ];
  },
  Deno: async () => {
    const deno = await installTool("deno");
    return [
      [deno, "add", "--minimum-dependency-age=0", ...names.map((name) => `npm:${name}`)],
      [deno, "run", "--no-prompt", "--allow-env", "main.mjs"],
    ];
  },
};

async function toolOf(name: string, file: string): Promise<string> {
  return path.join(await installOnce("linkmint-test-packaging", [name]), "node_modules", file);
}

test.each(Object.entries(managers))("%s installs them, and they run", async (name, commands) => {
  const project = path.join(folder, "projects", name);
  await makeProject(project);
  const yarnrc = {
    ...{ npmRegistryServer: registry.url, npmAuthToken: registry.token, npmAlwaysAuth: true },
    ...{
      unsafeHttpWhitelist: ["127.0.0.1"],
      npmMinimalAgeGate: 0,
      enableTelemetry: false,
      enableImmutableInstalls: false,
    },
  };
  const files = { ".npmrc": registry.npmrc, "main.mjs": program };
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(project, file), text);
  await writeFile(path.join(project, ".yarnrc.yml"), JSON.stringify(yarnrc));
  // Without its lockfile, Yarn looks for a workspace above.
  if (name === "Yarn") await writeFile(path.join(project, "yarn.lock"), "");
  let printed = "";
  for (const [file = "", ...words] of await commands()) {
    const said = await run(file, words, project).catch(
      (error: { readonly stdout: string }) => error,
    );
    expect(said).not.toBeInstanceOf(Error);
    printed = said.stdout;
  }
  expect(printed).toBe("minted function Truto\n");
});
