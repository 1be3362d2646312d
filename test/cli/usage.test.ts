import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch, writeFiles } from "../write/scratch.js";
import { installLinkmint, layOut, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const escape = "\u001B[";

describe("help", () => {
  test.each([["--help"], ["-h"]])("%s goes to stdout and is good", (flag) => {
    const { exitCode, stdout, stderr } = runLinkmint(root, [flag]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const word of ["generate", "check", "lint", "list", "--specs", "--out", "--scope"]) {
      expect(stdout).toContain(word);
    }
  });

  test("is there for each command", () => {
    const { exitCode, stdout } = runLinkmint(root, ["check", "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("linkmint check [provider…] [flags]");
  });

  test("is what a bare linkmint prints, but nobody asked for it", () => {
    const { exitCode, stdout, stderr } = runLinkmint(root, []);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toBe(runLinkmint(root, ["--help"]).stdout);
  });

  test("--version prints the version", () => {
    const { exitCode, stdout } = runLinkmint(root, ["--version"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });
});

describe("wrong usage", () => {
  test.each([
    { args: ["generat"], want: "did you mean generate?" },
    { args: ["frobnicate"], want: "the commands are generate, check, lint, list" },
    { args: ["--quiet"], want: "the commands are generate, check, lint, list" },
    { args: ["frobnicate", "--help"], want: "There is no command frobnicate." },
    { args: ["check", "--scop", "@acme"], want: "did you mean --scope?" },
    { args: ["check", "-x"], want: "There is no flag -x." },
    { args: ["check", "--watch"], want: "check has no flag --watch." },
    { args: ["lint", "--from=acme.yaml"], want: "lint has no flag --from." },
    { args: ["diff", "a", "b", "--specs", "x"], want: "diff has no flag --specs." },
    { args: ["check", "--constructor"], want: "There is no flag --constructor." },
    { args: ["check", "--out"], want: "write --out DIR" },
    { args: ["check", "--out="], want: "write --out DIR" },
    { args: ["check", "--out", "--quiet"], want: "write --out DIR" },
    { args: ["check", "--quiet=yes"], want: "write --quiet alone" },
    { args: ["check", "--scope", "acme"], want: "write it like @acme" },
    { args: ["check", "--scope", "@Acme"], want: "@Acme is no npm scope" },
    { args: ["check", "--scope", "@a/b"], want: "@a/b is no npm scope" },
    { args: ["lint", "--max-warnings", "few"], want: "write --max-warnings 0" },
    { args: ["generate", "--workers", "two"], want: "write --workers 1" },
    { args: ["list", "--strict"], want: "it belongs to generate, check, lint" },
    { args: ["generate", "--out", "/"], want: "a folder of their own" },
    { args: ["generate", "--out", "."], want: "a folder of their own" },
    { args: ["generate", "--out", ".."], want: "a folder of their own" },
    { args: ["generate", "--out", homedir()], want: "a folder of their own" },
    { args: ["generate", "--specs", "nowhere"], want: "no-specs" },
    { args: ["generate", "--specs=-nowhere"], want: "no-specs" },
  ])("$args says: $want", ({ args, want }) => {
    const { exitCode, stdout, stderr } = runLinkmint(root, args);
    expect(stderr).toContain(want);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
  });

  test("is told as JSON when JSON was asked for", () => {
    const { exitCode, stdout, stderr } = runLinkmint(root, ["--json", "lnt"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      linkmint: expect.any(String),
      exitCode: 3,
      error: { message: "There is no command lnt.", help: "did you mean lint?" },
    });
  });

  test("cannot smuggle escape sequences into the terminal", () => {
    const { stderr } = runLinkmint(root, [`${escape}31mx`]);
    expect(stderr).not.toContain(escape);
  });
});

describe("colour", () => {
  test.each([
    { environment: {}, want: false },
    { environment: { FORCE_COLOR: "1" }, want: true },
    { environment: { FORCE_COLOR: "0" }, want: false },
    { environment: { FORCE_COLOR: "1", NO_COLOR: "1" }, want: false },
    { environment: { FORCE_COLOR: "1", NO_COLOR: "" }, want: true },
  ])("off a terminal with $environment: $want", ({ environment, want }) => {
    const { stderr } = runLinkmint(root, ["lnt"], { environment });
    expect(stderr.includes(escape)).toBe(want);
  });
});

describe("our own fault", () => {
  /** The environment in which a built-in that linkmint needs is broken. */
  const broken = (): Record<string, string> =>
    preload("Array.prototype.findLast = () => { throw new Error('boom'); };");

  test("is one line that says so, without a stack", () => {
    const { exitCode, stdout, stderr } = runLinkmint(root, ["list"], {
      environment: broken(),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: "" });
    expect(stderr).toMatch(/^linkmint: this is a bug in linkmint: boom .*\n$/u);
  });

  test("shows its stack under DEBUG=linkmint", () => {
    const environment = { ...broken(), DEBUG: "linkmint" };
    const { exitCode, stderr } = runLinkmint(root, ["list"], { environment });
    expect(exitCode).toBe(4);
    expect(stderr).toContain("parse-arguments.cjs:");
  });

  test("is JSON under --json", () => {
    const { exitCode, stdout, stderr } = runLinkmint(root, ["list", "--json"], {
      environment: broken(),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 4, error: { message: /boom/u } });
  });
});

describe("an installation that cannot run", () => {
  test("says that the build is missing", () => {
    const { exitCode, stderr } = runLinkmint(layOut(), ["--help"]);
    expect(exitCode).toBe(3);
    expect(stderr).toBe('linkmint is not built yet: run "npm run build"\n');
  });

  test.each([
    {
      name: "was not finished",
      text: "import './gone.js';",
      want: /Cannot find module .*gone\.js/u,
    },
    { name: "is cut short", text: "export function main() {", want: /Unexpected end of input/u },
  ])("is no drift when its build $name", ({ text, want }) => {
    const half = layOut();
    writeFiles(half, { "generator/dist/cli/main.js": text });
    const { exitCode, stdout, stderr } = runLinkmint(half, ["check"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: "" });
    expect(stderr).toMatch(/^linkmint cannot start: [^\n]* \(run "npm run build"\)\n$/u);
    expect(stderr).toMatch(want);
  });

  test.each([["18.20.0"], ["20.18.3"]])("says that Node %s is too old", (version) => {
    const environment = preload(
      `Object.defineProperty(process.versions, "node", { value: "${version}" });`,
    );
    const { exitCode, stderr } = runLinkmint(root, ["--help"], { environment });
    expect(exitCode).toBe(3);
    expect(stderr).toBe(`linkmint needs Node 20.19 or newer; this is Node ${version}\n`);
  });
});

/** The environment that runs some code before linkmint. */
function preload(code: string): Record<string, string> {
  const folder = scratch({ "preload.mjs": code });
  return { NODE_OPTIONS: `--import=${join(folder, "preload.mjs")}` };
}
