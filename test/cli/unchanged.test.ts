import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { bundleLinkmint } from "./build-once.js";
import { installModules, type Run, runLinkmint } from "./linkmint.js";
import { rememberEmission } from "./remembered-emission.js";

/* What a run does where nothing changed, and how little has to change for it to do more. */

const root = installModules();
const takeEmitted = rememberEmission(root);
bundleLinkmint(root);
const everything = ["acme", "zeta"];

function run(folder: string, ...args: string[]): Run {
  return runLinkmint(root, args, { folder });
}

/** A folder with two packages that are what their specs give. */
function generated(): string {
  const folder = scratch({ "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": acmeSpec() });
  expect(run(folder, "generate").exitCode).toBe(0);
  expect(takeEmitted()).toEqual(everything);
  return folder;
}

/** Which packages a run has emitted, and that it went well and left what the specs give. */
function emittedBy(folder: string, ...args: string[]): string[] {
  expect(run(folder, ...args)).toMatchObject({ exitCode: 0, stderr: "" });
  const emitted = takeEmitted();
  expect(run(folder, "check").exitCode).toBe(0);
  takeEmitted();
  return emitted;
}

/** The lock of a run on another machine, of which nobody here can tell whether it is gone. */
function lockOfAnotherRun(): string {
  const holder = { process: 1, host: "elsewhere", namespace: "", booted: 0, folders: [] };
  return JSON.stringify({ ...holder, suffix: ".0123abcd.linkmint" });
}

describe("where nothing changed", () => {
  test("generate and check emit nothing, and touch nothing", () => {
    const folder = generated();
    const stamp = join(folder, "generated/.linkmint/stamp");
    const index = join(folder, "generated/acme/src/index.ts");
    const before = [stamp, index].map((path) => statSync(path).ctimeMs);
    const second = run(folder, "generate");
    expect(second.stdout).toContain("2 packages, nothing to do");
    expect(run(folder, "check")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(takeEmitted()).toEqual([]);
    expect([stamp, index].map((path) => statSync(path).ctimeMs)).toEqual(before);
  });

  test("it is the same from another folder, and what there is to say names the spec from there", () => {
    const sample = join(import.meta.dirname, "../errors/undecided-result/spec.yaml");
    const repository = { type: "git", url: "https://github.com/acme/link" };
    const folder = scratch({
      "specs/acme.yaml": readFileSync(sample, "utf8"),
      "linkmint.config.json": JSON.stringify({ scope: "@acme" }),
      "package.json": JSON.stringify({ repository }),
      "inner/readme": "",
    });
    mkdirSync(join(folder, ".git"));
    expect(run(folder, "generate").stderr).toMatch(/^specs\/acme.yaml:/mu);
    takeEmitted();
    const from = run(join(folder, "inner"), "generate");
    expect(takeEmitted()).toEqual([]);
    expect(from.stderr).toContain(`${join(folder, "specs/acme.yaml")}:`);
  });

  test("check leaves no stamp, generate does although there was nothing to write", () => {
    const folder = generated();
    const stamp = join(folder, "generated/.linkmint/stamp");
    rmSync(stamp);
    run(folder, "check");
    expect(takeEmitted()).toEqual(everything);
    expect(() => statSync(stamp)).toThrow("ENOENT");
    expect(emittedBy(folder, "generate")).toEqual(everything);
    expect(emittedBy(folder, "generate")).toEqual([]);
  });

  test("nobody waits for another run, who has nothing to write", () => {
    const folder = generated();
    const lock = lockOfAnotherRun();
    writeFiles(folder, { "generated/.linkmint/lock": lock });
    expect(run(folder, "generate")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(readFiles(folder)["generated/.linkmint/lock"]).toBe(lock);
    takeEmitted();
  });

  test("what there was to say of a spec is said again", () => {
    const sample = join(import.meta.dirname, "../errors/undecided-result/spec.yaml");
    const folder = scratch({ "specs/acme.yaml": readFileSync(sample, "utf8") });
    const { exitCode, stderr } = run(folder, "generate");
    expect(exitCode).toBe(0);
    expect(stderr).toContain("undecided-result");
    expect(takeEmitted()).toEqual(["acme"]);
    expect(run(folder, "generate")).toMatchObject({ exitCode: 0, stderr });
    expect(takeEmitted()).toEqual([]);
  });
});

describe("one package alone is made anew", () => {
  test.each<[string, (folder: string) => void]>([
    ["its spec", (folder) => appendFileSync(join(folder, "specs/zeta.yaml"), "# more\n")],
    [
      "one of its files",
      (folder) => appendFileSync(join(folder, "generated/zeta/tsconfig.json"), " "),
    ],
    [
      "one of its files, with the same length and time",
      (folder) => {
        const path = join(folder, "generated/zeta/tsconfig.json");
        const { atime, mtime } = statSync(path);
        writeFileSync(path, readFileSync(path, "utf8").toUpperCase());
        utimesSync(path, atime, mtime);
      },
    ],
    ["the time of one", (folder) => utimesSync(join(folder, "generated/zeta/tsconfig.json"), 1, 1)],
    ["a file that is gone", (folder) => rmSync(join(folder, "generated/zeta/src/index.ts"))],
    [
      "the whole package, gone",
      (folder) => rmSync(join(folder, "generated/zeta"), { recursive: true }),
    ],
    ["its manifest", (folder) => writeFileSync(join(folder, "generated/zeta/.linkmint.json"), "{")],
  ])("for a change of %s", (_, change) => {
    const folder = generated();
    const before = readFiles(join(folder, "generated/zeta"));
    change(folder);
    const { exitCode } = run(folder, "generate", "--quiet");
    expect(exitCode).toBe(0);
    expect(takeEmitted()).toEqual(["zeta"]);
    expect(readFiles(join(folder, "generated/zeta"))).toEqual(before);
    expect(emittedBy(folder, "generate")).toEqual([]);
  });

  test("when it alone is asked for, and the other is remembered", () => {
    const folder = generated();
    writeFiles(folder, { "specs/zeta.yaml": acmeSpec("Mint a token") });
    expect(emittedBy(folder, "generate", "zeta")).toEqual(["zeta"]);
    expect(emittedBy(folder, "generate")).toEqual([]);
  });

  test("when it is new, and none when one is gone", () => {
    const folder = generated();
    writeFiles(folder, { "specs/new.yaml": acmeSpec() });
    expect(emittedBy(folder, "generate")).toEqual(["new"]);
    rmSync(join(folder, "specs/new.yaml"));
    expect(emittedBy(folder, "generate")).toEqual([]);
    expect(() => statSync(join(folder, "generated/new"))).toThrow("ENOENT");
  });
});

describe("check", () => {
  test("finds an edit although there is a stamp", () => {
    const folder = generated();
    appendFileSync(join(folder, "generated/zeta/tsconfig.json"), "mine");
    const { exitCode, stdout } = run(folder, "check");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("  edited    generated/zeta/tsconfig.json");
    expect(takeEmitted()).toEqual(["zeta"]);
  });

  test("finds what would be compiled along although there is a stamp", () => {
    const folder = generated();
    writeFiles(folder, { "generated/zeta/src/mine.ts": "" });
    for (const _ of [1, 2]) expect(run(folder, "check").exitCode).toBe(1);
    takeEmitted();
  });
});

describe("everything is made anew", () => {
  test("for another scope", () => {
    const folder = generated();
    expect(emittedBy(folder, "generate", "--scope", "@linkmint")).toEqual([]);
    expect(run(folder, "generate", "--scope", "@other").exitCode).toBe(0);
    expect(takeEmitted()).toEqual(everything);
  });

  test("by another build of linkmint", () => {
    const folder = generated();
    const key = join(root, "generator/dist/bundle/key");
    const text = readFileSync(key, "utf8");
    onTestFinished(() => writeFileSync(key, text));
    writeFileSync(key, "f".repeat(64));
    expect(emittedBy(folder, "generate")).toEqual(everything);
    expect(emittedBy(folder, "generate")).toEqual([]);
  });

  test("by other modules, where there is no bundle", () => {
    const unbundled = installModules();
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    const generate = () => runLinkmint(unbundled, ["generate"], { folder }).exitCode;
    const taken = rememberEmission(unbundled);
    expect([generate(), taken()]).toEqual([0, ["acme"]]);
    expect([generate(), taken()]).toEqual([0, []]);
    appendFileSync(join(unbundled, "generator/dist/pipeline.js"), "// other\n");
    expect([generate(), taken()]).toEqual([0, ["acme"]]);
  });

  test("with another version of the formatter", () => {
    const folder = generated();
    const modules = join(root, "node_modules");
    const shared = realpathSync(modules);
    rmSync(modules);
    onTestFinished(() => {
      rmSync(modules, { recursive: true });
      symlinkSync(shared, modules);
    });
    mkdirSync(join(modules, "prettier"), { recursive: true });
    for (const name of readdirSync(shared).filter((each) => each !== "prettier")) {
      symlinkSync(join(shared, name), join(modules, name));
    }
    for (const name of readdirSync(join(shared, "prettier"))) {
      symlinkSync(join(shared, "prettier", name), join(modules, "prettier", name));
    }
    expect(emittedBy(folder, "generate")).toEqual([]);
    const manifest = join(modules, "prettier/package.json");
    const text = readFileSync(manifest, "utf8");
    rmSync(manifest);
    writeFileSync(manifest, text.replace(/"version": ".*"/u, '"version": "99.0.0"'));
    expect(emittedBy(folder, "generate")).toEqual(everything);
    expect(emittedBy(folder, "generate")).toEqual([]);
  });

  test.each([
    ["broken", "{", "it is broken"],
    ["of a newer version", '{ "linkmint": 99 }', "another version of linkmint wrote it"],
    ["of another tree", '{ "linkmint": 1, "folder": "/elsewhere" }', "it is of another folder"],
  ])("where the stamp is %s, and it is said", (_, text, reason) => {
    const folder = generated();
    writeFiles(folder, { "generated/.linkmint/stamp": text });
    const { exitCode, stderr } = run(folder, "generate");
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: `the stamp in generated/.linkmint does not count (${reason}): all is made anew\n`,
    });
    expect(takeEmitted()).toEqual(everything);
    expect(emittedBy(folder, "generate")).toEqual([]);
  });
});
