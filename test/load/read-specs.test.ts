import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readSpecs } from "../../generator/1-load/read-specs.js";

/** A folder with these files, gone when the test is over. */
function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "linkmint-load-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

async function read(folder: string, providers?: readonly string[]) {
  const { value, diagnostics } = await readSpecs({
    folder,
    ...(providers !== undefined && { providers }),
  });
  return {
    providers: value?.map(({ provider }) => provider),
    codes: diagnostics.map(({ code }) => code),
    files: diagnostics.map((diagnostic) => path.posix.basename(diagnostic.path)),
  };
}

describe("the specs of a folder", () => {
  test("are its YAML and JSON files, sorted by provider", async () => {
    const folder = folderWith({
      "zeta.yaml": "z",
      "acme-pay.yml": "b",
      "acme.json": "a",
      "README.md": "",
      "acme.yaml.bak": "",
      ".hidden.yaml": "",
      "inner/other.yaml": "",
      "folder.yaml/x": "",
    });
    expect(await read(folder)).toEqual({
      providers: ["acme", "acme-pay", "zeta"],
      codes: [],
      files: [],
    });
  });

  test("hold the text as it is, without a byte order mark", async () => {
    const folder = folderWith({ "a.yaml": "\uFEFFa: ü\r\n" });
    const { value } = await readSpecs({ folder });
    expect(value?.map(({ text }) => text)).toEqual(["a: ü\r\n"]);
  });

  test("are named as from the working directory", async () => {
    const { value } = await readSpecs({ folder: "./test/../specs/" });
    expect(value?.every((source) => source.path === `specs/${source.provider}.yaml`)).toBe(true);
    expect(value?.length).toBeGreaterThan(0);
  });

  test("are named in full outside of it", async () => {
    const folder = folderWith({ "a.yaml": "" });
    const { value } = await readSpecs({ folder });
    expect(value?.[0]?.path).toBe(path.join(folder, "a.yaml").replaceAll(path.sep, "/"));
  });

  test("are those that were asked for", async () => {
    const folder = folderWith({ "a.yaml": "", "b.yaml": "", "c.yaml": "", "Bad!.yaml": "" });
    expect(await read(folder, ["c", "a", "a"])).toEqual({
      providers: ["a", "c"],
      codes: [],
      files: [],
    });
    expect((await read(folder, [])).providers).toHaveLength(4);
  });
});

describe("a folder without specs", () => {
  test.each([
    ["nope", "The folder of specs does not exist."],
    ["file", "The folder of specs is no folder."],
  ])("says why: %s", async (name, want) => {
    const { diagnostics } = await readSpecs({ folder: path.join(folderWith({ file: "" }), name) });
    expect(diagnostics.map(({ message }) => message)).toEqual([want]);
  });

  test("does not exist", async () => {
    const folder = path.join(folderWith({}), "nope");
    expect(await read(folder)).toMatchObject({ providers: undefined, codes: ["no-specs"] });
  });

  test("is a file", async () => {
    const folder = path.join(folderWith({ file: "" }), "file");
    expect(await read(folder)).toMatchObject({ providers: undefined, codes: ["no-specs"] });
  });

  test("holds none, whatever was asked for", async () => {
    const folder = folderWith({ "README.md": "" });
    expect(await read(folder, ["acme"])).toMatchObject({ codes: ["no-specs"] });
  });
});

describe("a provider", () => {
  test.each([["nope"], ["../a"], ["a.yaml"], ["constructor"], [""]])(
    "without a file is unknown: %j",
    async (provider) => {
      const folder = folderWith({ "a.yaml": "" });
      expect(await read(folder, [provider])).toMatchObject({
        providers: [],
        codes: ["unknown-provider"],
      });
    },
  );

  test("that is unknown does not hide the others", async () => {
    const folder = folderWith({ "acme.yaml": "" });
    const { value, diagnostics } = await readSpecs({ folder, providers: ["acm", "acme"] });
    expect(value?.map(({ provider }) => provider)).toEqual(["acme"]);
    expect(diagnostics.map(({ help }) => help)).toEqual(["did you mean acme?"]);
  });

  test.each(["a", "acme2", "acme-pay-2"])("may be called %s", async (name) => {
    expect((await read(folderWith({ [`${name}.yaml`]: "" }))).codes).toEqual([]);
  });

  test.each([
    ..."Acme acme_pay 2acme -acme acme- acme--pay a.b constructor ünder".split(" "),
    "a b",
    "__proto__",
  ])("must not be called %s", async (name) => {
    expect(await read(folderWith({ [`${name}.yaml`]: "x" }))).toEqual({
      providers: [name],
      codes: ["invalid-name"],
      files: [`${name}.yaml`],
    });
  });

  test("has one file only", async () => {
    const folder = folderWith({ "a.json": "", "a.yaml": "", "a.yml": "", "b.yaml": "" });
    expect(await read(folder)).toEqual({
      providers: ["a", "a", "a", "b"],
      codes: ["duplicate-provider", "duplicate-provider"],
      files: ["a.yaml", "a.yml"],
    });
  });
});

describe("a file that cannot be read", () => {
  test("is not UTF-8", async () => {
    const folder = folderWith({ "a.yaml": Buffer.from([0x61, 0xe9]), "b.yaml": "" });
    expect(await read(folder)).toEqual({
      providers: ["b"],
      codes: ["unreadable-spec"],
      files: ["a.yaml"],
    });
  });

  test("holds a NUL byte", async () => {
    const folder = folderWith({ "a.yaml": "a: 1\nb: \0\n", "b.yaml": "" });
    const { diagnostics } = await readSpecs({ folder });
    expect(diagnostics).toMatchObject([
      { code: "unreadable-spec", message: "Line 2 holds a NUL byte." },
    ]);
  });

  test("is a pipe, which nobody waits for", async () => {
    const folder = folderWith({ "b.yaml": "" });
    execFileSync("mkfifo", [path.join(folder, "a.yaml")]);
    expect(await read(folder)).toEqual({
      providers: ["b"],
      codes: ["unreadable-spec"],
      files: ["a.yaml"],
    });
  });

  test("is a link out of the folder, while one within it is read", async () => {
    const outside = folderWith({ "secret.yaml": "key: hunter2" });
    const folder = folderWith({ "b.yaml": "" });
    symlinkSync(path.join(outside, "secret.yaml"), path.join(folder, "a.yaml"));
    symlinkSync("b.yaml", path.join(folder, "c.yaml"));
    expect(await read(folder)).toEqual({
      providers: ["b", "c"],
      codes: ["unreadable-spec"],
      files: ["a.yaml"],
    });
  });

  test("is a link to nowhere, or to a folder", async () => {
    const folder = folderWith({ "b.yaml": "" });
    symlinkSync(path.join(folder, "nope"), path.join(folder, "a.yaml"));
    symlinkSync(folder, path.join(folder, "c.yaml"));
    expect(await read(folder)).toEqual({
      providers: ["b"],
      codes: ["unreadable-spec", "unreadable-spec"],
      files: ["a.yaml", "c.yaml"],
    });
  });
});
