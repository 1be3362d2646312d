import { describe, expect, test } from "vitest";
import { scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { installLinkmint, type Run, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const run = (folder: string, ...args: string[]): Run => runLinkmint(root, args, { folder });
const timeless = ({ stderr }: Run) => stderr.replace(/^ *\d+ ms {2}/gmu, "").split("\n");

describe("--verbose", () => {
  test("says what generate reads, decides and skips, with times", () => {
    const secret = acmeSpec().replaceAll("Make a token", "hunter2");
    const folder = scratch({ "specs/acme.yaml": secret, "specs/zeta.yaml": acmeSpec() });
    const first = run(folder, "generate", "--verbose");
    expect(first.stderr).toMatch(/^(?: *\d+ ms {2}\S.*\n)+$/u);
    const lines = secret.split("\n").length;
    expect(timeless(first)).toEqual([
      "no config: specs specs, out generated, scope @linkmint",
      "read the stamp in generated/.linkmint, which has 0 packages",
      `read specs/acme.yaml, ${lines} lines`,
      `read specs/zeta.yaml, ${lines} lines`,
      "acme: what it is made of changed",
      "acme: compared 11 files with generated/acme",
      "zeta: what it is made of changed",
      "zeta: compared 11 files with generated/zeta",
      "took the lock of generated",
      "generate ended with exit code 0",
      "",
    ]);
    expect(first.stderr).not.toContain("hunter2");
    writeFiles(folder, { "generated/zeta/tsconfig.json": "mine" });
    const again = timeless(run(folder, "generate", "--verbose"));
    expect(again).toContain("acme: skipped, since neither spec nor package changed");
    expect(again).toContain("zeta: its package changed");
  });

  test.each([
    ["list", "acme", "read specs/acme.yaml, "],
    ["why", "createLinkToken", "read specs/acme.yaml, "],
    ["diff", "specs/acme.yaml", "specs/acme.yaml", "read specs/acme.yaml"],
    ["init", "--dry-run", "read package.json"],
    ["mock", "--port", "1", "--host", "256.0.0.1", "read specs/acme.yaml, "],
    ["gateway", "--port", "x", "read specs/acme.yaml, "],
  ])("says what %s reads", (...words) => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec(), "package.json": "{}" });
    const { stderr } = run(folder, ...words.slice(0, -1), "--verbose");
    expect(stderr).toContain(`ms  ${words.at(-1)}`);
  });

  test("leaves stdout to the JSON document", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    const { stdout, stderr } = run(folder, "lint", "--json", "--verbose");
    expect(JSON.parse(stdout)).toMatchObject({ command: "lint" });
    expect(stderr).toContain("acme: linted\n");
  });

  test("shows no secret of an address", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    const from = "http://me:hunter2@127.0.0.1:1/openapi.yaml?key=hunter3";
    const add = ["add", "other", "--from", from, "--operation", "x", "--verbose"];
    const { stderr } = run(folder, ...add);
    expect(stderr).toContain("add ended with exit code 2\n");
    expect(stderr).not.toMatch(/hunter[23]/u);
  });
});
