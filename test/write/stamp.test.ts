import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  cpSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isUnchanged } from "../../generator/5-write/disk/is-unchanged.js";
import { takeLock } from "../../generator/5-write/disk/lock.js";
import { signFile } from "../../generator/5-write/disk/inspect-file.js";
import {
  readStamp,
  renderStamp,
  type StampedPackage,
  writeStamp,
} from "../../generator/5-write/disk/stamp.js";
import { readFiles, scratch, writeFiles } from "./scratch.js";

const paths = ["LICENSE", "src/index.ts"];

function packageFolder(): string {
  const folder = scratch({
    LICENSE: "MIT",
    "src/index.ts": "old();",
    "CHANGELOG.md": "theirs",
  });
  // A whole second, which can be set again to the last digit.
  for (const path of paths) utimesSync(join(folder, path), 1e9, 1e9);
  return folder;
}

function stampOf(folder: string): StampedPackage {
  const files = paths.map((path) => [path, signFile(join(folder, path)) ?? ""] as const);
  return { key: "key", files: Object.fromEntries(files), diagnostics: [] };
}

describe("isUnchanged", () => {
  test("holds for a package that nobody touched, and for what is not ours in it", () => {
    const folder = packageFolder();
    const stamped = stampOf(folder);
    writeFiles(folder, { "CHANGELOG.md": "more", "dist/index.js": "built", "src/notes.txt": "" });
    expect(isUnchanged(folder, stamped)).toBe(true);
  });

  const path = "src/index.ts";
  test.each<[string, (folder: string) => void]>([
    ["a file with another text", (folder) => appendFileSync(join(folder, path), "x")],
    [
      "a file with another text of the same length and time",
      (folder) => {
        writeFileSync(join(folder, path), "new();");
        utimesSync(join(folder, path), 1e9, 1e9);
      },
    ],
    [
      "another file in its place",
      (folder) => {
        writeFileSync(join(folder, "other"), "new();");
        utimesSync(join(folder, "other"), 1e9, 1e9);
        renameSync(join(folder, "other"), join(folder, path));
      },
    ],
    ["a file that is gone", (folder) => rmSync(join(folder, "LICENSE"))],
    [
      "a link in a file's place",
      (folder) => {
        renameSync(join(folder, path), join(folder, "moved"));
        symlinkSync("../moved", join(folder, path));
      },
    ],
    [
      "a link in a folder's place",
      (folder) => {
        renameSync(join(folder, "src"), join(folder, "moved"));
        symlinkSync("moved", join(folder, "src"));
      },
    ],
    ["a file that would be compiled along", (folder) => writeFiles(folder, { "src/more.ts": "" })],
    ["no folder", (folder) => rmSync(folder, { recursive: true })],
    [
      "a file in the folder's place",
      (folder) => {
        rmSync(folder, { recursive: true });
        writeFileSync(folder, "");
      },
    ],
  ])("does not hold for %s", (_, change) => {
    const folder = packageFolder();
    const stamped = stampOf(folder);
    expect(isUnchanged(folder, stamped)).toBe(true);
    change(folder);
    expect(isUnchanged(folder, stamped)).toBe(false);
  });
});

describe("a stamp", () => {
  const entry: StampedPackage = { key: "key", files: { LICENSE: "1 2 3" }, diagnostics: [] };
  const packages = new Map([["acme", entry]]);

  const withDiagnostics = (...diagnostics: unknown[]) => ({
    packages: { acme: { ...entry, diagnostics } },
  });

  function leaveStamp(out: string): void {
    const lock = takeLock(out, []).value;
    if (lock !== undefined) writeStamp(out, renderStamp(out, "this", packages), lock);
    lock?.release();
  }

  function stamped(): string {
    const out = scratch();
    leaveStamp(out);
    return out;
  }

  test("is read as it was written, and git leaves it alone", () => {
    const out = stamped();
    expect(readStamp(out, "this")).toMatchObject({ packages });
    expect(readStamp(out, "this").note).toBeUndefined();
    expect(readFiles(out)[".linkmint/.gitignore"]).toBe("*\n");
  });

  test("of another build of linkmint counts for nothing, without a word", () => {
    const { packages: found, note } = readStamp(stamped(), "other");
    expect({ found, note }).toEqual({ found: new Map(), note: undefined });
  });

  test.each<[string, string, (stamp: Record<string, unknown>) => unknown]>([
    ["is no JSON", "it is broken", () => "<<<<<<< HEAD"],
    ["was cut off", "it is broken", (stamp) => JSON.stringify(stamp).slice(0, -20)],
    ["is of a newer version", "another version", (stamp) => ({ ...stamp, linkmint: 2 })],
    ["is of another tree", "of another folder", (stamp) => ({ ...stamp, folder: "/elsewhere" })],
    ["says nothing of a file", "broken", (stamp) => ({ ...stamp, packages: { acme: {} } })],
    [
      "has a signature that is none",
      "broken",
      (stamp) => ({ ...stamp, packages: { acme: { ...entry, files: { LICENSE: 1 } } } }),
    ],
    ["has a problem that is none", "broken", (stamp) => ({ ...stamp, ...withDiagnostics("x") })],
    [
      "has a problem at no place",
      "broken",
      (stamp) => ({
        ...stamp,
        ...withDiagnostics({
          code: "a",
          severity: "warning",
          message: "b",
          path: "c",
          span: { start: 1 },
        }),
      }),
    ],
  ])("that %s counts for nothing, and it is said", (_, note, change) => {
    const out = stamped();
    const path = join(out, ".linkmint/stamp");
    const changed = change(JSON.parse(readFileSync(path, "utf8")));
    writeFileSync(path, typeof changed === "string" ? changed : JSON.stringify(changed));
    const stamp = readStamp(out, "this");
    expect(stamp.packages).toEqual(new Map());
    expect(stamp.note).toContain(note);
    leaveStamp(out);
    expect(readStamp(out, "this")).toMatchObject({ packages });
  });

  test("that was copied along counts for nothing", () => {
    const out = stamped();
    const copy = join(scratch(), "copy");
    cpSync(out, copy, { recursive: true });
    expect(readStamp(copy, "this")).toMatchObject({ note: "it is of another folder" });
  });

  test("is written through no link, and without it nothing fails", () => {
    const outside = scratch({ stamp: "theirs" });
    const out = scratch();
    const { value: lock } = takeLock(out, []);
    symlinkSync(join(outside, "stamp"), join(out, ".linkmint/stamp"));
    if (lock !== undefined) writeStamp(out, "new", lock);
    rmSync(join(out, ".linkmint/stamp"));
    mkdirSync(join(out, ".linkmint/stamp"));
    if (lock !== undefined) writeStamp(out, "new", lock);
    expect(readFiles(outside)).toEqual({ stamp: "theirs" });
    expect(Object.keys(readFiles(out))).toEqual([".linkmint/.gitignore", ".linkmint/lock"]);
  });
});
