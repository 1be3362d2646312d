import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { installTool } from "../runtimes/install-tool.js";
import { tools } from "../runtimes/tools.js";
import { addApp, makeWorkspace, specOf, type Workspace } from "./workspace.js";

/*
 * A workspace whose packages export their sources, straight after `generate`: nothing is built before it is packed. The
 * tests of this file go on from one another.
 */
let workspace: Workspace;

beforeAll(() => {
  workspace = makeWorkspace({
    tsx: "4.23.15",
    vite: "8.4.0",
    publint: "0.3.25",
    "@arethetypeswrong/cli": "0.18.5",
  });
});

afterAll(() => workspace.remove());

const run = `import { tokens } from "./src/index.ts";
import { acme } from "@acme/acme/describe";

globalThis.fetch = async () => Response.json({ token: "minted" });
console.log(...(await tokens("u1")), acme.name);
`;
const printed = "minted minted Acme\n";

test("are generated, and typed for an app that knows nothing of it", async () => {
  const { sh, change, write } = workspace;
  await sh("git init --quiet");
  await sh("npm install --save-dev linkmint typescript");
  await sh("npx linkmint init");
  change("linkmint.config.json", (text) => text.replace("{", '{\n  "source": true,'));
  for (const provider of ["acme", "zeta"]) write(`specs/${provider}.yaml`, specOf(provider));
  await sh("npm run generate:link");
  addApp(workspace);
  write("apps/web/run.ts", run);
  await sh("npm install");
  await sh("npm run build --workspace web");
  expect(workspace.read("apps/web/dist/index.js")).toContain('from "@acme/zeta"');
  expect(readdirSync(`${workspace.folder}/packages/link/acme`)).not.toContain("dist");
});

test("run in tsx", async () => {
  expect(await workspace.sh("npx tsx apps/web/run.ts")).toBe(printed);
});

const [major] = tools["node-22"].version.split(".");

test(`run in Node ${major}, imported and required`, async () => {
  const node = await installTool("node-22");
  expect(await workspace.sh(`${node} --disable-warning=ExperimentalWarning apps/web/run.ts`)).toBe(
    printed,
  );
  const code = "console.log(typeof require('@acme/acme').Acme)";
  workspace.write("apps/web/run.cjs", code);
  expect(await workspace.sh(`${node} --no-warnings apps/web/run.cjs`)).toBe("function\n");
});

test("are bundled by Vite", async () => {
  await workspace.sh("cd apps/web && npx vite build --ssr run.ts --outDir bundle");
  expect(workspace.read("apps/web/bundle/run.js")).not.toMatch(/from "@acme|"#client"/u);
  expect(await workspace.sh("node apps/web/bundle/run.js")).toBe(printed);
});

test("are packed as their build, and left as they were", async () => {
  const { sh, write, read, generated } = workspace;
  const before = generated();
  await sh("cd packages/link/acme && npm pack --pack-destination ../../..");
  expect(generated()).toEqual(before);
  await sh("npx linkmint check");
  await sh("npx publint --strict acme-acme-0.1.0.tgz");
  await sh("npx attw acme-acme-0.1.0.tgz");

  write("elsewhere/package.json", '{ "private": true }');
  const [, runtime = ""] = inject("tarballs");
  await sh(`npm install --prefix elsewhere ./acme-acme-0.1.0.tgz ${runtime}`);
  const installed = "elsewhere/node_modules/@acme/acme";
  expect(read(`${installed}/dist/esm/index.js`)).toContain('export * from "./models.js"');
  expect(read(`${installed}/dist/cjs/index.d.ts`)).not.toMatch(/"#[\w-]+"/u);
  write("elsewhere/import.mjs", 'import { Acme } from "@acme/acme"; console.log(typeof Acme);');
  write("elsewhere/require.cjs", "console.log(typeof require('@acme/acme').Acme);");
  for (const file of ["import.mjs", "require.cjs"])
    expect(await sh(`node elsewhere/${file}`)).toBe("function\n");
});

test("are put right after a run that failed or was killed while it packed", async () => {
  const { sh, generated, change } = workspace;
  const before = generated();
  const manifest = "packages/link/acme/package.json";
  const raised = (text = "") => text.replace("0.1.0", "0.2.0");
  const failing = sh("cd packages/link/acme && npm pack --pack-destination missing/folder");
  await expect(failing).rejects.toThrow("ENOENT");
  expect(generated()[manifest]).toContain('"main": "./dist/cjs/index.js"');
  change(manifest, raised);
  const again = sh("cd packages/link/acme && npm pack");
  await expect(again).rejects.toThrow("run `npx linkmint generate`, then pack again");
  await sh("npm run generate:link");
  expect(generated()).toEqual({ ...before, [manifest]: raised(before[manifest]) });
  await sh("cd packages/link/acme && npm run postpack && npm pack --pack-destination ../../..");
  expect(generated()).toEqual({ ...before, [manifest]: raised(before[manifest]) });
  expect(await sh("git status --porcelain --untracked-files packages")).not.toContain(".orig");
});
