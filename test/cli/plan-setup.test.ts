import { describe, expect, test } from "vitest";
import { json, managers, nobodySaid, plan, tools } from "./init-fixtures.js";

const inputs = ["specs/**", "linkmint.config.json", "LICENSE", "packages/link/*/package.json"];

describe.each(Object.entries(managers))("%s", (manager, files) => {
  test.each(Object.entries(tools))("with %s", async (tool, more) => {
    const { texts, read, left } = await plan({ ...files, ...more });
    const config = { specs: "specs", out: "packages/link", scope: "@acme" };
    expect(read("linkmint.config.json")).toEqual(config);
    const { scripts, workspaces, nx } = read("package.json");
    const wanted = { "generate:link": "linkmint generate", "check:link": "linkmint check" };
    expect(scripts).toEqual(wanted);
    if (manager === "pnpm") {
      const want = "packages:\n  # ours\n  - packages/*\n  - packages/link/*\n";
      expect(texts["pnpm-workspace.yaml"]).toBe(want);
    } else {
      const globs = manager === "yarn" ? workspaces.packages : workspaces;
      expect(globs).toEqual(["packages/*", "packages/link/*"]);
    }

    expect("turbo.json" in texts).toBe(tool === "turborepo");
    if (tool === "turborepo") {
      expect(texts["turbo.json"]).toContain("  // ours\n");
      const { tasks } = read("turbo.json");
      expect(tasks["//#generate:link"].inputs).toEqual(inputs);
      expect(tasks["//#generate:link"].outputs).toContain("packages/link/*/src/**");
      const { outputs } = tasks["//#generate:link"];
      const all = [...new Set([...inputs, ...outputs])];
      expect(tasks["//#check:link"]).toEqual({ inputs: all, outputs: [] });
      expect(tasks["build"]).toEqual({ dependsOn: ["^build"], outputs: ["dist/**"] });
    }
    if (tool === "nx") {
      const target = nx.targets["generate:link"];
      expect(nx.includedScripts).toEqual(["generate:link", "check:link"]);
      expect(nx.targets["check:link"]).toMatchObject({ cache: true, outputs: [] });
      expect(nx.targets["check:link"].inputs).toContain("{workspaceRoot}/packages/link/*/src/**/*");
      expect(target.cache).toBe(true);
      expect(target.inputs).toEqual([
        "{workspaceRoot}/specs/**/*",
        "{workspaceRoot}/linkmint.config.json",
        "{workspaceRoot}/LICENSE",
        "{workspaceRoot}/packages/link/*/package.json",
        { externalDependencies: ["linkmint"] },
      ]);
      expect(target.outputs).toContain("{workspaceRoot}/packages/link/*/src");
      expect(texts["nx.json"]).toBe(tools.nx["nx.json"]);
      expect(left.join()).toContain(
        'nx.json: where builds are to be cached, add to targetDefaults: "build": {',
      );
    } else {
      expect(nx).toBeUndefined();
    }

    const again = await plan(texts, {
      ...nobodySaid,
      config: "linkmint.config.json",
      stated: config,
    });
    expect(again).toMatchObject({ edits: [], texts });
  });
});

test.each([
  ["npm", "npm install --save-dev linkmint typescript"],
  ["pnpm", "pnpm add --save-dev -w linkmint typescript"],
  ["yarn", "yarn add --dev -W linkmint typescript"],
  ["bun", "bun add --dev linkmint typescript"],
] as const)("says what is left in the words of %s", async (manager, want) => {
  expect((await plan(managers[manager])).left[0]).toBe(want);
});

test("a config decides, and each package that it locations elsewhere is a workspace", async () => {
  const { texts, read } = await plan(
    { ...managers.npm, "turbo.json": "{}" },
    {
      stated: { specs: "specs", out: "libs/tokens" },
      config: "linkmint.config.mjs",
      placements: [{ provider: "acme", folder: "apps/acme", path: "linkmint.config.mjs" }],
    },
  );
  expect(texts).not.toHaveProperty(["linkmint.config.json"]);
  const globs = ["packages/*", "libs/tokens/*", "apps/acme"];
  expect(read("package.json")["workspaces"]).toEqual(globs);
  const task = read("turbo.json")["tasks"]["//#generate:link"];
  expect(task.inputs).toEqual([
    "specs/**",
    "linkmint.config.mjs",
    "LICENSE",
    "libs/tokens/*/package.json",
    "apps/acme/package.json",
  ]);
  const outputs = ["libs/tokens/*/src/**", "apps/acme/src/**"];
  expect(task.outputs).toEqual(expect.arrayContaining(outputs));
});

test("a script that generates is the one that a tool calls", async () => {
  const scripts = { codegen: "linkmint generate --quiet", check: "npx linkmint check" };
  const { read } = await plan({
    "package.json": json({ name: "acme", scripts }),
    "turbo.json": "{}",
  });
  expect(read("package.json")["scripts"]).toEqual(scripts);
  expect(read("turbo.json")["tasks"]).toHaveProperty(["//#codegen"]);
});

test.each([
  "linkmint generate && turbo run build",
  "linkmint generate --watch",
  "linkmint generate; echo",
  "linkmint generate acme",
  "linkmint generate --json acme",
  "linkmint generate --help",
  "linkmint generated",
  "echo linkmint generate",
  "my-linkmint generate",
])("a script is not the one that generates where it is: %s", async (command) => {
  const scripts = { build: command };
  const { read } = await plan({
    "package.json": json({ name: "acme", scripts }),
    "turbo.json": "{}",
  });
  expect(read("package.json")["scripts"]["generate:link"]).toBe("linkmint generate");
  expect(read("turbo.json")["tasks"]).toHaveProperty(["//#generate:link"]);
});

test.each([
  "linkmint generate",
  " npx linkmint generate --specs ./apis --quiet ",
  "linkmint --quiet generate --json",
  "pnpm exec linkmint generate",
  "yarn run linkmint generate --config=linkmint.config.ts",
  "bun x linkmint generate",
  "npm exec -- linkmint generate",
  "node ./node_modules/linkmint/generator/bin/linkmint.js generate",
])("a script is the one that generates where it is: %s", async (command) => {
  const { read } = await plan({
    "package.json": json({ name: "acme", scripts: { codegen: command } }),
    "turbo.json": "{}",
  });
  expect(read("turbo.json")["tasks"]).toHaveProperty(["//#codegen"]);
});

test.each([
  ["turbo.json", '{ "tasks": { "build": {} } }'],
  ["nx.json", '{ "targetDefaults": { "build": {} } }'],
])("no task of %s calls another script of the name", async (path, text) => {
  const scripts = { "generate:link": "echo", "check:link": "linkmint check" };
  const files = { ...managers.npm, "package.json": json({ name: "acme", scripts }), [path]: text };
  const { texts, left, read } = await plan(files);
  expect(texts[path]).toBe(text);
  expect(read("package.json")).not.toHaveProperty("nx");
  expect(left).toContain(
    `${path}: no task was added; run linkmint init again once a script runs linkmint generate`,
  );
  expect(left.join()).not.toContain("run generate:link");
  expect(left).toContain("let builds begin with: npx linkmint generate");
});

test.each([
  [{ build: "linkmint generate && tsc" }, true],
  [{ "gen[x": "linkmint generate", build: "npm run gen[x&&tsc" }, true],
  [{ "gen.x": "linkmint generate", build: "npm run gen-x && tsc" }, false],
  [{ "gen.x": "linkmint generate", build: "npm run gen.x && tsc" }, true],
  [{ gen: "linkmint generate", build: "npm run gen;tsc" }, true],
  [{ gen: "linkmint generate", build: "npm run regen" }, false],
])("with the scripts %j builds generate first: %s", async (scripts, want) => {
  const { left } = await plan({ "package.json": json({ name: "acme", scripts }) });
  expect(left.every((line) => !line.startsWith("let builds begin"))).toBe(want);
});

test.each([
  [["apps/*"], "packages/link"],
  [["apps/*", "modules/**"], "modules/link"],
  [["modules/*", "libs/*"], "libs/link"],
  [["website", "./packages/*/"], "packages/link"],
])("with workspaces %j packages go to %s", async (workspaces, want) => {
  const { read } = await plan({ "package.json": json({ name: "a", workspaces }) });
  expect(read("linkmint.config.json")["out"]).toBe(want);
});

test.each([
  ["acme/link", "https://github.com/acme/link.git"],
  ["gitlab:acme/link", "https://gitlab.com/acme/link.git"],
  [{ url: "git+https://git.example/a/b.git" }, "https://git.example/a/b.git"],
  [{ url: "git@git.example:a/b.git" }, "https://git.example/a/b.git"],
  [{ url: "git+ssh://git@git.example/a/b.git" }, "https://git.example/a/b.git"],
  [
    { url: "https://git.example/a/b.git", directory: "web" },
    { url: "https://git.example/a/b.git", directory: "web" },
  ],
  [{ url: "git+https://git.example/a/b.git?token=secret#main" }, "https://git.example/a/b.git"],
  [{ url: "https://me:secret@git.example/a/b.git" }, undefined],
  [{ url: "ssh://git@git.example:2222/a/b.git" }, undefined],
  [{ url: "file:../b.git" }, undefined],
  [5, undefined],
])("the root's repository %j is the config's: %j", async (from, want) => {
  const { read } = await plan({ "package.json": json({ name: "@acme/all", repository: from }) });
  expect(read("linkmint.config.json")["repository"]).toEqual(want);
});

test.each([
  ["dist\n", undefined],
  ["node_modules\n**/dist/\r\n", undefined],
  ["/dist\n", "/dist\npackages/link/*/dist/\n"],
  ["distant", "distant\npackages/link/*/dist/\n"],
])("what is built stays out of git: %j", async (text, want) => {
  const { texts } = await plan({ ...managers.npm, ".gitignore": text });
  expect(texts[".gitignore"]).toBe(want ?? text);
});

test("a pattern for git is quoted where a space would end it", async () => {
  const { texts } = await plan(managers.npm, { ...nobodySaid, stated: { out: "our links" } });
  expect(texts[".gitattributes"]).toBe('"our links/**" linguist-generated\n');
});

test("another script of the name is left alone", async () => {
  const scripts = { "generate:link": "echo" };
  const { read, left } = await plan({ "package.json": json({ name: "acme", scripts }) });
  const want =
    "package.json has another script generate:link: give linkmint generate one of its own";
  expect(left).toContain(want);
  expect(read("package.json")["scripts"]["generate:link"]).toBe("echo");
});

test("formatters leave the packages alone", async () => {
  const devDependencies = { prettier: "3" };
  const files = { "package.json": json({ name: "a", devDependencies }), "biome.json": "{}" };
  const { texts, left } = await plan(files);
  expect(texts[".prettierignore"]).toBe("packages/link/\n");
  expect(left).toContain("biome.json: leave packages/link/ out of files.includes");
});
