import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { configProject } from "./config-project.js";
import { type Run, installLinkmint, installModules, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const modules = installModules();
const project = (files: Readonly<Record<string, string>>): string => configProject(root, files);

function run(folder: string, ...args: string[]): Run {
  return runLinkmint(root, args, { folder });
}

/** The packages that `list` shows, as `name in folder`, and that it wrote nothing and complained of nothing. */
function list(folder: string, ...args: string[]): string[] {
  const before = readFiles(folder);
  const { exitCode, stdout, stderr } = run(folder, "list", "--json", ...args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(readFiles(folder)).toEqual(before);
  const { packages } = JSON.parse(stdout) as { packages: { package: string; folder: string }[] };
  return packages.map((entry) => `${entry.package} in ${entry.folder}`);
}

const json = JSON.stringify({ scope: "@test", providers: { acme: { out: "packages/link" } } });

describe("a config", () => {
  test.each([
    { name: "linkmint.config.json", text: `\uFEFF${json}` },
    { name: "linkmint.config.mjs", text: `export default ${json};` },
    {
      name: "linkmint.config.mjs",
      text: `import { defineConfig } from "linkmint";\nexport default defineConfig(${json});`,
    },
    {
      name: "linkmint.config.ts",
      text: `import { Config, defineConfig } from "linkmint";
        import { scope } from "./scope.mjs";
        enum Folder { Link = "packages/link" }
        const acme = { out: Folder.Link as string } satisfies NonNullable<Config["providers"]>[string];
        const unset: string | undefined = undefined;
        export default defineConfig({ scope, out: unset, providers: { acme, zeta: {} } });`,
    },
  ])("is read from $name", ({ name, text }) => {
    const folder = project({ [name]: text, "scope.mjs": 'export const scope = "@test";' });
    expect(list(folder)).toEqual(["@test/acme in packages/link", "@test/zeta in generated/zeta"]);
  });

  test("says what packages tell registries, who are private without one", () => {
    const url = "https://github.com/acme/link.git";
    const config = {
      ...{ private: false, license: "MIT", access: "restricted", repository: url },
      registry: "https://npm.acme.example/",
      dependencies: { "openapi-fetch": "catalog:", typescript: "~5.9.2" },
      providers: { zeta: { out: "packages/zeta" } },
    };
    const folder = project({ "linkmint.config.json": JSON.stringify(config), LICENSE: "Ours\n" });
    const read = (path: string): object =>
      JSON.parse(readFileSync(join(folder, path, "package.json"), "utf8")) as object;
    expect(run(folder, "generate").exitCode).toBe(0);
    expect(readFileSync(join(folder, "generated/acme/LICENSE"), "utf8")).toBe("Ours\n");
    const repository = { type: "git", url: `git+${url}` };
    expect(read("generated/acme")).toMatchObject({
      license: "MIT",
      repository: { ...repository, directory: "generated/acme" },
      publishConfig: { access: "restricted", registry: config.registry },
      dependencies: { "@linkmint/runtime": expect.any(String), "openapi-fetch": "catalog:" },
      devDependencies: { typescript: "~5.9.2" },
    });
    expect(read("generated/acme")).not.toHaveProperty("private");
    expect(read("packages/zeta")).toMatchObject({ repository: { directory: "packages/zeta" } });
    const moved = { repository: { url, directory: "tools/link" }, license: "Apache-2.0" };
    writeFiles(folder, { "linkmint.config.json": JSON.stringify(moved) });
    rmSync(join(folder, "LICENSE"));
    expect(run(folder, "check").exitCode).toBe(1);
    expect(run(folder, "generate").exitCode).toBe(0);
    expect(read("generated/acme")).toMatchObject({
      ...{ private: true, license: "Apache-2.0" },
      repository: { ...repository, directory: "tools/link/generated/acme" },
    });
    expect(readFiles(folder)).not.toHaveProperty(["generated/acme/LICENSE"]);
    writeFiles(folder, { "linkmint.config.json": "{}" });
    expect(run(folder, "generate").exitCode).toBe(0);
    const bare = read("generated/acme");
    expect(bare).toMatchObject({ private: true, license: "UNLICENSED" });
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(["repository"]));
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(["publishConfig"]));
  });

  test("decides ranges, whatever they were before", () => {
    const folder = project({ "linkmint.config.json": "{}" });
    const generate = (dependencies: object): string => {
      writeFiles(folder, { "linkmint.config.json": JSON.stringify({ dependencies }) });
      expect(run(folder, "generate").stderr).not.toContain("kept what was in");
      expect(run(folder, "check").exitCode).toBe(0);
      return readFileSync(join(folder, "generated/acme/package.json"), "utf8");
    };
    const first = generate({});
    const low = { "openapi-fetch": "^0.16.0", typescript: ">=5.5.0" };
    expect(JSON.parse(generate(low))).toMatchObject({
      dependencies: { "openapi-fetch": "^0.16.0" },
      devDependencies: { typescript: ">=5.5.0" },
    });
    generate({ "openapi-fetch": "^0.99.0" });
    expect(generate({})).toBe(first);
  });

  test("names no folder in the repository for a package that lies outside", () => {
    const config = { out: "../link", repository: "https://github.com/acme/link.git" };
    const folder = project({ "settings/linkmint.json": JSON.stringify(config), "link/a": "" });
    writeFiles(folder, {
      "settings/specs/acme.yaml": readFileSync(join(folder, "specs/acme.yaml"), "utf8"),
    });
    expect(run(folder, "generate", "--config", "settings/linkmint.json").exitCode).toBe(0);
    const text = readFileSync(join(folder, "link/acme/package.json"), "utf8");
    expect(JSON.parse(text)).toHaveProperty("repository", {
      ...{ type: "git", url: `git+${config.repository}` },
    });
  });

  test("in TypeScript needs no package.json that says what a module is", () => {
    const text = "export default { scope: import.meta.url.slice(0, 0) + '@test' as string };";
    const folder = project({ "linkmint.config.ts": text, "package.json": '{"type":"commonjs"}' });
    expect(list(folder)[0]).toBe("@test/acme in generated/acme");
  });

  test("is told where the folders are from its own folder, whoever asks for it from where", () => {
    const config = JSON.stringify({ specs: "../specs", out: "out", scope: "@test" });
    const folder = project({ "settings/linkmint.json": config });
    const want = ["@test/acme in settings/out/acme", "@test/zeta in settings/out/zeta"];
    expect(list(folder, "--config", "settings/linkmint.json")).toEqual(want);
    mkdirSync(join(folder, "elsewhere"));
    expect(list(join(folder, "elsewhere"), "--config", "../settings/linkmint.json")).toEqual(
      want.map((line) => line.replace("settings", "../settings")),
    );
  });

  test("that was asked for takes the place of the one in the folder", () => {
    const folder = project({ "linkmint.config.json": "broken", "other.json": json });
    expect(list(folder, "--config=other.json")[0]).toBe("@test/acme in packages/link");
  });

  test("gives way to flags", () => {
    const config = JSON.stringify({ ...(JSON.parse(json) as object), specs: "gone", out: "." });
    const folder = project({ "linkmint.config.json": config });
    const flags = ["--specs", "specs", "--out", "flagged", "--scope", "@flag"];
    expect(list(folder, ...flags)).toEqual([
      "@flag/acme in flagged/acme",
      "@flag/zeta in flagged/zeta",
    ]);
  });

  test("in JSON does without TypeScript, as does none", () => {
    const folder = project({ "linkmint.config.json": json });
    const hook = `export const resolve = (name, context, next) => {
      if (/^(?:typescript|ts-morph)$/.test(name)) throw new Error("loads " + name);
      return next(name, context);
    };`;
    const loader = `data:text/javascript,${encodeURIComponent(hook)}`;
    const preload = `import { register } from "node:module"; register(${JSON.stringify(loader)});`;
    writeFiles(folder, { "preload.mjs": preload });
    const environment = { NODE_OPTIONS: `--import=${join(folder, "preload.mjs")}` };
    const lint = (): Run => runLinkmint(modules, ["lint"], { folder, environment });
    expect(lint()).toMatchObject({ exitCode: 0, stderr: "" });
    rmSync(join(folder, "linkmint.config.json"));
    expect(lint()).toMatchObject({ exitCode: 0, stderr: "" });
    writeFiles(folder, { "linkmint.config.ts": "export default {};" });
    expect(lint().stderr).toContain("loads typescript");
  });

  test("is on its page as it works", () => {
    const page = join(import.meta.dirname, "../../generator/docs/configuration.md");
    const [, text = ""] = /^```ts\n(.*?)^```$/msu.exec(readFileSync(page, "utf8")) ?? [];
    expect(list(project({ "linkmint.config.ts": text }))).toEqual([
      "@acme/acme in packages/acme-link",
      "@acme/zeta in generated/zeta",
    ]);
  });
});

describe("--config is on the help page of", () => {
  test.each([[[]], [["generate"]], [["check"]], [["lint"]], [["list"]], [["add"]]])(
    "%s",
    (verb) => {
      expect(run(scratch(), ...verb, "--help").stdout).toMatch(/^ {2}--config FILE {2}/mu);
    },
  );
});

describe("what packages have a folder of their own", () => {
  const location = (out: string): Record<string, string> => ({
    "linkmint.config.json": JSON.stringify({ providers: { acme: { out } } }),
  });

  test("are generated, checked and shown there, and gone from where they were", () => {
    const folder = project({});
    run(folder, "generate");
    writeFiles(folder, {
      ...location("packages/acme-link"),
      "generated/acme/tsconfig.json": "mine",
    });
    const checked = run(folder, "check");
    expect(checked.exitCode).toBe(1);
    expect(checked.stdout).toContain("  missing   packages/acme-link/src/index.ts\n");
    expect(checked.stdout).toContain("  orphaned  generated/acme/src/index.ts\n");
    const { stdout, stderr } = run(folder, "generate", "--json");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      packages: [
        {
          provider: "acme",
          changes: expect.arrayContaining([
            { kind: "add", reason: "missing", path: "packages/acme-link/package.json" },
          ]),
        },
        { provider: "zeta", changes: [] },
        {
          provider: "acme",
          changes: expect.arrayContaining([
            { kind: "remove", reason: "orphaned", path: "generated/acme/package.json" },
          ]),
        },
      ],
      kept: [
        {
          path: "generated/acme/tsconfig.json",
          copy: expect.stringMatching(/^generated\/\.linkmint\/kept\/[^/]+\/acme\/tsconfig.json$/u),
        },
      ],
    });
    const folders = Object.keys(readFiles(folder)).map((path) => /^\w+\/[\w-]+/u.exec(path)?.[0]);
    expect(folders).toContain("packages/acme-link");
    expect(folders).not.toContain("generated/acme");
    expect(run(folder, "check")).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("have their edited files kept below the output folder", () => {
    const folder = project(location("packages/acme-link"));
    run(folder, "generate");
    writeFiles(folder, { "packages/acme-link/src/index.ts": "mine();\n" });
    const { stderr } = run(folder, "generate", "acme", "--quiet");
    const [, copy = ""] = /packages\/acme-link\/src\/index\.ts as (\S+)/u.exec(stderr) ?? [];
    expect(copy).toMatch(/^generated\/\.linkmint\/kept\/[^/]+\/_\/packages\/acme-link\//u);
    expect(readFileSync(join(folder, copy), "utf8")).toBe("mine();\n");
  });

  test("are named when there is no spec for them, whatever the verb", () => {
    const folder = project(location("packages/acme-link"));
    run(folder, "generate");
    rmSync(join(folder, "specs/acme.yaml"));
    const before = readFiles(folder);
    for (const args of [["generate"], ["check", "zeta"], ["lint"], ["list"]]) {
      const { exitCode, stderr } = run(folder, ...args);
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(/^linkmint\.config\.json:1:15 {2}error {2}invalid-config\n/u);
      expect(stderr).toContain('There is no spec for the provider "acme".');
    }
    expect(readFiles(folder)).toEqual(before);
  });

  test.each([
    {
      out: "generated/zeta",
      want: "The packages of acme and zeta share the folder generated/zeta.",
    },
    { out: "specs/acme", want: "is the folder of the specs or lies inside it." },
    { out: ".", want: "is the working folder or holds it." },
  ])("are refused in $out, and nothing is written", ({ out, want }) => {
    const folder = project(location(out));
    const before = readFiles(folder);
    const { exitCode, stdout, stderr } = run(folder, "generate", "acme");
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toContain(want);
    expect(readFiles(folder)).toEqual(before);
  });
});
