import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../generator/cli/config/load-config.js";
import { renderDiagnostic } from "../../generator/diagnostics/render-diagnostic.js";
import { readFiles, scratch } from "../write/scratch.js";
import { configProject } from "./config-project.js";
import { type Run, installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();

/** Runs `generate` with these files in the folder, and holds it to writing nothing and answering 3. */
function refuse(files: Readonly<Record<string, string>>, ...args: string[]): Run {
  const folder = configProject(root, files);
  const before = readFiles(folder);
  const run = runLinkmint(root, ["generate", ...args], { folder });
  expect({ exitCode: run.exitCode, stdout: run.stdout }).toEqual({ exitCode: 3, stdout: "" });
  expect(readFiles(folder)).toEqual(before);
  return run;
}

/** What is told about a config, without the source line. */
function problemsOf(stderr: string): string[] {
  return stderr
    .split("\n\n")
    .filter((block) => block !== "")
    .map((block) => {
      const [location = "", message = "", ...rest] = block.split("\n").map((line) => line.trim());
      const help = rest.find((line) => line.startsWith("help: ")) ?? "";
      return `${location.replace("  error  invalid-config", "")} ${message} ${help}`.trim();
    });
}

describe("a config in JSON", () => {
  test.each([
    { text: '{\n  "scpe": "@a" }', want: ':2:3 Unknown key "scpe". help: did you mean "scope"?' },
    {
      text: '{ "Out": "x" }',
      want: ':1:3 Unknown key "Out". help: did you mean "out"?',
    },
    {
      text: '{ "frob": 1 }',
      want: ':1:3 Unknown key "frob". help: it knows specs, out, scope, repository, private, license, …',
    },
    {
      text: '{ "__proto__": {} }',
      want: ':1:3 Unknown key "__proto__". help: it knows specs, out, scope, repository, private, license, …',
    },
    {
      text: '{ "out": "a", "providers": { "out": { "outt": 1 } } }',
      want: ':1:39 Unknown key "outt" in providers.out. help: did you mean "out"?',
    },
    {
      text: '{ "specs": ["{\\"out\\":"], "out": "a" }',
      want: ':1:3 specs should be a path, but is a list. help: write it like "specs"',
    },
    {
      text: '{ "specs": "{\\"", "out": 5 }',
      want: ':1:19 out should be a path, but is 5. help: write it like "generated"',
    },
    {
      text: '{ "out": "" }',
      want: ':1:3 out should be a path, but is "". help: write it like "generated"',
    },
    {
      text: '{ "out": null }',
      want: ':1:3 out should be a path, but is null. help: write it like "generated"',
    },
    ...[
      ["specs", "specs"],
      ["out", "generated"],
    ].map(([key, like]) => ({
      text: `{ "${key}": "a\\u0000b" }`,
      want: `:1:3 ${key} should be a path without control characters, but is "a\\u0000b". help: write it like "${like}"`,
    })),
    {
      text: '{ "strict": "yes" }',
      want: ':1:3 strict should be true or false, but is "yes". help: write it like true',
    },
    {
      text: '{ "maxWarnings": -1 }',
      want: ":1:3 maxWarnings should be a number of warnings, but is -1. help: write it like 0",
    },
    {
      text: '{ "repository": "https://me:secret@git.example/link.git" }',
      want: ':1:3 repository should be an https URL without credentials, query and fragment. help: write it like "https://github.com/acme/link.git"',
    },
    {
      text: '{ "repository": "git@github.com:acme/link.git" }',
      want: ':1:3 repository should be an https URL without credentials, query and fragment. help: write it like "https://github.com/acme/link.git"',
    },
    {
      text: '{ "repository": { "url": "https://a.example/b", "dir": "c" } }',
      want: ':1:49 Unknown key "dir" in repository. help: it knows url and directory',
    },
    {
      text: '{ "repository": { "directory": "c" } }',
      want: ':1:3 repository has no url. help: add "url": "https://github.com/acme/link.git"',
    },
    ...["?token=abc", "#abc", "?"].map((end) => ({
      text: `{ "repository": { "url": "https://git.example/link.git${end}" } }`,
      want: ':1:19 repository.url should be an https URL without credentials, query and fragment. help: write it like "https://github.com/acme/link.git"',
    })),
    {
      text: '{ "private": "no" }',
      want: ':1:3 private should be true or false, but is "no". help: write it like true',
    },
    {
      text: '{ "source": "src" }',
      want: ':1:3 source should be true or false, but is "src". help: write it like true',
    },
    {
      text: '{ "license": "" }',
      want: ':1:3 license should be an SPDX license expression, but is "". help: write it like "MIT"',
    },
    {
      text: '{ "private": false, "access": "private" }',
      want: ':1:21 access should be "public" or "restricted", but is "private". help: write it like "public"',
    },
    {
      text: '{ "access": "public" }',
      want: ':1:3 access is for packages that are published, and these are private. help: add "private": false, or remove access',
    },
    {
      text: '{ "private": true, "registry": "http://127.0.0.1:4873" }',
      want: ':1:20 registry is for packages that are published, and these are private. help: add "private": false, or remove registry',
    },
    {
      text: '{ "private": false, "registry": "https://me:secret@npm.example" }',
      want: ':1:21 registry should be a URL without credentials, query and fragment. help: write it like "https://npm.acme.example/"',
    },
    {
      text: '{ "private": false, "registry": "https://npm.example/?token=abc" }',
      want: ':1:21 registry should be a URL without credentials, query and fragment. help: write it like "https://npm.acme.example/"',
    },
    {
      text: '{ "dependencies": { "openapi-fetc": "1" } }',
      want: ':1:21 Unknown key "openapi-fetc" in dependencies. help: did you mean "openapi-fetch"?',
    },
    {
      text: '{ "dependencies": { "typescript": 6 } }',
      want: ':1:21 dependencies.typescript should be a range of versions, but is 6. help: write it like "^1.2.3"',
    },
    {
      text: '{ "scope": "acme" }',
      want: ':1:3 scope should be an npm scope, but is "acme". help: write it like "@acme"',
    },
    {
      text: '{ "site": { "gateways": { "app": "http://app.example/k" } } }',
      want: ':1:27 site.gateways.app should be an https URL without credentials, query and fragment. help: write it like "https://app.example/link"',
    },
    {
      text: '{ "site": { "gateways": { "app": "https://*/link" } } }',
      want: ':1:27 site.gateways.app should be an https URL without credentials, query and fragment. help: write it like "https://app.example/link"',
    },
    {
      text: '{ "site": "pages" }',
      want: ':1:3 site should be an object, but is "pages". help: write it like true',
    },
    {
      text: '{ "providers": { "acme": "packages" } }',
      want: ':1:18 providers.acme should be an object, but is "packages". help: write it like { "out": "packages/acme" }',
    },
    {
      text: "[]",
      want: ' The config should be an object, but is a list. help: write it like { "scope": "@acme" }',
    },
    {
      text: '{\n  "out": "a",\n}',
      want: ":3:1 The config is no JSON: Expected double-quoted property name. help: correct it; JSON knows neither comments nor trailing commas",
    },
    {
      text: '{\n<<<<<<< HEAD\n  "out": "a"\n=======\n  "out": "b"\n>>>>>>> other\n}\n',
      want: ":2:1 Git left a conflict here that nobody has resolved. help: keep what is right of both sides, and remove the lines of <<<<<<<, ======= and >>>>>>>",
    },
    {
      text: '{ "out": tru }',
      want: " The config is no JSON: Unexpected token ' '. help: correct it; JSON knows neither comments nor trailing commas",
    },
  ])("$text is refused", async ({ text, want }) => {
    const path = join(scratch({ "linkmint.config.json": text }), "linkmint.config.json");
    const { value, diagnostics } = await loadConfig(path);
    expect(value).toBeUndefined();
    const stderr = diagnostics.map((found) => renderDiagnostic(found)).join("\n\n");
    expect(problemsOf(stderr)).toEqual([path + want]);
  });

  test("is told all that is wrong with it, each with its line", () => {
    const { stderr } = refuse({ "linkmint.config.json": '{\n  "scpe": 1,\n  "out": 2\n}' });
    expect(problemsOf(stderr)).toHaveLength(2);
    expect(stderr).toContain('  3 |   "out": 2\n    |   ^\n');
  });

  test("cannot make the working folder the output folder", () => {
    const { stderr } = refuse({ "linkmint.config.json": '{ "out": "." }' });
    expect(problemsOf(stderr)).toEqual([
      "linkmint.config.json The output folder . is the working folder or holds it. " +
        "help: give the packages a folder of their own",
    ]);
  });
});

describe("a config that is a module", () => {
  test.each([
    { text: "export const out = 1;", want: " The config has no default export." },
    {
      text: "export default () => 1;",
      want: " The config should be an object, but is a function.",
    },
    {
      text: "export default Promise.resolve({});",
      want: " The config should be an object, but is of type Promise.",
    },
    {
      text: "export default undefined;",
      want: " The config should be an object, but is undefined.",
    },
    { text: "export default { scpe: 1 };", want: ' Unknown key "scpe".' },
    {
      text: "export default {",
      want: " The config cannot be loaded: SyntaxError: Unexpected end of input",
    },
    {
      text: '\nthrow new TypeError("boom\\nbang");',
      want: ":2:7 The config cannot be loaded: TypeError: boom",
    },
    { text: "throw null;", want: " The config cannot be loaded: null" },
    {
      text: 'import "gone";',
      want: " The config cannot be loaded: Error: Cannot find package 'gone' imported from",
    },
  ])("$text is refused", ({ text, want }) => {
    const { stderr } = refuse({ "linkmint.config.mjs": text });
    const [problem = "", ...others] = problemsOf(stderr);
    expect(problem).toContain(`linkmint.config.mjs${want}`);
    expect(problem).not.toContain("bang");
    expect(others).toEqual([]);
    expect(stderr).not.toMatch(/^ +at /mu);
  });

  test.each([
    { text: "export default {\n  out: : };", want: ":2:8 The config does not parse: Expression" },
    { text: "type A = 1;\n\nthrow 'boom';", want: " The config cannot be loaded: 'boom'" },
    { text: "export default { out: 5 as 5 };", want: " out should be a path, but is 5." },
  ])("$text is refused in TypeScript", ({ text, want }) => {
    const { stderr } = refuse({ "linkmint.config.ts": text });
    expect(problemsOf(stderr)).toEqual([expect.stringContaining(`linkmint.config.ts${want}`)]);
    expect(stderr).not.toMatch(/^ +at /mu);
  });
});

describe("a config's name", () => {
  test("must not be one of two", () => {
    const { stderr } = refuse({ "linkmint.config.json": "{}", "linkmint.config.ts": "" });
    expect(stderr).toContain("two configs: linkmint.config.ts and linkmint.config.json.\n");
  });

  test.each(["js", "mts", "yaml"])("must not end in %s", (end) => {
    const { stderr } = refuse({ [`linkmint.config.${end}`]: "" });
    expect(stderr).toContain(`linkmint.config.${end} is no config that linkmint reads.\n`);
  });

  test.each([
    { name: "gone.json", want: "gone.json does not exist." },
    { name: "specs/acme.yaml", want: "specs/acme.yaml is no name for a config." },
    { name: "folder.json", want: "folder.json cannot be read (EISDIR)." },
  ])("must not be $name", ({ name, want }) => {
    expect(refuse({ "folder.json/file": "" }, "--config", name).stderr).toContain(want);
  });
});

test("what is wrong with a config is JSON under --json", () => {
  const folder = configProject(root, { "linkmint.config.json": '{ "scpe": 1 }' });
  const { exitCode, stdout, stderr } = runLinkmint(root, ["check", "--json"], { folder });
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    command: "check",
    exitCode: 3,
    diagnostics: [{ code: "invalid-config", path: "linkmint.config.json" }],
  });
});

test("a config above the working folder is none outside of a repository", () => {
  const folder = configProject(root, { "linkmint.config.json": "broken", "below/file": "" });
  const below = { folder: join(folder, "below") };
  expect(runLinkmint(root, ["lint", "--specs", "../specs"], below)).toMatchObject({ stderr: "" });
});
