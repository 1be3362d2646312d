import { afterAll, beforeAll, expect, test } from "vitest";
import { pageNxCommands } from "./pages.js";
import { expectSharedCache } from "./remote-cache.js";
import { addApp, makeWorkspace, specOf, type Workspace } from "./workspace.js";

/* A workspace with Nx, from `linkmint init` to a release. The tests of this file go on from one another. */
let workspace: Workspace;

beforeAll(() => {
  workspace = makeWorkspace({ nx: "24.0.6" }, { "nx.json": '{\n  "analytics": false\n}\n' });
});

afterAll(() => workspace.remove());

/** The README's commands. */
const [generateAll = "", buildAll = "", ...others] = pageNxCommands();

/** Runs a command of the README, and gives what Nx says of each task, and of all. */
async function runNx(command: string): Promise<readonly string[]> {
  const output = await workspace.sh(`${command} --output-style=static`);
  const tasks = output.matchAll(/^> nx run (\S+)(.*)$/gmu);
  const names = [...tasks].map(([, name = "", cached = ""]) => {
    return `${name.replaceAll('"', "")} ${cached.includes("cache") ? "hit" : "miss"}`;
  });
  const [, summary = "no summary"] = /Cache:\s+(\S+ hit)/u.exec(output) ?? [];
  return [...names, summary].sort();
}

const generate = "@acme/monorepo:generate:link";

test("Nx is set up by init", async () => {
  const { sh, write } = workspace;
  await sh("git init --quiet");
  await sh("npm install --save-dev linkmint typescript");
  const told = await sh("npx linkmint init");
  expect(told).toContain(`let builds begin with: ${generateAll}\n`);
  expect([buildAll, ...others]).toEqual([generateAll.replace("generate:link", "build")]);
  const [, defaults = ""] = /add to targetDefaults: (.*)$/mu.exec(told) ?? [];
  workspace.change("nx.json", (text) => text.replace("{", `{ "targetDefaults": { ${defaults} },`));
  for (const provider of ["acme", "zeta"]) write(`specs/${provider}.yaml`, specOf(provider));
  await sh("npm run generate:link");
  addApp(workspace);
  await sh("npm install");
  const again = await sh("npx linkmint init");
  expect(again).toContain("nothing to do");
  expect(again).not.toContain("targetDefaults");
});

test("generates and builds, and a second time takes all from its cache", async () => {
  expect(await runNx(generateAll)).toEqual(["0/1 hit", `${generate} miss`]);
  // The root's own script build is no target: it would run everything once more.
  const first = ["0/3 hit", "@acme/acme:build miss", "@acme/zeta:build miss", "web:build miss"];
  expect(await runNx(buildAll)).toEqual(first);
  expect(workspace.read("apps/web/dist/index.js")).toContain("@acme/zeta");
  expect(await runNx(generateAll)).toEqual(["1/1 hit", `${generate} hit`]);
  const second = ["3/3 hit", "@acme/acme:build hit", "@acme/zeta:build hit", "web:build hit"];
  expect(await runNx(buildAll)).toEqual(second);
});

test("what changes one spec builds one package, and what uses it", async () => {
  workspace.change("specs/zeta.yaml", (text) => text.replace("Who connects.", "Who it is."));
  expect(await runNx(generateAll)).toContain(`${generate} miss`);
  expect(workspace.read("packages/link/zeta/src/models.ts")).toContain("Who it is.");
  const built = ["1/3 hit", "@acme/acme:build hit", "@acme/zeta:build miss", "web:build miss"];
  expect(await runNx(buildAll)).toEqual(built);
  expect(await runNx(buildAll)).toContain("3/3 hit");
});

test("puts back what was deleted, byte for byte, and nothing of the user's", async () => {
  const { sh, write, read, generated } = workspace;
  const before = generated();
  write("packages/link/acme/mine.test.ts", "mine");
  await sh("rm -rf packages/link/*/src packages/link/*/README.md packages/link/*/.linkmint.json");
  expect(await runNx(generateAll)).toContain("1/1 hit");
  expect(generated()).toEqual({ ...before, "packages/link/acme/mine.test.ts": "mine" });
  await sh("npx linkmint check");

  write("packages/link/acme/mine.test.ts", "changed");
  await runNx(generateAll);
  expect(read("packages/link/acme/mine.test.ts")).toBe("changed");
});

test("leaves a release's version alone", async () => {
  const { change, read, sh } = workspace;
  change("packages/link/acme/package.json", (text) => text.replace('"0.1.0"', '"0.1.1"'));
  await runNx(generateAll);
  expect(read("packages/link/acme/package.json")).toContain('"version": "0.1.1"');
  await sh("npx linkmint check");
});

test("a clone takes from a shared cache what was done elsewhere", async () => {
  await expectSharedCache(workspace, {
    variables: (address) => `NX_SELF_HOSTED_REMOTE_CACHE_SERVER=${address}`,
    command: "npx nx run-many -t generate:link check:link --output-style=static",
    allMissed: /Cache:\s+0\/2 hit/u,
    allHit: /Cache:\s+2\/2 hit/u,
  });
});
