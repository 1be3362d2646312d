import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { useGeneratedFolder } from "./generated-folder.js";
import { type Run, installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const generated = useGeneratedFolder(root);

function run(folder: string, ...args: string[]): Run {
  return runLinkmint(root, args, { folder });
}

/** Text with its durations made equal. */
function timeless(text: string): string {
  return text.replace(/ *\d+ ms| *\d+\.\d s/gu, " TIME");
}

describe("generate", () => {
  test("says what it did to each package, and that there was nothing to do", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec(), "specs/zeta-pay.yaml": acmeSpec() });
    const first = run(folder, "generate");
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(timeless(first.stdout).split("\n")).toEqual([
      "acme      added 12 files TIME",
      "zeta-pay  added 12 files TIME",
      "2 packages, added 24 files in TIME",
      "",
    ]);
    const second = run(folder, "generate");
    expect(second).toMatchObject({ exitCode: 0, stderr: "" });
    expect(timeless(second.stdout).split("\n")).toEqual([
      "acme      unchanged TIME",
      "zeta-pay  unchanged TIME",
      "2 packages, nothing to do in TIME",
      "",
    ]);
  });

  test("takes folders, scope and provider from the command line", () => {
    const folder = scratch({ "api/acme.yaml": acmeSpec(), "api/zeta.yaml": acmeSpec() });
    run(folder, "generate", "acme", "--specs", "api", "--out=packages", "--scope", "@test");
    const files = readFiles(join(folder, "packages"));
    expect(JSON.parse(files["acme/package.json"] ?? "")).toMatchObject({ name: "@test/acme" });
    expect(Object.keys(files).some((path) => path.startsWith("zeta/"))).toBe(false);
  });

  test("keeps a copy of an edited file and says where, even when quiet", () => {
    const folder = generated();
    writeFiles(folder, { "generated/acme/src/index.ts": "mine();\n" });
    const { exitCode, stdout, stderr } = run(folder, "generate", "--quiet");
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    const [, copy = ""] = /generated\/acme\/src\/index\.ts as (\S+)/u.exec(stderr) ?? [];
    expect(readFileSync(join(folder, copy), "utf8")).toBe("mine();\n");
    expect(run(folder, "check").exitCode).toBe(0);
  });

  test("prints one JSON document", () => {
    const folder = generated();
    rmSync(join(folder, "generated/acme/tsconfig.json"));
    writeFiles(folder, { "generated/zeta/tsconfig.json": "mine" });
    const { exitCode, stdout, stderr } = run(folder, "generate", "--json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      linkmint: expect.any(String),
      command: "generate",
      exitCode: 0,
      written: true,
      packages: [
        {
          provider: "acme",
          milliseconds: expect.any(Number),
          changes: [{ kind: "add", reason: "missing", path: "generated/acme/tsconfig.json" }],
        },
        {
          provider: "zeta",
          milliseconds: expect.any(Number),
          changes: [{ kind: "update", reason: "edited", path: "generated/zeta/tsconfig.json" }],
        },
      ],
      kept: [
        {
          path: "generated/zeta/tsconfig.json",
          copy: expect.stringMatching(/^generated\/\.linkmint\/kept\/.*\/zeta\/tsconfig.json$/u),
        },
      ],
      diagnostics: [],
    });
  });

  test("finishes although nobody reads what it says", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    const bin = join(root, "generator/bin/linkmint.js");
    const script = `"${process.execPath}" "${bin}" generate | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
    expect(run(folder, "check").exitCode).toBe(0);
  });
});

describe("check", () => {
  test("is good right after generate", () => {
    const { exitCode, stdout, stderr } = run(generated(), "check");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(timeless(stdout)).toBe("2 packages up to date, checked in TIME\n");
  });

  test("names every file of every package that differs, with a diff and the remedy", () => {
    const folder = generated();
    const settings = readFileSync(join(folder, "generated/acme/tsconfig.json"), "utf8");
    writeFiles(folder, { "generated/acme/tsconfig.json": `${settings}mine\n` });
    rmSync(join(folder, "generated/acme/README.md"));
    rmSync(join(folder, "specs/zeta.yaml"));
    const before = readFiles(folder);
    const { exitCode, stdout, stderr } = run(folder, "check");
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    const lines = stdout.split("\n");
    expect(lines).toContain("  edited    generated/acme/tsconfig.json");
    expect(lines).toContain("    -mine");
    expect(lines).toContain("  missing   generated/acme/README.md");
    expect(lines).toContain("  orphaned  generated/zeta/src/index.ts");
    expect(lines).toContain("  orphaned  generated/zeta/.linkmint.json");
    expect(lines.at(-2)).toBe("not up to date: 2 of 2 packages; run npx linkmint generate");
    expect(readFiles(folder)).toEqual(before);
  });

  test("names a stale file, and no more than the files when quiet", () => {
    const folder = generated();
    writeFiles(folder, { "specs/acme.yaml": acmeSpec("Mint a token") });
    const { exitCode, stdout } = run(folder, "check", "--quiet");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("  stale     generated/acme/src/link-token.ts\n");
    expect(stdout.split("\n").every((line) => /^(?: {2}stale {5}\S+)?$/u.test(line))).toBe(true);
  });

  test("names a file of somebody else's that would be published, which generate leaves", () => {
    const folder = generated();
    writeFiles(folder, { "generated/acme/src/mine.ts": "mine();\n" });
    const warning =
      /^generated\/acme\/src\/mine\.ts {2}warning {2}foreign-file\n(?:.*\n)* *help: /u;
    const checked = run(folder, "check");
    expect(checked).toMatchObject({ exitCode: 1, stdout: "" });
    expect(checked.stderr).toMatch(warning);
    const generate = run(folder, "generate");
    expect(generate.exitCode).toBe(0);
    expect(generate.stderr).toMatch(warning);
    expect(JSON.parse(run(folder, "check", "--json").stdout)).toMatchObject({
      exitCode: 1,
      diagnostics: [{ code: "foreign-file", severity: "warning" }],
    });
    rmSync(join(folder, "generated/acme/src/mine.ts"));
    expect(run(folder, "check").exitCode).toBe(0);
  });

  test("shows so much of a diff, and so much of all diffs", () => {
    const folder = generated();
    const files = Object.keys(readFiles(folder)).filter((path) =>
      /^generated\/.*(?<!json)$/u.test(path),
    );
    for (const path of files) writeFiles(folder, { [path]: `${path}\n`.repeat(100) });
    const lines = run(folder, "check").stdout.split("\n");
    const shown = lines.filter((line) => line.startsWith("    -"));
    const [first = ""] = files;
    expect(shown.filter((line) => line.endsWith(first)).length).toBeLessThan(60);
    expect(shown.length).toBeGreaterThan(500);
    expect(shown.length).toBeLessThan(600);
    expect(lines.filter((line) => line.endsWith(" more lines"))).toHaveLength(files.length);
  });

  test("prints one JSON document", () => {
    const folder = generated();
    writeFiles(folder, { "generated/acme/tsconfig.json": "mine" });
    const { exitCode, stdout, stderr } = run(folder, "check", "acme", "--json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      linkmint: expect.any(String),
      command: "check",
      exitCode: 1,
      packages: [
        {
          provider: "acme",
          milliseconds: expect.any(Number),
          changes: [{ kind: "update", reason: "edited", path: "generated/acme/tsconfig.json" }],
        },
      ],
      diagnostics: [],
    });
  });
});

describe("lint and list", () => {
  const folder = (): string => scratch({ "specs/acme.yaml": acmeSpec() });

  test("lint counts", () => {
    expect(run(folder(), "lint")).toEqual({
      exitCode: 0,
      stdout: "1 spec, no problems\n",
      stderr: "",
    });
    expect(run(folder(), "lint", "--quiet").stdout).toBe("");
    expect(JSON.parse(run(folder(), "lint", "--json").stdout)).toEqual({
      linkmint: expect.any(String),
      command: "lint",
      exitCode: 0,
      specs: [{ provider: "acme", path: "specs/acme.yaml" }],
      diagnostics: [],
    });
  });

  test("list shows what there is to use", () => {
    const { exitCode, stdout } = run(folder(), "list", "--scope", "@test");
    expect(exitCode).toBe(0);
    for (const word of ["acme", "@test/acme", "Acme", "createLinkToken, tokens.create"]) {
      expect(stdout).toContain(word);
    }
    expect(run(folder(), "list", "--quiet").stdout).toBe("acme\n");
    expect(JSON.parse(run(folder(), "list", "--json").stdout)).toMatchObject({
      command: "list",
      packages: [
        {
          provider: "acme",
          name: "Acme",
          package: "@linkmint/acme",
          client: "Acme",
          specVersion: "1",
          methods: ["createLinkToken", "tokens.create"],
        },
      ],
    });
  });
});
