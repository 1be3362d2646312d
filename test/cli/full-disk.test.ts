import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { useGeneratedFolder } from "./generated-folder.js";
import { installLinkmint } from "./linkmint.js";

/* Real failures of a real disk, in a process of its own, with the superuser's rights or without. */

const root = installLinkmint();
const generated = useGeneratedFolder(root);
const bin = join(root, "generator/bin/linkmint.js");

/** Runs a shell's script in a folder; `$NODE` and `$BIN` are linkmint. */
function shell(script: string, folder: string, environment: Readonly<Record<string, string>> = {}) {
  const { status, stderr } = spawnSync("sh", ["-c", script], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], NODE: process.execPath, BIN: bin, ...environment },
  });
  return { status, stderr };
}

/** Every file with its text, and every folder. */
function treeOf(folder: string): unknown {
  return { files: readFiles(folder), paths: readdirSync(folder, { recursive: true }).sort() };
}

const hasLimits = shell("ulimit -f 64", ".").status === 0;

describe.skipIf(!hasLimits)("where a file may not be large (skipped without ulimit)", () => {
  // Of 512 bytes each, or 1,024: either is less than the texts below.
  const limited = (args: string) => `trap "" XFSZ; ulimit -f 64; exec "$NODE" "$BIN" ${args}`;
  const large = acmeSpec("x".repeat(200_000));

  test.each([
    ["of a package that is there", "zeta"],
    ["of a new package", "new"],
  ])("the old tree stays whole: %s", (_name, provider) => {
    const folder = generated();
    writeFiles(folder, {
      "specs/acme.yaml": acmeSpec("Mint a token"),
      [`specs/${provider}.yaml`]: large,
    });
    const before = treeOf(folder);
    const { status, stderr } = shell(limited("generate"), folder);
    expect(status).toBe(2);
    const [location, message, help] = stderr.split("\n");
    expect(location).toMatch(
      new RegExp(`^generated/${provider}/\\S+ {2}error {2}unwritable-output$`, "u"),
    );
    expect(message).toMatch(
      /^ {2}generated\/\S+ cannot be read or written: it is larger than a file may be there\.$/u,
    );
    expect(help).toBe(
      "  help: raise the limit, such as that of ulimit -f, or choose another folder with --out",
    );
    expect(stderr).toContain("1 error: nothing was generated");
    expect(treeOf(folder)).toEqual(before);
  });

  test("add leaves no file behind", () => {
    const folder = scratch({ "upstream.yaml": large });
    const before = readFiles(folder);
    const { status, stderr } = shell(
      limited("add new --from upstream.yaml --operation createToken"),
      folder,
    );
    expect(status).toBe(2);
    expect(stderr).toContain("specs/new.yaml cannot be read or written: it is larger than");
    expect(stderr).toContain("or choose another folder with --specs");
    expect(readFiles(folder)).toEqual(before);
  });
});

/** Linux lets everybody mount a disk in a namespace of their own, which ends with the process. */
const inNamespace = 'exec unshare --user --map-root-user --mount sh -c "$SCRIPT"';
const mount = "mount -t tmpfs -o size=4m none";
const hasDisks = shell(inNamespace, ".", { SCRIPT: `${mount} "${tmpdir()}"` }).status === 0;

describe.skipIf(!hasDisks)("where the disk is full (skipped without user namespaces)", () => {
  /** Runs linkmint on a disk that holds a copy of a folder and has little room besides. */
  function runOnFullDisk(folder: string, { args, free }: { args: string; free: string }) {
    const location = scratch({ "disk/-": "", "after/-": "" });
    const script = [
      `${mount} disk && cp -R "$FOLDER/." disk && cd disk`,
      `{ dd if=/dev/zero of=filler bs=4k; truncate -s -${free} filler; } 2> ../dd.txt`,
      `"$NODE" "$BIN" ${args}; status=$?`,
      "rm filler; cp -R . ../after; exit $status",
    ].join("\n");
    const run = shell(inNamespace, location, { SCRIPT: script, FOLDER: folder });
    rmSync(join(location, "after/-"));
    return { ...run, after: treeOf(join(location, "after")) };
  }

  test.each([
    ["before the first file", "4K"],
    ["in the middle", "48K"],
  ])("the old tree stays whole: %s", (_name, free) => {
    const folder = generated();
    const summary = "Mint a token ".repeat(2000);
    writeFiles(folder, {
      "specs/acme.yaml": acmeSpec(summary),
      "specs/new.yaml": acmeSpec(summary),
    });
    const { status, stderr, after } = runOnFullDisk(folder, { args: "generate", free });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^generated\/\S+ {2}error {2}unwritable-output\n/u);
    expect(stderr).toMatch(/generated\/\S+ cannot be read or written: the disk is full\.\n/u);
    expect(stderr).toContain("help: free some space, or choose another folder with --out");
    expect(stderr).toContain("1 error: nothing was generated");
    expect(after).toEqual(treeOf(folder));
  });

  test("no copies of edited files are left either", () => {
    const folder = generated();
    writeFiles(folder, {
      "generated/acme/README.md": "mine",
      "generated/zeta/README.md": "mine ".repeat(100_000),
    });
    const { status, stderr, after } = runOnFullDisk(folder, { args: "generate", free: "256K" });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /\.linkmint\/kept\/\S+\/README\.md cannot be read or written: the disk is full\.\n/u,
    );
    expect(after).toEqual(treeOf(folder));
  });

  test("add leaves no file behind", () => {
    const folder = scratch({ "upstream.yaml": acmeSpec("x".repeat(100_000)) });
    const args = "add new --from upstream.yaml --operation createToken";
    const { status, stderr, after } = runOnFullDisk(folder, { args, free: "16K" });
    expect(status).toBe(2);
    expect(stderr).toContain("specs/new.yaml cannot be read or written: the disk is full.");
    expect(stderr).toContain("help: free some space, or choose another folder with --specs");
    expect((after as { files: unknown }).files).toEqual(readFiles(folder));
  });
});
