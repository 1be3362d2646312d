import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { takeLock } from "../../generator/5-write/disk/lock.js";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec, brokenSpec } from "./acme-spec.js";
import { useGeneratedFolder } from "./generated-folder.js";
import { type Run, installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const generated = useGeneratedFolder(root);

/** The superuser may write anywhere; `nobody` may not, but may be unable to read this repository. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65534 } : {};
const othersCanRun = runLinkmint(root, ["lint", "--specs", "nowhere"], unprivileged).exitCode === 3;

function run(folder: string, ...args: string[]): Run {
  return runLinkmint(root, args, { folder });
}

describe("errors", () => {
  test("in a spec are told with place and line, and nothing is written", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": brokenSpec() });
    for (const verb of ["generate", "check", "lint", "list"]) {
      const { exitCode, stderr } = run(folder, verb);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^specs\/zeta\.yaml:\d+:\d+ {2}error {2}unknown-pointer\n/u);
      expect(stderr).toContain("token: /tokn");
    }
    expect(Object.keys(readFiles(folder))).toEqual(["specs/acme.yaml", "specs/zeta.yaml"]);
  });

  test("in a spec are part of the JSON", () => {
    const folder = scratch({ "specs/zeta.yaml": brokenSpec() });
    const { exitCode, stdout, stderr } = run(folder, "generate", "--json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 2,
      written: false,
      diagnostics: [{ code: "unknown-pointer", path: "specs/zeta.yaml", severity: "error" }],
    });
  });

  test("about a provider without a spec are wrong usage", () => {
    const { exitCode, stderr } = run(generated(), "check", "acm");
    expect(exitCode).toBe(3);
    expect(stderr).toContain("did you mean acme?");
  });

  test("of a link in the output folder name it", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    const elsewhere = scratch();
    symlinkSync(elsewhere, join(folder, "generated"));
    expect(run(folder, "generate").exitCode).toBe(0);
    rmSync(join(elsewhere, "acme"), { recursive: true });
    symlinkSync(folder, join(elsewhere, "acme"));
    const { exitCode, stderr } = run(folder, "generate");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("generated/acme should be a folder but is a symbolic link.");
  });

  test.each([["generate"], ["check"]])("of a file as output folder are one for %s", (verb) => {
    const folder = scratch({
      "specs/acme.yaml": acmeSpec(),
      "specs/zeta.yaml": acmeSpec(),
      taken: "theirs",
    });
    for (const out of ["taken", "taken/below"]) {
      const { exitCode, stderr } = run(folder, verb, "--out", out);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^taken {2}error {2}unwritable-output\n/u);
      expect(stderr.match(/unwritable-output/gu)).toHaveLength(1);
      expect(stderr).toContain("1 error");
    }
  });

  test.skipIf(!othersCanRun)("of permission leave the old files whole", () => {
    const folder = generated();
    writeFiles(folder, { "specs/zeta.yaml": acmeSpec("Mint a token") });
    const before = readFiles(folder);
    for (const path of ["", "generated/zeta", "generated/zeta/src"]) {
      chmodSync(join(folder, path), 0o555);
    }
    const { exitCode, stderr } = runLinkmint(root, ["generate"], { folder, ...unprivileged });
    for (const path of ["", "generated/zeta", "generated/zeta/src"]) {
      chmodSync(join(folder, path), 0o755);
    }
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^generated\/\S+ {2}error {2}unwritable-output\n.*permission/u);
    expect(readFiles(folder)).toEqual(before);
  });

  test.skipIf(!othersCanRun)("of what another user's run has left name it", () => {
    const folder = generated();
    const out = join(folder, "generated");
    const left = "acme/src/index.ts.0123abcd.linkmint";
    const { value: lock } = takeLock(out, [join(out, "acme")]);
    const holder = JSON.parse(readFileSync(join(out, ".linkmint/lock"), "utf8"));
    lock?.release();
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    const abandoned = { ...holder, process: gone, suffix: ".0123abcd.linkmint" };
    writeFiles(out, { ".linkmint/lock": JSON.stringify(abandoned), [left]: "half" });
    writeFiles(folder, { "specs/zeta.yaml": acmeSpec("Mint a token") });
    const before = readFiles(folder);
    chmodSync(folder, 0o755);
    const { exitCode, stderr } = runLinkmint(root, ["generate"], { folder, ...unprivileged });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${left} cannot be read or written: permission is missing.`);
    expect(readFiles(folder)).toEqual(before);
  });
});
