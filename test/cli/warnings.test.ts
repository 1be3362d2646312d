import { describe, expect, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { suspiciousSpec } from "./acme-spec.js";
import { installLinkmint, type Run, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const run = (folder: string, ...args: string[]): Run => runLinkmint(root, args, { folder });
const folder = (): string => scratch({ "specs/acme.yaml": suspiciousSpec() });
const location = "specs/acme.yaml:17:9";

describe("a warning", () => {
  test("is told by lint, whose response is good all the same", () => {
    const { exitCode, stdout, stderr } = run(folder(), "lint");
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(stderr).toContain(`${location}  warning  undeclared-lifetime`);
    expect(stderr).toMatch(/1 spec, 1 warning\n$/u);
  });

  test("of one code is shown five times, and the rest counted, unless --verbose asks for all", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const line = "                user: { type: string, description: Who connects. }";
    const more = names.map((name) => line.replace("user", name).replace(/, desc[^}]*/u, " "));
    const text = suspiciousSpec().replace(line, [line, ...more].join("\n"));
    const given = scratch({ "specs/acme.yaml": text });
    const shown = (stderr: string) =>
      stderr.match(/:\d+ {2}warning {2}missing-description/gu)?.length;
    const { stderr } = run(given, "lint");
    expect(shown(stderr)).toBe(5);
    expect(stderr).toMatch(
      /^specs\/acme.yaml {2}warning {2}missing-description\n {2}2 more, which --verbose shows$/mu,
    );
    const all = run(given, "lint", "--verbose").stderr;
    expect(shown(all)).toBe(7);
    expect(all).not.toContain("more, which");
    expect(JSON.parse(run(given, "lint", "--json").stdout).diagnostics.length).toBeGreaterThan(7);
  });

  test("is in every format", () => {
    const given = folder();
    expect(JSON.parse(run(given, "lint", "--json").stdout)).toMatchObject({
      exitCode: 0,
      diagnostics: [{ code: "undeclared-lifetime", severity: "warning" }],
    });
    expect(JSON.parse(run(given, "lint", "--format", "sarif").stdout).runs[0]).toMatchObject({
      results: [{ ruleId: "undeclared-lifetime", level: "warning" }],
    });
    expect(run(given, "lint", "--format", "github").stdout).toMatch(
      /^::warning file=specs\/acme.yaml,line=17,.*title=undeclared-lifetime::/u,
    );
  });

  test("keeps nothing from being written", () => {
    const given = folder();
    expect(run(given, "generate")).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

describe.each([
  { name: "lint", reports: 0 },
  { name: "generate", reports: 0 },
  { name: "check", reports: 1 },
])("$name", ({ name, reports }) => {
  const ways = [
    { args: ["--strict"], config: {}, want: /:17:9 {2}error {2}undeclared-lifetime/u },
    { args: [], config: { strict: true }, want: /:17:9 {2}error {2}undeclared-lifetime/u },
    { args: ["--max-warnings", "0"], config: {}, want: /^specs {2}error {2}too-many-warnings/mu },
    { args: [], config: { maxWarnings: 0 }, want: /^specs {2}error {2}too-many-warnings/mu },
  ];

  test.each(ways)("fails on a warning with $args and $config", ({ args, config, want }) => {
    const given = folder();
    writeFiles(given, { "linkmint.config.json": JSON.stringify(config) });
    const { exitCode, stderr } = run(given, name, ...args);
    expect(stderr).toMatch(want);
    expect(exitCode).toBe(2);
    expect(readFiles(given)).not.toHaveProperty(["generated/acme/package.json"]);
  });

  test("follows its flags where the config says otherwise", () => {
    const given = folder();
    writeFiles(given, { "linkmint.config.json": '{ "strict": true, "maxWarnings": 0 }' });
    expect(run(given, name, "--max-warnings", "1")).toMatchObject({ exitCode: reports });
    expect(run(given, name, "--max-warnings", "1", "--strict").exitCode).toBe(2);
    const { stderr } = run(given, name, "--max-warnings", "0");
    expect(stderr).toContain("The run found 1 warning, more than the 0 that it may have.");
  });

  test("takes as many as it may", () => {
    const args = ["--max-warnings", "1"];
    expect(run(folder(), name, ...args)).toMatchObject({ exitCode: reports });
  });
});

test("what a strict run finds, the next run remembers, and one that is not strict leaves unsaid", () => {
  const given = folder();
  expect(run(given, "generate", "--max-warnings", "1").exitCode).toBe(0);
  const again = run(given, "generate", "--max-warnings", "1");
  expect(again.stdout).toContain("nothing to do");
  expect(again.stderr).toContain("undeclared-lifetime");
  expect(run(given, "check", "--strict").exitCode).toBe(2);
  expect(run(given, "check")).toMatchObject({ exitCode: 0, stderr: "" });
});
