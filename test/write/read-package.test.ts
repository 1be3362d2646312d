import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findOrphans } from "../../generator/5-write/plan/find-orphans.js";
import { manifestPath, renderManifest } from "../../generator/5-write/plan/manifest.js";
import { readPackage } from "../../generator/5-write/plan/read-package.js";
import { scratch } from "./scratch.js";

const manifest = renderManifest("acme", new Map([["old.ts", "old"]]));

describe("readPackage", () => {
  const tree = new Map([["src/index.ts", ""]]);

  test("reads the manifest and what it or the tree names, nothing else", () => {
    const files = { [manifestPath]: manifest, "old.ts": "1", "src/index.ts": "2" };
    const out = scratch(inFolder("acme", { ...files, "CHANGELOG.md": "3", "src/mine.ts": "4" }));
    const { value, diagnostics } = readPackage({
      folder: join(out, "acme"),
      provider: "acme",
      tree,
    });
    expect(diagnostics).toEqual([]);
    expect(Object.fromEntries(value?.files ?? [])).toEqual(files);
  });

  test("names what the compiler would find besides, links among it", () => {
    const files = {
      "src/index.ts": "2",
      "src/mine.ts": "",
      "src/deep/mine.d.mts": "",
      "src/.DS_Store": "",
      "src/notes.md": "",
      "test/mine.ts": "",
    };
    const out = scratch(inFolder("acme", files));
    symlinkSync(scratch({ "theirs.ts": "" }), join(out, "acme/src/linked"));
    const extras = ["src/deep/mine.d.mts", "src/linked", "src/mine.ts"];
    expect(readPackage({ folder: join(out, "acme"), provider: "acme", tree }).value).toMatchObject({
      extras,
    });
    const gone = readPackage({ folder: join(out, "acme"), provider: "acme", tree: new Map() });
    expect(gone.value).toMatchObject({ extras: [] });
  });

  test.each([["generated"], ["generated/below"], ["generated/far/below"]])(
    "names a file in the place of %s or above it, once",
    (path) => {
      const folder = scratch({ generated: "theirs" });
      const many = new Map([...tree, ["README.md", ""]]);
      const below = join(folder, path, "acme");
      expect(readPackage({ folder: below, provider: "acme", tree: many })).toEqual({
        diagnostics: [
          expect.objectContaining({
            code: "unwritable-output",
            path: join(folder, "generated"),
            message: `${join(folder, "generated")} should be a folder but is a file.`,
          }),
        ],
      });
    },
  );

  test("finds nothing where there is no folder", () => {
    const out = join(scratch(), "generated");
    expect(readPackage({ folder: join(out, "acme"), provider: "acme", tree })).toEqual({
      value: { files: new Map(), signatures: new Map(), extras: [] },
      diagnostics: [],
    });
  });

  test.each(["acme", "acme/"])("names a linked package folder %s once", (name) => {
    const out = scratch();
    symlinkSync(scratch({ "src/index.ts": "theirs" }), join(out, "acme"));
    expect(readPackage({ folder: join(out, name), provider: "acme", tree })).toMatchObject({
      diagnostics: [{ code: "unwritable-output", path: join(out, name) }],
    });
  });

  test("does not read what a manifest names outside the package", () => {
    const evil = manifest.replace("old.ts", "../secret");
    const out = scratch({ [`acme/${manifestPath}`]: evil, secret: "theirs" });
    const { value } = readPackage({ folder: join(out, "acme"), provider: "acme", tree });
    expect([...(value?.files.keys() ?? [])]).toEqual([manifestPath]);
  });
});

describe("findOrphans", () => {
  test("gives the packages of ours that have no spec", () => {
    const out = scratch({
      [`acme/${manifestPath}`]: manifest,
      [`kept/${manifestPath}`]: renderManifest("kept", new Map()),
      "theirs/package.json": "{}",
      "README.md": "theirs",
    });
    expect(findOrphans(out, [join(out, "kept")])).toEqual({ value: ["acme"], diagnostics: [] });
  });

  test("takes a copy of a package under another name for somebody's work", () => {
    const out = scratch({ [`acme-fork/${manifestPath}`]: manifest });
    expect(findOrphans(out, []).value).toEqual([]);
  });

  test("does not follow a linked folder", () => {
    const out = scratch();
    symlinkSync(scratch({ [manifestPath]: manifest }), join(out, "acme"));
    expect(findOrphans(out, []).value).toEqual([]);
  });

  test("finds none where there is no output folder", () => {
    const out = join(scratch(), "generated");
    expect(findOrphans(out, [])).toEqual({ value: [], diagnostics: [] });
  });

  test("says when the output folder is a file", () => {
    const out = join(scratch({ generated: "theirs" }), "generated");
    expect(findOrphans(out, [])).toMatchObject({ diagnostics: [{ code: "unwritable-output" }] });
  });
});

function inFolder(folder: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  );
}
