import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { bundleLinkmint } from "./build-once.js";
import { installModules, runLinkmint } from "./linkmint.js";
import { rememberEmission } from "./remembered-emission.js";

/*
 * linkmint is killed: at every call that changes the disk, before it and half-way through it, and at random
 * moments. Each file is then the old one or the new one, and the next run leaves what it would have left
 * anyway, and nothing else.
 */

const root = installModules();
const bin = join(root, "generator/bin/linkmint.js");
const killer = join(import.meta.dirname, "kill-at-call.js");
rememberEmission(root);
bundleLinkmint(root);

const oldSpecs = { "specs/acme.yaml": acmeSpec(), "specs/gone.yaml": acmeSpec() };
const newSpecs = { "specs/acme.yaml": acmeSpec("Mint a token"), "specs/new.yaml": acmeSpec() };

let template: string;

beforeAll(() => {
  template = mkdtempSync(join(tmpdir(), "linkmint-"));
  writeFiles(template, oldSpecs);
  runLinkmint(root, ["generate"], { folder: template });
  rmSync(join(template, "specs/gone.yaml"));
  writeFiles(template, { ...newSpecs, "generated/acme/tsconfig.json": "mine" });
  // What is emitted anew is remembered, and V8's code kept: all runs after this one make the same calls.
  runLinkmint(root, ["generate", "--out", "other"], { folder: template });
  rmSync(join(template, "other"), { recursive: true });
});

afterAll(() => rmSync(template, { recursive: true, force: true }));

/** A folder where there is something to write, to replace, to remove, and of somebody's work to keep. */
function workFolder(): string {
  const folder = scratch();
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** The files of the packages by path, and the texts of those that were kept. */
function outcomeOf(folder: string) {
  const files = Object.entries(readFiles(join(folder, "generated")));
  const own = ([path]: [string, string]): boolean => path.startsWith(".linkmint/");
  const kept = files.filter(([path]) => path.startsWith(".linkmint/kept/"));
  const others = files
    .map(([path]) => path)
    .filter((path) => path.endsWith(".linkmint") || path.startsWith(".linkmint/lock"));
  return {
    packages: Object.fromEntries(files.filter((file) => !own(file))),
    kept: kept.map(([, text]) => text),
    leftovers: others,
  };
}

/** Runs `generate` in a folder so that it dies at one of its calls; gives how many there were if it lives. */
function killAt(folder: string, call: number, moment: string) {
  const { stderr, signal } = spawnSync(
    process.execPath,
    ["--import", killer, bin, "generate", "--quiet"],
    {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], KILL_AT: String(call), KILL_WHEN: moment },
    },
  );
  const [, calls = ""] = /calls: (.*)/u.exec(stderr) ?? [];
  return { signal, calls: calls.split(" ") };
}

/** What a run leaves that is not killed, and its calls. */
function wholeRun() {
  const folder = workFolder();
  const before = outcomeOf(folder).packages;
  const { calls } = killAt(folder, 0, "never");
  return { before, after: outcomeOf(folder).packages, calls };
}

type WholeRun = ReturnType<typeof wholeRun>;

/** Every file is the old or the new one; what the user wrote is there; a next run makes all good. */
function expectRecovery(folder: string, { before, after }: WholeRun): void {
  const { packages, leftovers } = outcomeOf(folder);
  const strange = Object.entries(packages).filter(
    ([path, text]) => !leftovers.includes(path) && text !== before[path] && text !== after[path],
  );
  expect(strange).toEqual([]);
  const next = runLinkmint(root, ["generate", "--quiet"], { folder });
  expect(next.exitCode).toBe(0);
  const outcome = outcomeOf(folder);
  expect(outcome.packages).toEqual(after);
  expect(outcome.leftovers).toEqual([]);
  expect(outcome.kept).toContain("mine");
}

describe("killed at a call that changes the disk", () => {
  test.each(["before", "half-way"])("%s it", { timeout: 600_000 }, (moment) => {
    const whole = wholeRun();
    // Twelve files of two packages, staged and renamed, and twelve removed, besides lock, copy and stamp.
    expect(whole.calls.length).toBeGreaterThan(60);
    expect(whole.after).not.toEqual(whole.before);
    const killed = whole.calls.flatMap((name, index) =>
      moment === "before" || name === "writeFileSync" ? [index + 1] : [],
    );
    expect(killed.length).toBeGreaterThan(15);
    for (const call of killed) {
      const folder = workFolder();
      expect(killAt(folder, call, moment).signal).toBe("SIGKILL");
      expectRecovery(folder, whole);
    }
  });
});

async function untilWriting(folder: string, child: ChildProcess): Promise<void> {
  const lock = join(folder, "generated/.linkmint/lock");
  while (child.exitCode === null && !existsSync(lock)) await setTimeout(1);
}

describe("killed again while it clears away", () => {
  test("what was left half-way through the renames", () => {
    const whole = wholeRun();
    const renames = whole.calls.flatMap((name, index) =>
      name === "renameSync" ? [index + 1] : [],
    );
    const middle = renames[renames.length >> 1] ?? 0;
    // Clearing away takes fewer calls: the rest is the new run's own.
    for (let call = 1; call <= 15; call += 1) {
      const folder = workFolder();
      expect(killAt(folder, middle, "before").signal).toBe("SIGKILL");
      expect(killAt(folder, call, "before").signal).toBe("SIGKILL");
      expectRecovery(folder, whole);
    }
  });
});

describe("killed at a random moment", () => {
  test("fifty times", { timeout: 600_000 }, async () => {
    const whole = wholeRun();
    let killed = 0;
    for (let round = 0; round < 50; round += 1) {
      const folder = workFolder();
      const workers = round % 4 < 2 ? "1" : "2";
      const words = [bin, "generate", "--quiet", "--workers", workers];
      const child = spawn(process.execPath, words, { cwd: folder });
      const ended = new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
      // Every other time it is let alone until it writes.
      const span = round % 2 === 0 ? 500 : 30;
      if (span === 30) await untilWriting(folder, child);
      await setTimeout(Math.random() * span);
      child.kill("SIGKILL");
      if ((await ended) === "SIGKILL") killed += 1;
      expectRecovery(folder, whole);
    }
    expect(killed).toBeGreaterThan(0);
  });
});

describe("two runs at once", () => {
  test("leave what one leaves", async () => {
    const { after } = wholeRun();
    const folder = workFolder();
    const runs = ["1", "2", "8"].map((workers) =>
      spawn(process.execPath, [bin, "generate", "--quiet", "--workers", workers], { cwd: folder }),
    );
    const codes = await Promise.all(
      runs.map((child) => new Promise((resolve) => child.once("exit", resolve))),
    );
    expect(codes).toEqual([0, 0, 0]);
    const { packages, kept, leftovers } = outcomeOf(folder);
    expect(packages).toEqual(after);
    expect(kept).toEqual(["mine"]);
    expect(leftovers).toEqual([]);
    expect(readdirSync(join(folder, "generated/.linkmint")).sort()).toEqual([
      ".gitignore",
      "kept",
      "stamp",
    ]);
  });
});
