import { describe, expect, test } from "vitest";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec, brokenSpec } from "./acme-spec.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();

/** A repository whose config is in `tools`, and a folder below that. */
function repository(files: Readonly<Record<string, string>> = {}) {
  const folder = scratch({
    ".git/HEAD": "",
    "tools/linkmint.config.json": '{ "scope": "@above", "site": true }',
    "tools/specs/acme.yaml": acmeSpec(),
    "tools/src/index.ts": "",
    ...files,
  });
  return { folder, inner: join(folder, "tools/src") };
}

const run = (folder: string, ...args: string[]) => runLinkmint(root, args, { folder });
const packages = (folder: string, ...args: string[]) =>
  JSON.parse(run(folder, "list", "--json", ...args).stdout).packages ?? [];

describe("a config above the working folder", () => {
  test("counts, and so do the folders beside it", () => {
    const { folder, inner } = repository();
    expect(packages(inner)).toMatchObject([
      { package: "@above/acme", folder: "../generated/acme" },
    ]);
    expect(packages(join(folder, "tools"))).toMatchObject([{ folder: "generated/acme" }]);
    expect(run(inner, "generate").exitCode).toBe(0);
    expect(run(inner, "check").exitCode).toBe(0);
    expect(run(join(folder, "tools"), "check").exitCode).toBe(0);
  });

  test("gives way to a nearer one, and to flags", () => {
    const { inner } = repository({
      "tools/src/linkmint.config.json": '{ "scope": "@near", "specs": "../specs" }',
    });
    expect(packages(inner)).toMatchObject([{ package: "@near/acme", folder: "generated/acme" }]);
    expect(packages(inner, "--scope", "@flag", "--out", "here")).toMatchObject([
      { package: "@flag/acme", folder: "here/acme" },
    ]);
  });

  test("is looked for up to the repository's root, and no further", () => {
    const { folder } = repository({ "linkmint.config.json": "{" });
    const inner = join(folder, "tools/vendor/inner");
    mkdirSync(inner, { recursive: true });
    expect(packages(inner)).toHaveLength(1);
    writeFiles(folder, { "tools/vendor/.git": "gitdir: ../../.git/worktrees/vendor\n" });
    expect(run(inner, "list").stderr).toContain("no-specs");
  });

  test("lets every command run in the folders that are generated", () => {
    const { folder } = repository({
      "tools/linkmint.config.json": '{ "providers": { "acme": { "out": "packages/acme" } } }',
      "tools/specs/zeta.yaml": acmeSpec(),
      "tools/packages/acme/mine.txt": "",
    });
    for (const place of ["tools/generated/zeta", "tools/packages/acme"]) {
      const here = join(folder, place);
      mkdirSync(here, { recursive: true });
      for (const command of ["lint", "list", "generate", "check"]) {
        expect(run(here, command), command).toMatchObject({ exitCode: 0, stderr: "" });
      }
    }
    expect(run(join(folder, "tools/generated/zeta"), "generate", "--out", "..").stderr).toContain(
      "The output folder .. is the working folder or holds it.",
    );
  });

  test.each([
    { config: { out: ".." }, want: "The output folder ../.. is the config's folder or holds it." },
    { config: { providers: { acme: { out: "." } } }, want: "is the config's folder or holds it." },
  ])("cannot make its own folder the output folder: $config", ({ config, want }) => {
    const { inner } = repository({ "tools/linkmint.config.json": JSON.stringify(config) });
    expect(run(inner, "generate")).toMatchObject({ exitCode: 3, stdout: "" });
    expect(run(inner, "generate").stderr).toContain(want);
    expect(run(inner, "lint").exitCode).toBe(0);
  });

  test("is where init belongs", () => {
    const { inner } = repository({ "tools/src/package.json": "{}" });
    const { exitCode, stderr } = run(inner, "init", "--dry-run");
    expect(exitCode).toBe(3);
    expect(stderr).toContain("help: run linkmint init in ..\n");
  });
});

describe("a path in an annotation begins at the repository's root", () => {
  const places = [["tools"], ["tools/src"]];

  test.each(places)("from lint in %s", (place) => {
    const { folder } = repository({ "tools/specs/acme.yaml": brokenSpec() });
    const here = join(folder, place);
    expect(run(here, "lint", "--format", "github").stdout).toMatch(
      /^::error file=tools\/specs\/acme\.yaml,line=/u,
    );
    const { results } = JSON.parse(run(here, "lint", "--format", "sarif").stdout).runs[0];
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      "tools/specs/acme.yaml",
    );
  });

  test.each(places)("from check in %s", (place) => {
    const { folder } = repository();
    expect(run(join(folder, place), "check", "--format", "github").stdout).toContain(
      "::error file=tools/generated/acme/package.json,",
    );
  });
});
