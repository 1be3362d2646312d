import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { catalog } from "../../generator/diagnostics/catalog.js";
import { catalog as changes } from "../../generator/diff/catalog.js";
import { scratch } from "../write/scratch.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
/** Whatever is wrong with a config, these commands run: one may ask what `invalid-config` means. */
const run = (...args: string[]) =>
  runLinkmint(root, args, { folder: scratch({ "linkmint.config.json": "{" }) });

describe("explain", () => {
  test("says what a code means, what to do, and how it looks", () => {
    const { exitCode, stdout, stderr } = run("explain", "unknown-pointer");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { title, cause, fix } = catalog["unknown-pointer"];
    expect(stdout).toContain(
      `unknown-pointer  error: ${title}\n\n${cause}\n\n${fix}\n\nExample:\n`,
    );
    expect(stdout).toContain("    help: did you mean /token?\n");
  });

  test("takes a code in capitals, and one without an example", () => {
    const { exitCode, stdout } = run("explain", "Invalid-Config");
    expect(exitCode).toBe(0);
    expect(stdout).toContain(catalog["invalid-config"].fix);
    expect(stdout).not.toContain("Example");
  });

  test("prints JSON", () => {
    const { exitCode, stdout } = run("explain", "undeclared-lifetime", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "explain",
      exitCode: 0,
      code: "undeclared-lifetime",
      severity: "warning",
      ...catalog["undeclared-lifetime"],
      example: expect.stringContaining("warning  undeclared-lifetime"),
    });
  });

  test("finds its examples in what npm ships", () => {
    const text = readFileSync(path.join(import.meta.dirname, "../../package.json"), "utf8");
    expect(JSON.parse(text).files).toContain("generator/diagnostics/examples.json");
  });

  test("names the nearest code of an unknown one", () => {
    const { exitCode, stdout, stderr } = run("explain", "unknown-pointr");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toBe(
      "linkmint: There is no code unknown-pointr.\nhelp: did you mean unknown-pointer?\n",
    );
    expect(JSON.parse(run("explain", "xyz", "--json").stdout)).toMatchObject({
      exitCode: 1,
      error: { help: "lint prints the code of each problem, diff and drift of each difference" },
    });
  });

  test("says what a difference means, as diff and drift print it", () => {
    const { title, action } = changes["request-property-added"];
    const { exitCode, stdout } = run("explain", "Request-property-added");
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`request-property-added  minor: ${title}\n\n${action}\n`);
    expect(JSON.parse(run("explain", "request-property-added", "--json").stdout)).toMatchObject({
      ...{ code: "request-property-added", severity: "minor", title, action },
    });
    const { stderr } = run("explain", "request-property-addd");
    expect(stderr).toContain("did you mean request-property-added?");
  });

  test.each([[[]], [["unknown-pointer", "unknown-key"]]])("refuses %j", (codes) => {
    expect(run("explain", ...codes).exitCode).toBe(3);
  });
});

describe("version", () => {
  test("prints what --version prints", () => {
    expect(run("version")).toEqual(run("--version"));
    expect(run("version", "foo", "bar")).toMatchObject({
      ...{ exitCode: 3, stdout: "" },
      stderr: "linkmint: version takes no name.\nhelp: write linkmint version\n",
    });
    expect(JSON.parse(run("version", "--json").stdout)).toMatchObject({
      linkmint: expect.any(String),
      node: process.versions.node,
      runtime: expect.any(String),
    });
  });
});

describe("help", () => {
  test("prints what --help prints", () => {
    expect(run("help")).toEqual(run("--help"));
    expect(run("help", "lint")).toEqual(run("lint", "--help"));
    expect(run("help").exitCode).toBe(0);
  });

  test("prints the commands as JSON", () => {
    const { commands } = JSON.parse(run("help", "lint", "--json").stdout);
    expect(commands).toMatchObject([
      { name: "lint", formats: ["text", "json", "sarif", "github"] },
    ]);
    expect(commands[0].flags).toContain("fix");
  });

  test.each([
    { args: ["lnt"], want: "did you mean lint?" },
    { args: ["frobnicate"], want: "the commands are generate, check" },
    { args: ["lint", "check"], want: "help takes one command." },
  ])("refuses $args", ({ args, want }) => {
    const { exitCode, stderr } = run("help", ...args);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(want);
  });
});
