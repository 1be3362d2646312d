import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check, format } from "prettier";
import { describe, expect, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { json, managers, tools } from "./init-fixtures.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();

function init(folder: string, ...words: string[]) {
  return runLinkmint(root, ["init", ...words], { folder });
}

function readConfig(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, "linkmint.config.json"), "utf8"));
}

test("tells each thing that it does, and has nothing to do again", () => {
  const folder = scratch({ ...managers.npm, ...tools.turborepo, ".prettierignore": "a" });
  const files = readFiles(folder);
  const told = [
    "linkmint.config.json: specs in specs, packages in packages/link, named @acme/…",
    "specs/README.md: names the first step",
    "package.json: workspace packages/link/*",
    "package.json: script generate:link",
    "package.json: script check:link",
    "turbo.json: task //#generate:link",
    "turbo.json: task //#check:link",
    "turbo.json: task build",
    ".prettierignore: packages/link/",
    ".gitignore: packages/link/*/dist/",
    ".gitattributes: packages/link/** linguist-generated",
    "",
  ].join("\n");
  const left = [
    "left to you:",
    "  npm install --save-dev linkmint typescript",
    '  npx linkmint add <provider> --from FILE|URL --operation "POST /link/token"',
    "  npm run generate:link, then npm install, which links the new packages",
    "  let builds begin with: npx turbo run generate:link",
    "",
  ].join("\n");
  const dry = init(folder, "--dry-run");
  expect(dry.stdout).toBe(`${told}${left}a dry run: nothing was written\n`);
  expect(readFiles(folder)).toEqual(files);

  expect(init(folder)).toEqual({ exitCode: 0, stdout: told + left, stderr: "" });
  const written = readFiles(folder);
  expect(Object.keys(written)).toHaveLength(8);
  expect(init(folder).stdout).toBe(`nothing to do\n${left}`);
  expect(readFiles(folder)).toEqual(written);
});

test.each([
  ["p/.git/HEAD", { url: "https://github.com/a/b.git", directory: "sub" }],
  ["p/sub/.git", "https://github.com/a/b.git"],
  ["file", "https://github.com/a/b.git"],
])("the repository of the root is where git has it: %s", (path, want) => {
  const text = json({ name: "@acme/all", repository: "github:a/b" });
  const folder = scratch({ [path]: "", "p/sub/package.json": text });
  expect(init(join(folder, "p/sub")).exitCode).toBe(0);
  expect(readConfig(join(folder, "p/sub"))).toMatchObject({ repository: want });
});

test("--json has what was done and what is left", () => {
  const { stdout } = init(scratch(managers.npm), "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    command: "init",
    exitCode: 0,
    done: expect.arrayContaining(["package.json: script generate:link"]),
    planned: [],
    left: expect.arrayContaining(["npm install --save-dev linkmint typescript"]),
    diagnostics: [],
  });
});

test("--json tells what is not done from what is", () => {
  const script = "package.json: script generate:link";
  const dry = JSON.parse(init(scratch(managers.npm), "--dry-run", "--json").stdout);
  expect(dry).toMatchObject({ exitCode: 0, done: [], planned: expect.arrayContaining([script]) });

  // A file stands where the folder of the specs has to be.
  const folder = scratch({ ...managers.npm, specs: "" });
  const { exitCode, stdout } = init(folder, "--json");
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    done: expect.arrayContaining([script]),
    planned: expect.arrayContaining(["specs/README.md: names the first step"]),
    diagnostics: [{ code: "unwritable-output" }],
  });
  expect(init(folder).stderr).toContain("1 error: nothing was written");
});

test("a config that is there decides", () => {
  const folder = scratch({
    ...managers.npm,
    "apis/acme.yaml": acmeSpec(),
    "linkmint.config.mjs": 'export default { specs: "apis" };',
  });
  const { stdout } = init(folder);
  expect(stdout).toContain("package.json: workspace generated/*");
  expect(stdout).not.toContain("linkmint add");
  expect(existsSync(join(folder, "linkmint.config.json"))).toBe(false);
  expect(existsSync(join(folder, "apis/README.md"))).toBe(false);
});

test("packages that were generated before a config stay where they are", () => {
  const folder = scratch({
    "package.json": json({ name: "acme" }),
    "generated/acme/package.json": "{}",
    "generated/acme/.linkmint.json": "{}",
  });
  init(folder);
  expect(readConfig(folder)).toMatchObject({ out: "generated", scope: "@acme" });
});

test("packages have the scope that most of their neighbours have", () => {
  const names = ["@other/a", "@acme/b", "@acme/c", "d"];
  const neighbours = names.map((name, index) => [
    `libs/${index}/package.json`,
    json({ author: { name: "@other/e" }, name }),
  ]);
  const folder = scratch({
    "package.json": json({ name: "monorepo", workspaces: ["libs/*"] }),
    ...Object.fromEntries(neighbours),
  });
  init(folder);
  expect(readConfig(folder)).toMatchObject({ out: "libs/link", scope: "@acme" });
});

test("a scope that is made of the root's name is said to be one", () => {
  const { stdout } = init(scratch({ "package.json": json({ name: "acme" }) }));
  expect(stdout).toContain("named @acme/…");
  const hint = "linkmint.config.json: change scope, unless @acme is an npm scope of yours";
  expect(stdout).toContain(hint);
});

test("no scope is invented where there is no name", () => {
  const folder = scratch({ "package.json": "{}" });
  const { exitCode, stderr } = init(folder);
  expect(exitCode).toBe(3);
  expect(stderr).toContain("The packages need an npm scope.");
  expect(stderr).toContain("as in linkmint init --scope @acme");
  expect(Object.keys(readFiles(folder))).toEqual(["package.json"]);
  expect(init(folder, "--scope", "@b").exitCode).toBe(0);
  expect(readConfig(folder)).toMatchObject({ scope: "@b" });
});

test("flags count for more than what suits", () => {
  const folder = scratch(managers.npm);
  init(folder, "--specs", "./apis/", "--out", "tokens", "--scope", "@b");
  expect(readConfig(folder)).toEqual({ specs: "apis", out: "tokens", scope: "@b" });
  expect(existsSync(join(folder, "apis/README.md"))).toBe(true);
});

test.each(["--specs", "--out", "--scope"])("%s is refused where a config decides", (flag) => {
  const folder = scratch({ ...managers.npm, "linkmint.config.json": "{}" });
  const before = readFiles(folder);
  const { exitCode, stderr } = init(folder, flag, "@x");
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining(
      `linkmint.config.json is there already, and decides in place of ${flag}.`,
    ),
  });
  expect(readFiles(folder)).toEqual(before);
});

test.each([
  ["by its config", '{ "printWidth": 120, "tabWidth": 4 }'],
  ["by its defaults", "{}"],
])("what Prettier formats %s it formats afterwards", async (_idea, config) => {
  const options = { ...JSON.parse(config), parser: "json" };
  const turbo = await format('{\n// ours\n"tasks": { "a": { "outputs": ["b"] } } }', options);
  const folder = scratch({ ...managers.npm, "turbo.json": turbo, ".prettierrc": config });
  expect(init(folder).exitCode).toBe(0);
  for (const file of ["turbo.json", "linkmint.config.json"]) {
    const text = readFileSync(join(folder, file), "utf8");
    expect(await check(text, options)).toBe(true);
  }
});

test("what no formatter laid out stays so, and a broken config of one is no matter", () => {
  const turbo = '{\n   "tasks": {   }}';
  const folder = scratch({ ...managers.npm, "turbo.json": turbo, ".prettierrc": "{" });
  expect(init(folder).exitCode).toBe(0);
  expect(readFileSync(join(folder, "turbo.json"), "utf8")).toMatch(/^\{\n {3}"tasks": \{\n/u);
});

test("a byte order mark stays", () => {
  const folder = scratch({ ...managers.npm, "turbo.json": '\uFEFF{ "tasks": {} }\n' });
  expect(init(folder).exitCode).toBe(0);
  const text = readFileSync(join(folder, "turbo.json"), "utf8");
  expect(text).toMatch(/^\uFEFF\{[^\uFEFF]*generate:link/u);
});

describe("refuses and writes nothing", () => {
  test.each([
    { path: "package.json", text: '{\n  "name": "a",\n}', want: "package.json:3:1" },
    { path: "package.json", text: "[]", want: "package.json should hold an object" },
    { path: "turbo.json", text: '{\n  "tasks": {\n}\n', want: "turbo.json:4:1" },
    { path: "turbo.json", text: "3", want: "turbo.json should hold an object" },
    { path: "nx.json", text: '{\n  "a" 1\n}', want: "nx.json:2:7" },
    {
      path: "pnpm-workspace.yaml",
      text: "packages:\n  - [a\nb: 1\n",
      want: "pnpm-workspace.yaml:3:1",
    },
    { path: "linkmint.config.json", text: "{", want: "linkmint.config.json" },
  ])("$path: $text", ({ path, text, want }) => {
    const folder = scratch({ ...managers.npm, [path]: text });
    const before = readFiles(folder);
    const { exitCode, stderr } = init(folder);
    expect(stderr).toContain(want);
    expect(stderr).toContain("help: ");
    expect(exitCode).toBe(3);
    expect(readFiles(folder)).toEqual(before);
  });

  test.each([
    ["npm", { "package.json": '{ "workspaces": ["apps/*"] }' }],
    ["pnpm", { "package.json": "{}", "pnpm-workspace.yaml": "packages: [apps/**]\n" }],
  ])("a workspace of another folder, with %s", (_, files) => {
    const folder = scratch({
      ...files,
      "apps/shop/package.json": json({ name: "@acme/shop" }),
      "tools/a/package.json": json({ name: "@acme/a" }),
    });
    const { exitCode, stderr } = runLinkmint(root, ["init"], { folder: join(folder, "apps/shop") });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr:
        "linkmint: In ../.. this folder is one of the workspaces.\n" +
        "help: run linkmint init in ../..\n",
    });
    const other = runLinkmint(root, ["init", "--dry-run"], { folder: join(folder, "tools/a") });
    expect(other.exitCode).toBe(0);
    writeFiles(folder, { "apps/shop/pnpm-workspace.yaml": "packages: [packages/*]\n" });
    const inner = runLinkmint(root, ["init", "--dry-run"], { folder: join(folder, "apps/shop") });
    expect(inner.exitCode).toBe(0);
  });

  test("a folder that is no repository", () => {
    const { exitCode, stderr } = init(scratch());
    expect(stderr).toContain("There is no package.json here.");
    expect(exitCode).toBe(3);
  });

  test("a provider, which is add's", () => {
    expect(init(scratch(managers.npm), "acme").stderr).toContain("init takes no provider.");
  });
});
