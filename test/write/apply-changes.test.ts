import fs, { lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { applyChanges } from "../../generator/5-write/disk/apply-changes.js";
import { signFile } from "../../generator/5-write/disk/inspect-file.js";
import { newSuffix } from "../../generator/5-write/disk/lock.js";
import type { FileChange } from "../../generator/types/tree.js";
import { readFiles, scratch, writeFiles } from "./scratch.js";

const startedAt = new Date("2026-11-22T09:00:00.000Z");
const keptFolder = ".linkmint/kept/2026-11-22T09-00-00.000Z";

function add(path: string, after = "new"): FileChange {
  return { kind: "add", reason: "missing", path, after };
}

function update(path: string, keep = false): FileChange {
  const reason = keep ? "edited" : "stale";
  return { kind: "update", reason, path, before: "old", after: "new", keep };
}

function remove(path: string, keep = false): FileChange {
  return { kind: "remove", reason: "orphaned", path, before: "old", keep };
}

/** Applies changes whose paths begin with the folder of their package below `out`. */
function apply(out: string, ...changes: FileChange[]): ReturnType<typeof applyChanges> {
  const packages = changes.map((change) => {
    const [name = "", ...path] = change.path.split("/");
    return { folder: join(out, name), changes: [{ ...change, path: path.join("/") }] };
  });
  return applyChanges({ out, packages, startedAt, suffix: newSuffix() });
}

describe("applyChanges", () => {
  test("adds, updates and removes files, and leaves the others alone", () => {
    const out = scratch({ "acme/a": "old", "acme/b": "old", "acme/mine": "mine" });
    const applied = apply(out, add("acme/src/c"), update("acme/a"), remove("acme/b"));
    expect(applied).toMatchObject({ kept: [], diagnostics: [] });
    expect(readFiles(out)).toEqual({ "acme/a": "new", "acme/mine": "mine", "acme/src/c": "new" });
  });

  test("gives the signatures of what it wrote", () => {
    const out = scratch({ "acme/a": "old", "acme/b": "old" });
    const { signatures } = apply(out, add("acme/c"), update("acme/a"), remove("acme/b"));
    const paths = ["acme/c", "acme/a"].map((path) => join(out, path));
    expect(signatures).toEqual(new Map(paths.map((path) => [path, signFile(path)])));
  });

  test("gives none of a file that somebody saves at that moment", () => {
    const out = scratch();
    const saving = vi.spyOn(fs, "renameSync").mockImplementation((from, to) => {
      saving.mockRestore();
      syncBuiltinESMExports();
      fs.renameSync(from, to);
      fs.writeFileSync(to, "old");
      fs.utimesSync(to, 1, 1);
    });
    syncBuiltinESMExports();
    const { signatures } = apply(out, add("acme/a"), add("acme/b"));
    expect([...signatures.keys()]).toEqual([join(out, "acme/b")]);
  });

  test("makes the output folder", () => {
    const out = join(scratch(), "not/yet/there");
    apply(out, add("acme/a"));
    expect(readFiles(out)).toEqual({ "acme/a": "new" });
  });

  test("replaces a file instead of writing into it", () => {
    const out = scratch({ "acme/a": "old" });
    const { ino } = statSync(join(out, "acme/a"));
    apply(out, update("acme/a"));
    expect(statSync(join(out, "acme/a")).ino).not.toBe(ino);
  });

  test("removes folders that it emptied, but not the output folder", () => {
    const out = scratch({ "acme/src/a": "old" });
    apply(out, remove("acme/src/a"));
    expect(lstatSync(out).isDirectory()).toBe(true);
    expect(() => lstatSync(join(out, "acme"))).toThrow("ENOENT");
  });

  test("keeps a folder in which something is left", () => {
    const out = scratch({ "acme/src/a": "old", "acme/CHANGELOG.md": "mine" });
    apply(out, remove("acme/src/a"));
    expect(readFiles(out)).toEqual({ "acme/CHANGELOG.md": "mine" });
  });
});

describe("a copy is kept", () => {
  test("of an edited file that is replaced or removed, and it says where", () => {
    const out = scratch({ "acme/a": "old", "acme/src/b": "old" });
    const applied = apply(out, update("acme/a", true), remove("acme/src/b", true));
    expect(applied.kept).toEqual([
      { path: join(out, "acme/a"), copy: join(out, keptFolder, "acme/a") },
      { path: join(out, "acme/src/b"), copy: join(out, keptFolder, "acme/src/b") },
    ]);
    expect(readFiles(out)).toEqual({
      "acme/a": "new",
      [`${keptFolder}/acme/a`]: "old",
      [`${keptFolder}/acme/src/b`]: "old",
    });
  });

  test("byte for byte", () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a]);
    const out = scratch();
    writeFiles(out, { "acme/a": bytes });
    apply(out, update("acme/a", true));
    expect(readFileSync(join(out, keptFolder, "acme/a"))).toEqual(bytes);
  });

  test.each([
    ["was added", add("acme/a")],
    ["was changed", update("acme/a")],
    ["was changed before its removal", remove("acme/a")],
  ])("of a file that %s since the plan was made", (_, change) => {
    const out = scratch({ "acme/a": "just saved" });
    apply(out, change);
    expect(readFiles(out)[`${keptFolder}/acme/a`]).toBe("just saved");
  });

  test("of a file that nobody may write, too", () => {
    const out = scratch({ "acme/a": "mine" });
    fs.chmodSync(join(out, "acme/a"), 0o444);
    expect(apply(out, update("acme/a", true)).diagnostics).toEqual([]);
    const copy = join(out, keptFolder, "acme/a");
    expect(readFileSync(copy, "utf8")).toBe("mine");
    expect(statSync(copy).mode & 0o200).toBe(0o200);
  });

  test("and never takes the place of an earlier one", () => {
    const copy = `${keptFolder}/acme/a`;
    const out = scratch({ "acme/a": "mine", [copy]: "earlier" });
    const applied = apply(out, update("acme/a", true));
    expect(applied.diagnostics).toMatchObject([
      { code: "unwritable-output", path: join(out, copy) },
    ]);
    expect(readFiles(out)).toEqual({ "acme/a": "mine", [copy]: "earlier" });
  });

  test("and goes again when another cannot be made, as nothing was replaced", () => {
    const files = { "acme/a": "mine", "acme/b": "mine", [`${keptFolder}/acme/b`]: "earlier" };
    const out = scratch(files);
    const applied = apply(out, update("acme/a", true), update("acme/b", true));
    expect(applied.diagnostics).toMatchObject([{ code: "unwritable-output" }]);
    expect(readFiles(out)).toEqual(files);
  });

  test("and stays when a file was replaced before something failed", () => {
    const out = scratch({ "acme/a": "old" });
    // The second finds its new text gone: the first has put it in its place.
    const applied = apply(out, update("acme/a", true), update("acme/a"));
    expect(applied.diagnostics).toMatchObject([{ code: "unwritable-output" }]);
    expect(readFiles(out)).toEqual({ "acme/a": "new", [`${keptFolder}/acme/a`]: "old" });
    expect(applied.kept).toMatchObject([{ copy: join(out, keptFolder, "acme/a") }]);
  });

  test("of nothing else", () => {
    const out = scratch({ "acme/a": "old", "acme/b": "old" });
    expect(apply(out, update("acme/a"), remove("acme/b")).kept).toEqual([]);
  });
});

describe("packages in several places", () => {
  const inPackages = (folder: string, ...changes: readonly (readonly [string, FileChange])[]) =>
    applyChanges({
      out: join(folder, "out"),
      packages: changes.map(([name, change]) => ({
        folder: join(folder, name),
        changes: [change],
      })),
      startedAt,
      suffix: newSuffix(),
    });

  test("are written, and a folder that is emptied goes, but not the one above it", () => {
    const folder = scratch({ "old/acme/a": "old" });
    const moved = inPackages(folder, ["new/acme", add("a")], ["old/acme", remove("a")]);
    expect(moved).toMatchObject({ kept: [], diagnostics: [] });
    expect(readFiles(folder)).toEqual({ "new/acme/a": "new" });
    expect(readdirSync(join(folder, "old"))).toEqual([]);
  });

  test("have their copies in one place, each under its own name", () => {
    const folder = scratch({ "out/acme/a": "one", "packages/acme/a": "two", "out/a": "three" });
    const edited = update("a", true);
    inPackages(folder, ["out/acme", edited], ["packages/acme", edited], ["out", edited]);
    const files = readFiles(join(folder, "out", keptFolder));
    expect(files).toEqual({ "acme/a": "one", "_/packages/acme/a": "two", a: "three" });
  });

  test("are left alone when the copies of two would have one name", () => {
    const files = { "out/_/p/a": "one", "p/a": "two" };
    const folder = scratch(files);
    const edited = update("a", true);
    const { diagnostics, kept } = inPackages(folder, ["out/_/p", edited], ["p", edited]);
    expect(diagnostics).toMatchObject([{ code: "unwritable-output" }]);
    expect({ kept, files: readFiles(folder) }).toEqual({ kept: [], files });
  });

  test("are all left alone when one cannot be written", () => {
    const files = { "one/acme/a": "old", "two/b": "theirs" };
    const folder = scratch(files);
    const { diagnostics } = inPackages(folder, ["one/acme", update("a")], ["two/b", add("c")]);
    expect(diagnostics).toMatchObject([{ path: join(folder, "two/b") }]);
    const long = "x".repeat(250);
    const failed = inPackages(folder, ["one/acme", update("a")], ["three/zeta", add(long)]);
    expect(failed.diagnostics).toMatchObject([{ path: join(folder, "three/zeta", long) }]);
    expect(readFiles(folder)).toEqual(files);
  });
});

describe("nothing is written", () => {
  test.each([
    ["a package folder that is a link", "acme", "acme/a"],
    ["a folder that is a link", "acme/src", "acme/src/a"],
    ["a file that is a link", "acme/a", "acme/a"],
  ])("through %s", (_, link, path) => {
    const outside = scratch({ a: "theirs" });
    const out = scratch({ "acme/b": "old" });
    const place = join(out, link === "acme" ? "linked" : link);
    const target = link === path ? join(outside, "a") : outside;
    symlinkSync(target, place);
    const through = link === "acme" ? path.replace("acme", "linked") : path;
    for (const change of [add(through), update(through), remove(through)]) {
      const applied = apply(out, update("acme/b"), change);
      expect(applied).toMatchObject({ diagnostics: [{ code: "unwritable-output", path: place }] });
    }
    expect(readFiles(outside)).toEqual({ a: "theirs" });
    expect(readFiles(out)["acme/b"]).toBe("old");
  });

  test("through a link in the folder of copies", () => {
    const outside = scratch();
    const out = scratch({ "acme/a": "mine" });
    symlinkSync(outside, join(out, ".linkmint"));
    expect(apply(out, update("acme/a", true)).diagnostics).toMatchObject([
      { code: "unwritable-output", path: join(out, ".linkmint") },
    ]);
    expect(readFiles(outside)).toEqual({});
    expect(readFileSync(join(out, "acme/a"), "utf8")).toBe("mine");
  });

  test.each([
    ["a folder where a file belongs", "acme/b/x", "acme/b"],
    ["a file where a folder belongs", "acme/src", "acme/src/a"],
  ])("where there is %s", (_, present, path) => {
    const out = scratch({ "acme/a": "old", [present]: "theirs" });
    const applied = apply(out, update("acme/a"), add(path));
    expect(applied.diagnostics).toMatchObject([{ code: "unwritable-output" }]);
    expect(applied).toMatchObject({ kept: [], signatures: new Map() });
    expect(readFiles(out)).toEqual({ "acme/a": "old", [present]: "theirs" });
  });

  test("where the output folder is a file", () => {
    const folder = scratch({ out: "theirs" });
    const applied = apply(join(folder, "out"), add("acme/a"));
    expect(applied.diagnostics).toMatchObject([{ code: "unwritable-output" }]);
    expect(readFiles(folder)).toEqual({ out: "theirs" });
  });

  test("when one file cannot be: its name is too long for the file system", () => {
    const out = scratch({ "acme/a": "old", "acme/b": "old" });
    const path = `acme/src/${"x".repeat(250)}`;
    const applied = apply(out, update("acme/a"), add(path), remove("acme/b"));
    expect(applied.diagnostics).toMatchObject([
      { code: "unwritable-output", path: join(out, path), severity: "error" },
    ]);
    expect(applied.diagnostics[0]?.help).toBeDefined();
    expect(readFiles(out)).toEqual({ "acme/a": "old", "acme/b": "old" });
    expect(() => lstatSync(join(out, "acme/src"))).toThrow("ENOENT");
  });

  test("and the error is thrown when it is none of the file system", () => {
    const out = scratch();
    const bug = { ...add("acme/b"), after: 1n as unknown as string };
    expect(() => apply(out, add("acme/a"), bug)).toThrow(TypeError);
    expect(readFiles(out)).toEqual({});
  });
});
