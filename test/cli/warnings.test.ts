import { describe, expect, test } from "vitest";
import { scratch } from "../write/scratch.js";
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
