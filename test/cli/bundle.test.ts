import * as fs from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { readFiles, scratch } from "../write/scratch.js";
import { bundleLinkmint } from "./build-once.js";
import { installModules, type Run, runLinkmint } from "./linkmint.js";

const repository = join(import.meta.dirname, "../..");
const samples = ["camel-case", "enums", "exclusive-modes", "hostile-text", "minimal", "unions"];
const root = installModules();
const bundle = join(root, "generator/dist/bundle");
let plain: Given;

// Templates of its own, which a test changes.
fs.rmSync(join(root, "templates"));
fs.cpSync(join(repository, "templates/provider"), join(root, "templates/provider"), {
  recursive: true,
});
fs.symlinkSync(join(repository, "templates/runtime"), join(root, "templates/runtime"));

describe("the bundle", () => {
  test("gives what the plain build gives, before and after V8's code is kept", () => {
    plain = generate();
    expect(plain).toMatchObject({ run: { exitCode: 0 }, lint: { exitCode: 0 } });
    bundleLinkmint(root);
    expect(kept()).toEqual([]);
    expect(generate()).toMatchObject({ lint: plain.lint, files: plain.files });
    expect(kept().length).toBeGreaterThan(5);
    const times = kept().map((file) => fs.statSync(file).mtimeMs);
    expect(generate("--workers", "2").files).toEqual(plain.files);
    expect(kept().map((file) => fs.statSync(file).mtimeMs)).toEqual(times);
  });

  test("keeps V8's code of threads, too", () => {
    const all = kept();
    fs.rmSync(join(bundle, "cache"), { recursive: true });
    expect(generate("--workers", "2").files).toEqual(plain.files);
    expect(kept()).toEqual(all);
  });

  test("stays the same linkmint when V8's code is kept", () => {
    fs.rmSync(join(bundle, "cache"), { recursive: true });
    const folder = scratch({ "specs/acme.yaml": specOf("minimal") });
    const stamps = [1, 2].map(() => {
      runLinkmint(root, ["generate"], { folder });
      return fs.readFileSync(join(folder, "generated/.linkmint/stamp"), "utf8");
    });
    expect(stamps[1]).toBe(stamps[0]);
  });

  test.each([
    ["another bundle", "generator/dist/bundle/key"],
    ["another template", "templates/provider/README.md"],
  ])("is another linkmint with %s", (_, path) => {
    const folder = scratch({ "specs/acme.yaml": specOf("minimal") });
    const toolOf = (): unknown => {
      expect(runLinkmint(root, ["generate"], { folder }).exitCode).toBe(0);
      const stamp = fs.readFileSync(join(folder, "generated/.linkmint/stamp"), "utf8");
      return (JSON.parse(stamp) as { readonly tool: unknown }).tool;
    };
    const before = toolOf();
    const text = fs.readFileSync(join(root, path), "utf8");
    fs.writeFileSync(join(root, path), `${text}\n`);
    onTestFinished(() => fs.writeFileSync(join(root, path), text));
    expect(toolOf()).not.toBe(before);
  });

  test("reads configs in TypeScript", () => {
    const config = 'export default { scope: "@other" as string };\n';
    const spec = specOf("minimal");
    const folder = scratch({ "linkmint.config.ts": config, "specs/acme.yaml": spec });
    expect(runLinkmint(root, ["generate"], { folder })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(readFiles(folder)["generated/acme/package.json"]).toContain('"@other/acme"');
  });

  test("takes no damaged code, and mends it", () => {
    fs.rmSync(join(bundle, "cache"), { recursive: true });
    generate();
    const whole = new Map(kept().map((file) => [file, fs.readFileSync(file)]));
    for (const [index, [file, bytes]] of [...whole].entries()) {
      const damaged = Buffer.from(bytes);
      damaged.fill(index, damaged.length >> 1);
      fs.writeFileSync(file, index % 2 === 0 ? damaged : bytes.subarray(0, index));
    }
    expect(generate().files).toEqual(plain.files);
    for (const file of whole.keys()) expect(isWhole(file)).toBe(true);
    expect(generate()).toMatchObject({ run: { exitCode: 0, stderr: "" }, files: plain.files });
  });

  test("takes no code of another bundle", () => {
    const before = kept();
    fs.writeFileSync(join(bundle, "key"), "f".repeat(64));
    expect(runLinkmint(root, ["--version"]).exitCode).toBe(0);
    expect(kept().length).toBeGreaterThan(before.length);
  });

  test("does without where nothing can be kept", () => {
    fs.rmSync(join(bundle, "cache"), { recursive: true });
    fs.writeFileSync(join(bundle, "cache"), "");
    expect(generate()).toMatchObject({ run: { exitCode: 0, stderr: "" }, files: plain.files });
  });

  test("carries the licences of what it holds", () => {
    const text = fs.readFileSync(join(bundle, "THIRD-PARTY.txt"), "utf8");
    for (const name of ["prettier", "ts-morph", "typescript", "openapi-typescript", "yaml"]) {
      expect(text).toMatch(new RegExp(`^${name} \\d\\S* \\(`, "mu"));
    }
    expect(text).toContain("Apache License");
  });
});

function specOf(sample: string): string {
  return fs.readFileSync(join(repository, "test/samples", sample, "spec.yaml"), "utf8");
}

interface Given {
  readonly run: Run;
  /** What lint says, which loads more libraries. */
  readonly lint: Run;
  readonly files: Readonly<Record<string, string>>;
}

/** Generates from several samples in a new folder. */
function generate(...words: string[]): Given {
  const specs = samples.map((name) => {
    return [`specs/${name}.yaml`, specOf(name)] as const;
  });
  const folder = scratch(Object.fromEntries(specs));
  const run = runLinkmint(root, ["generate", ...words], { folder });
  const lint = runLinkmint(root, ["lint"], { folder });
  // The stamp has the times of files.
  fs.rmSync(join(folder, "generated/.linkmint"), { recursive: true, force: true });
  return { run, lint, files: readFiles(folder) };
}

/** Whether a file of V8's code is what its first four bytes, a checksum, say. */
function isWhole(file: string): boolean {
  const bytes = fs.readFileSync(file);
  return crc32(bytes.subarray(4)) === bytes.readUInt32LE(0);
}

/** The files of V8's code that lie beside the bundle. */
function kept(): string[] {
  const cache = join(bundle, "cache");
  if (!fs.existsSync(cache)) return [];
  return fs
    .readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
