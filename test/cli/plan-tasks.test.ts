import { readdirSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { expect, test } from "vitest";
import { outputGlobs } from "../../generator/cli/commands/init/facts.js";
import { repository } from "../consumer.js";
import { json, managers, plan, tools } from "./init-fixtures.js";

/* What `linkmint init` adds for Turborepo and Nx. */

test("what a set-up of Nx lacks is added, with its command where no script gives one", async () => {
  const target = { cache: true };
  const nx = { includedScripts: ["generate:link"], targets: { "generate:link": target } };
  const { read } = await plan({
    "package.json": json({ name: "acme", nx }),
    "nx.json": "{}",
  });
  const { targets, includedScripts } = read("package.json")["nx"];
  expect(includedScripts).toEqual(["generate:link"]);
  expect(targets["generate:link"]).toEqual(target);
  expect(targets["check:link"]).toMatchObject({ command: "linkmint check", cache: true });
});

test("the reference pages are among what a tool keeps", async () => {
  const { read } = await plan(
    { ...managers.npm, "turbo.json": "{}" },
    {
      stated: { specs: "specs", out: "generated" },
      config: "linkmint.config.json",
      placements: [],
      site: "docs/pages",
    },
  );
  const tasks = read("turbo.json")["tasks"];
  const { outputs } = tasks["//#generate:link"] as { readonly outputs: readonly string[] };
  const own = outputs.filter((glob) => glob.startsWith("docs/pages/"));
  const written = readdirSync(join(repository, "generated/site"));
  expect(
    written.filter((file) => !own.some((glob) => matchesGlob(`docs/pages/${file}`, glob))),
  ).toEqual([]);
  expect(tasks["//#check:link"].inputs).toEqual(expect.arrayContaining(own));
});

test("a project.json takes the target of Nx", async () => {
  const { read } = await plan({
    ...managers.npm,
    ...tools.nx,
    "project.json": json({ name: "all" }),
  });
  expect(read("package.json")).not.toHaveProperty("nx");
  expect(read("project.json")["targets"]["generate:link"].command).toBe("linkmint generate");
});

test("Turborepo 1 is to be migrated first", async () => {
  const { left, read } = await plan({ ...managers.npm, "turbo.json": '{ "pipeline": {} }' });
  const want = "turbo.json is Turborepo 1's: npx @turbo/codemod migrate, and init again";
  expect(left).toContain(want);
  expect(read("turbo.json")).toEqual({ pipeline: {} });
});

test("builds whose output is not cached are told of", async () => {
  const turbo = json({ tasks: { build: { outputs: ["lib/**"] } } });
  const { left } = await plan({ ...managers.npm, "turbo.json": turbo });
  expect(left).toContain('turbo.json: add "dist/**" to the outputs of build');
});

test("a cache holds each file that is generated, and no other", async () => {
  const facts = { settings: { specs: "specs", out: "generated" }, placements: [] };
  const patterns = outputGlobs(facts as never).map((glob) => {
    const source = glob.replaceAll(".", "\\.").replace("/*/", "/[^/]+/").replace("**", ".*");
    return new RegExp(`^${source}$`, "u");
  });
  const isKept = (path: string): boolean => patterns.some((pattern) => pattern.test(path));
  const manifest = readFileSync(join(repository, "generated/plaid/.linkmint.json"), "utf8");
  const files = Object.keys(JSON.parse(manifest).files).concat(".linkmint.json");
  expect(files.filter((file) => !isKept(`generated/plaid/${file}`))).toEqual([]);
  const others = ["CHANGELOG.md", "dist/esm/index.js", "my.test.ts", "node_modules/a/package.json"];
  expect(others.filter((file) => isKept(`generated/plaid/${file}`))).toEqual([]);
});
