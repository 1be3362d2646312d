import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeNewFile } from "../../generator/5-write/disk/write-new-file.js";
import { readFiles, scratch } from "./scratch.js";

describe("a new file", () => {
  test("is written whole, and nothing beside it", () => {
    const folder = scratch();
    const path = join(folder, "acme.yaml");
    expect(writeNewFile(path, "é\n")).toEqual({ value: path, diagnostics: [] });
    expect(readFiles(folder)).toEqual({ "acme.yaml": "é\n" });
  });

  test("makes the folders that it needs", () => {
    const folder = scratch();
    writeNewFile(join(folder, "not/yet/there/acme.yaml"), "new");
    expect(readFiles(folder)).toEqual({ "not/yet/there/acme.yaml": "new" });
  });

  test("never takes the place of another", () => {
    const folder = scratch({ "acme.yaml": "theirs" });
    const { value, diagnostics } = writeNewFile(join(folder, "acme.yaml"), "new");
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: "unwritable-output",
        severity: "error",
        path: join(folder, "acme.yaml"),
        help: expect.stringContaining("--specs"),
      },
    ]);
    expect(readFiles(folder)).toEqual({ "acme.yaml": "theirs" });
  });

  test.each([
    ["to a file", "theirs"],
    ["to a file that is not there", "nope"],
  ])("is not written through a link %s", (_name, target) => {
    const folder = scratch({ theirs: "theirs" });
    const link = join(folder, "acme.yaml");
    symlinkSync(join(folder, target), link);
    expect(writeNewFile(link, "new").diagnostics).toMatchObject([{ code: "unwritable-output" }]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "theirs"), "utf8")).toBe("theirs");
    expect(existsSync(join(folder, "nope"))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["acme.yaml", "theirs"]);
  });

  test.each([
    ["a folder of its name", "acme.yaml/x", "acme.yaml"],
    ["a file where a folder belongs", "specs", "specs/acme.yaml"],
  ])("is not written where there is %s", (_name, present, path) => {
    const folder = scratch({ [present]: "theirs" });
    const { value, diagnostics } = writeNewFile(join(folder, path), "new");
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "unwritable-output", path: join(folder, path) }]);
    expect(readFiles(folder)).toEqual({ [present]: "theirs" });
  });

  test("leaves nothing behind when its name is too long", () => {
    const folder = scratch();
    const { diagnostics } = writeNewFile(join(folder, `${"x".repeat(260)}.yaml`), "new");
    expect(diagnostics).toMatchObject([{ code: "unwritable-output" }]);
    expect(readFiles(folder)).toEqual({});
  });

  test("that is a bug of ours is an error, and leaves nothing behind", () => {
    const folder = scratch();
    expect(() => writeNewFile(join(folder, "a"), 1n as unknown as string)).toThrow(TypeError);
    expect(readFiles(folder)).toEqual({});
  });
});
