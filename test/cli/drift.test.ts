import { describe, expect, test } from "vitest";
import { document, documentWith, driftSpec } from "../drift/acme-spec.js";
import { scratch } from "../write/scratch.js";
import { installLinkmint, runLinkmint, type Run } from "./linkmint.js";

const root = installLinkmint();

const wider = documentWith(["        - paid\n", "        - paid\n        - trial\n"]);
const trial =
  '{ code: request-enum-member-added, at: /components/schemas/Plan/enum, names: ["trial"], reason: … }';
const record = (entry: string) => driftSpec({ info: `  x-link-differences:\n    - ${entry}\n` });

/** Holds a spec against a document in a folder of their own. */
function drift(spec: string, upstream: string, ...flags: string[]): Run {
  const folder = scratch({ "specs/acme.yaml": spec, "upstream.yaml": upstream });
  return runLinkmint(root, ["drift", "acme", "--upstream", "upstream.yaml", ...flags], { folder });
}

describe("drift", () => {
  test("is good where nothing differs", () => {
    expect(drift(driftSpec(), document)).toEqual({
      exitCode: 0,
      stdout: "acme: no difference\n",
      stderr: "",
    });
  });

  test("is good where all that differs is recorded, and tells the reasons", () => {
    expect(drift(record(trial.replace("…", "Nobody may have it.")), wider)).toEqual({
      exitCode: 0,
      stdout:
        "acme: nothing but 1 recorded difference\n" +
        "  request-enum-member-added  /components/schemas/Plan/enum: Nobody may have it.\n",
      stderr: "",
    });
  });

  test("tells each difference, both locations, what it means and what to do, and answers no", () => {
    const { exitCode, stdout, stderr } = drift(driftSpec(), wider);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      "minor  request-enum-member-added  POST /tokens request.plan",
      "  trial is one of the values now.",
      "  spec specs/acme.yaml:47:7  document upstream.yaml:47:11",
      "  for callers: Nothing; there is one more value to send.",
      "  to do: Follow the document in the spec, or record why not in info.x-link-differences:",
      `    - ${trial}`,
      "",
      "acme: 1 difference not recorded",
      "",
    ]);
  });

  test("tells what is recorded and gone, at its line, and answers no", () => {
    const { exitCode, stdout } = drift(record(trial.replace("…", "No.")), document);
    expect(exitCode).toBe(1);
    expect(stdout.split("\n")).toEqual([
      "stale  request-enum-member-added  /components/schemas/Plan/enum",
      "  The document gives no request-enum-member-added of trial at /components/schemas/Plan/enum any more.",
      "  spec specs/acme.yaml:7:7",
      "  to do: Remove it from info.x-link-differences.",
      "",
      "acme: 1 stale entry",
      "",
    ]);
  });

  test("prints JSON", () => {
    const { exitCode, stdout } = drift(driftSpec(), wider, "--json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "drift",
      exitCode: 1,
      providers: [
        {
          provider: "acme",
          upstream: "upstream.yaml",
          operations: ["POST /tokens"],
          findings: [
            { code: "request-enum-member-added", breaks: false, entry: { names: ["trial"] } },
          ],
          recorded: [],
          stale: [],
        },
      ],
      silent: [],
      diagnostics: [],
    });
  });

  test("prints annotations of the spec's lines", () => {
    const { exitCode, stdout, stderr } = drift(driftSpec(), wider, "--format", "github");
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toMatch(
      /^::error file=specs\/acme\.yaml,line=47,endLine=47,col=7,endColumn=11,title=request-enum-member-added::POST \/tokens request\.plan: trial is .*\n$/u,
    );
  });

  test("prints a comment that no name of a document can take over", () => {
    const hostile = wider.replace("- trial", '- "@team `|<b>"');
    const { exitCode, stdout } = drift(driftSpec(), hostile, "--format", "markdown");
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "### acme\n\n1 difference not recorded; held against `upstream.yaml`.",
    );
    expect(stdout).toContain("&#64;team");
    // A span ends with as many backticks as it begins with (CommonMark 0.31, 6.1).
    const shown = stdout.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gu, "").replace(/\\./gu, "");
    expect(shown).not.toMatch(/<b>|@team/u);
  });
});

describe("what drift is held against", () => {
  test("has to be named", () => {
    const folder = scratch({ "specs/acme.yaml": driftSpec() });
    const named = runLinkmint(root, ["drift", "acme"], { folder });
    expect(named).toMatchObject({ exitCode: 3, stdout: "" });
    expect(named.stderr).toContain("The spec of acme does not name the provider's own document.");
    const all = runLinkmint(root, ["drift"], { folder });
    expect(all).toMatchObject({ exitCode: 3, stdout: "" });
    expect(all.stderr).toContain("No spec names the provider's own document.");
  });

  test.each([[["drift"]], [["drift", "acme", "zeta"]]])("%s takes no --upstream", (args) => {
    const { exitCode, stderr } = runLinkmint(root, [...args, "--upstream", "a.yaml"]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain("--upstream is the document of one provider.");
  });

  test.each([
    ["a spec with errors", driftSpec().replace("token: /token", "token: /tokn"), document],
    ["a document that is none", driftSpec(), "<html>"],
    [
      "a document with a reference to nothing",
      driftSpec(),
      document.replace("schemas/Plan", "schemas/Plam"),
    ],
  ])("is not compared where there is %s", (_, spec, upstream) => {
    const { exitCode, stdout, stderr } = drift(spec, upstream);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("1 error: not everything was compared");
  });

  test("is an error where it is not there", () => {
    const folder = scratch({ "specs/acme.yaml": driftSpec() });
    const run = runLinkmint(root, ["drift", "acme", "--upstream", "nowhere.yaml"], { folder });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("nowhere.yaml  error  unreadable-spec");
  });
});
