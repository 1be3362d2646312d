import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { covers } from "../../generator/cli/commands/init/covers.js";
import { outputGlobs } from "../../generator/cli/commands/init/facts.js";
import { repository } from "../consumer.js";
import { json, managers, nobodySaid, plan, tools } from "./init-fixtures.js";

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
  const settings = { specs: "specs", out: "generated" };
  const facts = { settings, placements: [], repository: { providers: [] } };
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

const configured = { ...nobodySaid, stated: { specs: "specs", out: "packages/link", scope: "@a" } };
const withSite = { ...configured, config: "linkmint.config.json", site: "pages" };
const placements = [{ provider: "acme", folder: "libs/acme", path: "linkmint.config.json" }];
const specs = { "specs/acme.yaml": "", "specs/zeta.yaml": "" };

describe.each(["turborepo", "nx"] as const)("the tasks of %s", (tool) => {
  const files = { ...managers.npm, ...tools[tool], ...specs };
  const at = (name: string) => (tool === "nx" ? name : `//#${name}`);
  const lines = (name: string, glob: string) => {
    const path = tool === "nx" ? "package.json" : "turbo.json";
    return `${path}: ${at(name)} does not name ${glob}: add it, or remove the task and run linkmint init again`;
  };
  const both = (glob: string) => [lines("generate:link", glob), lines("check:link", glob)];

  test.each([
    ["nothing", {}, {}, []],
    ["another scope", { stated: { ...configured.stated, scope: "@b" } }, {}, []],
    ["other specs", { stated: { ...configured.stated, specs: "apis" } }, {}, both("apis/**")],
    ["another config", { config: "linkmint.config.ts" }, {}, both("linkmint.config.ts")],
    ["pages elsewhere", { site: "docs" }, {}, both("docs/.linkmint.json")],
    ["a new spec", {}, { "specs/beta.yaml": "" }, both("pages/beta.html")],
    ["a package of its own", { placements }, {}, both("libs/acme/package.json")],
  ])("are told to be made anew after %s", async (_, change, more, want) => {
    const { texts } = await plan(files, withSite);
    const { left } = await plan({ ...files, ...texts, ...more }, { ...withSite, ...change });
    expect(left.filter((line) => line.includes("does not name"))).toEqual(want);
  });

  test("are told to be made anew after packages moved", async () => {
    const { texts } = await plan(files, withSite);
    const stated = { ...configured.stated, out: "libs/link" };
    const { left } = await plan({ ...files, ...texts }, { ...withSite, stated });
    expect(left.filter((line) => line.includes("does not name"))).toEqual(
      both("libs/link/*/package.json"),
    );
  });
});

test("what a cache puts back are all committed pages of ours, and no page of a user's", async () => {
  const manifest = readFileSync(join(repository, "generated/site/.linkmint.json"));
  const pages = Object.keys(JSON.parse(String(manifest)).files);
  const files = Object.fromEntries(pages.map((page) => [`specs/${page}`, ""]));
  const { read } = await plan({ ...managers.npm, ...tools.turborepo, ...files }, withSite);
  const { [`//#generate:link`]: task, [`//#check:link`]: check } = read("turbo.json").tasks;
  const put = (page: string) => covers(task.outputs, `pages/${page}`);
  expect([...pages, ".linkmint.json", "page-a1.js"].filter((page) => !put(page))).toEqual([]);
  expect(["about.html", "README.md", "openapi.yaml", "CNAME"].filter(put)).toEqual([]);
  // A clone does not have what git ignores.
  expect(covers(check.inputs, "pages/plaid.html")).toBe(true);
  expect(covers(check.inputs, "pages/page-a1.js")).toBe(false);
});

test.each([
  ["the tool's own inputs", { inputs: ["$TURBO_DEFAULT$"], outputs: ["packages/**"] }],
  ["folders for all in them", { inputs: ["."], outputs: ["packages/link"] }],
  ["no list", {}],
])("a task whose author wrote %s is left as it is", async (_, task) => {
  const text = json({ tasks: { "//#generate:link": { inputs: ["**"], ...task } } });
  const files = { ...managers.npm, ...specs, "turbo.json": text };
  const { left } = await plan(files, configured);
  expect(left.filter((line) => line.includes("does not name"))).toEqual([]);
});

test.each([
  ["named inputs", { inputs: ["default", "^production"] }],
  ["a named input with a dash", { inputs: ["link-inputs"] }],
  ["exclusions", { inputs: ["{workspaceRoot}/**/*", "!{workspaceRoot}/**/*.md"] }],
  ["named inputs as objects", { inputs: [{ input: "production", projects: "self" }] }],
  ["file sets", { inputs: [{ fileset: "{workspaceRoot}/**/*" }, { env: "CI" }] }],
  ["the root project's folder", { inputs: ["{projectRoot}"], outputs: ["{projectRoot}/packages"] }],
])("a target whose author wrote %s is left as it is", async (_, target) => {
  const targets = { "generate:link": target, "check:link": target };
  const files = { ...managers.npm, ...specs, ...tools.nx };
  const root = JSON.parse(files["package.json"]);
  const text = json({ ...root, nx: { targets } });
  const { left } = await plan({ ...files, "package.json": text }, configured);
  expect(left.filter((line) => line.includes("does not name"))).toEqual([]);
});
