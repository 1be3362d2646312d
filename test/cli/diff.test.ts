import { describe, expect, test } from "vitest";
import { scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec, brokenSpec } from "./acme-spec.js";
import { installLinkmint, runLinkmint, type Run } from "./linkmint.js";

const root = installLinkmint();

const breaking = acmeSpec().replace("required: [user]", "required: [user, plan]");
const added = "user: { type: string, description: Who connects. }";
const widened = acmeSpec().replace(added, `${added}\n                plan: { type: string }`);

/** Compares two documents in a folder of their own. */
function diff(before: string, after: string, ...flags: string[]): Run {
  const folder = scratch({ "specs/acme.yaml": before, "next/acme.yaml": after });
  return runLinkmint(root, ["diff", "specs/acme.yaml", "next/acme.yaml", ...flags], { folder });
}

describe("diff", () => {
  test("says that nothing changed", () => {
    expect(diff(acmeSpec(), acmeSpec("Other words"))).toEqual({
      exitCode: 0,
      stdout: "no change for callers of POST /tokens\n",
      stderr: "",
    });
  });

  test("tells each change, both locations, what to do and the step, and answers no", () => {
    const { exitCode, stdout, stderr } = diff(widened, acmeSpec());
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout.split("\n").slice(0, 6)).toEqual([
      "major  request-property-removed  POST /tokens request.plan",
      "  The property plan is gone.",
      "  old specs/acme.yaml:27:17  new next/acme.yaml:25:15",
      "  to do: Stop sending it.",
      "",
      "1 change, 1 of which breaks callers: a major step",
    ]);
  });

  test("is good where nobody breaks, and quietly says nothing then", () => {
    expect(diff(acmeSpec(), widened)).toMatchObject({ exitCode: 0 });
    expect(diff(acmeSpec(), widened, "--quiet")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  test.each([["--json"], ["--format=json"]])("prints JSON for %s", (flag) => {
    const { exitCode, stdout } = diff(acmeSpec(), widened, flag);
    expect(exitCode).toBe(0);
    const location = (path: string) => ({
      path,
      pointer: expect.any(String),
      span: expect.any(Object),
    });
    expect(JSON.parse(stdout)).toEqual({
      linkmint: expect.any(String),
      command: "diff",
      exitCode: 0,
      operations: ["POST /tokens"],
      step: "minor",
      changes: [
        {
          code: "request-property-added",
          severity: "minor",
          breaks: false,
          where: "POST /tokens request.plan",
          message: "There is a property plan now.",
          action: "Nothing; it may be left out.",
          before: location("specs/acme.yaml"),
          after: location("next/acme.yaml"),
        },
      ],
      diagnostics: [],
    });
  });

  test("prints a changeset for the package", () => {
    expect(diff(acmeSpec(), widened, "--format", "changeset", "--scope", "@test").stdout).toBe(
      '---\n"@test/acme": minor\n---\n\nFollow the provider\'s API: 1 change, none of which breaks callers.\n\n' +
        "- `POST /tokens request.plan`: There is a property plan now.\n",
    );
    expect(diff(acmeSpec(), acmeSpec(), "--format", "changeset").stdout).toBe("---\n---\n");
  });

  test("names the package of the spec, and says the step that its version takes", () => {
    const at = (version: string, before: string, after: string, files: readonly string[]) => {
      const folder = scratch({
        ...{ "specs/acme.yaml": before, "next.yaml": after },
        "generated/acme/package.json": JSON.stringify({ version }),
      });
      const words = ["diff", ...files, "--format", "changeset"];
      return runLinkmint(root, words, { folder }).stdout.split("\n")[1];
    };
    const files = ["specs/acme.yaml", "next.yaml"];
    expect(at("0.3.1", acmeSpec(), widened, files)).toBe('"@linkmint/acme": patch');
    expect(at("0.3.1", widened, acmeSpec(), files)).toBe('"@linkmint/acme": minor');
    expect(at("1.0.0", acmeSpec(), widened, files)).toBe('"@linkmint/acme": minor');
    expect(at("1.0.0", widened, acmeSpec(), files)).toBe('"@linkmint/acme": major');
    expect(at("1.0.0", widened, acmeSpec(), files.toReversed())).toBe('"@linkmint/acme": minor');
  });

  test("prints a comment that no name of a document can take over", () => {
    const hostile = acmeSpec().replace(
      added,
      `${added}\n                "@team |<b>\`x\`": { type: string }`,
    );
    const { exitCode, stdout } = diff(hostile, acmeSpec(), "--format", "markdown");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("**major step**");
    expect(stdout).toContain("&#64;team \\|\\<b\\>\\`x\\`");
    expect(stdout).not.toMatch(/<b>(?!.*`)/u);
  });

  test("compares a provider's own documents for the operations that are named", () => {
    const [old, now] = [acmeSpec(), breaking.replace("plan]", "id]")].map((text) =>
      text.replace(/ {2}x-link-provider.*\n/u, "").replace(/ {6}x-link-token:\n(?: {8}.*\n)*/u, ""),
    );
    const nothing = diff(old ?? "", now ?? "");
    expect(nothing).toMatchObject({ exitCode: 3, stdout: "" });
    expect(nothing.stderr).toContain("No operation of either file carries x-link-token.");
    expect(nothing.stderr).toContain('--operation "POST /link/token"');
    expect(diff(old ?? "", now ?? "", "--operation", "createToken")).toMatchObject({ exitCode: 1 });
    const unknown = diff(old ?? "", now ?? "", "--operation", "POST /token");
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('did you mean "POST /tokens"?');
  });

  test("reports documents with errors, and compares nothing", () => {
    const { exitCode, stdout, stderr } = diff(acmeSpec(), brokenSpec());
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("next/acme.yaml:");
    expect(stderr).toContain("unknown-pointer");
    expect(stderr).toContain("1 error: nothing was compared");
  });
});

test.each([
  { args: ["diff"], want: "diff takes two files." },
  { args: ["diff", "a.yaml"], want: "write linkmint diff OLD NEW" },
  { args: ["diff", "a", "b", "c"], want: "diff takes two files, no more." },
  { args: ["diff", "a", "b", "--format", "markdwn"], want: "did you mean markdown?" },
  { args: ["diff", "a", "b", "--format", "sarif"], want: "diff has no format sarif." },
  { args: ["lint", "--format", "xml"], want: "write one of text, json, sarif, github" },
  { args: ["generate", "--format", "github"], want: "generate has no format github." },
])("$args says: $want", ({ args, want }) => {
  const { exitCode, stdout, stderr } = runLinkmint(root, args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
  expect(stderr).toContain(want);
});

test("--json and another format exclude each other, which is told as JSON", () => {
  const { exitCode, stdout } = runLinkmint(root, ["lint", "--json", "--format", "sarif"]);
  expect(exitCode).toBe(3);
  expect(JSON.parse(stdout).error.message).toBe("--json and --format sarif exclude each other.");
});

test("a file that is not there is an error", () => {
  const { exitCode, stderr } = runLinkmint(root, ["diff", "a.yaml", "b.yaml"], {
    folder: scratch(),
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("a.yaml  error  unreadable-spec");
  expect(stderr).toContain("b.yaml  error  unreadable-spec");
});

describe("formats of lint and check", () => {
  test("lint --format sarif prints a log, and nothing else", () => {
    const folder = scratch({ "specs/acme.yaml": brokenSpec(), "specs/zeta.yaml": acmeSpec() });
    const { exitCode, stdout, stderr } = runLinkmint(root, ["lint", "--format", "sarif"], {
      folder,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    const { version, runs } = JSON.parse(stdout);
    expect(version).toBe("2.1.0");
    expect(runs[0].results).toMatchObject([
      {
        ruleId: "unknown-pointer",
        locations: [{ physicalLocation: { artifactLocation: { uri: "specs/acme.yaml" } } }],
      },
    ]);
  });

  test("lint --format github prints a command for each problem", () => {
    const folder = scratch({ "specs/acme.yaml": brokenSpec() });
    const { exitCode, stdout, stderr } = runLinkmint(root, ["lint", "--format=github"], { folder });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    expect(stdout).toMatch(
      /^::error file=specs\/acme\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=unknown-pointer::.*%0Ahelp: did you mean \/token\?\n$/u,
    );
  });

  test("check --format github prints a command for each file that is not up to date", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    runLinkmint(root, ["generate"], { folder });
    writeFiles(folder, { "generated/acme/src/index.ts": "mine();\n" });
    const { exitCode, stdout } = runLinkmint(root, ["check", "--format", "github"], { folder });
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      "::error file=generated/acme/src/index.ts,title=edited::The file is not what its spec gives.%0Ahelp: run npx linkmint generate\n",
    );
  });
});
