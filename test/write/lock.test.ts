import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { breakLock, inspectLock, type LockHolder, takeLock } from "../../generator/5-write/lock.js";
import { settle } from "../../generator/5-write/settle.js";
import { readFiles, scratch, writeFiles } from "./scratch.js";

const lockPath = ".linkmint/lock";
const suffix = ".0123abcd.linkmint";
const patient = { limit: 60_000 };

/** Leaves the lock of a run in an output folder. */
function leaveLock(out: string, changed: Readonly<Record<string, unknown>> = {}): void {
  const free = takeLock(out, []).value;
  const holder = { ...JSON.parse(readFileSync(join(out, lockPath), "utf8")), suffix, ...changed };
  free?.release();
  writeFiles(out, { [lockPath]: JSON.stringify(holder) });
}

/** Leaves the lock of a run that is gone; gives what is found of it. */
function leaveAbandoned(out: string): LockHolder {
  leaveLock(out);
  const state = inspectLock(out);
  if (state.kind !== "abandoned" || state.by === undefined) throw new Error(state.kind);
  return state.by;
}

/** Lets the next call of a function of the file system do something else, whoever makes it. */
function insteadOf<Name extends "openSync" | "renameSync">(
  name: Name,
  act: (...args: Parameters<(typeof fs)[Name]>) => unknown,
): void {
  const next = vi.spyOn(fs, name).mockImplementation(((...args: never) => {
    next.mockRestore();
    syncBuiltinESMExports();
    return act(...args);
  }) as never);
  syncBuiltinESMExports();
}

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("the lock of an output folder", () => {
  test("is had by one run at a time, and leaves nothing behind", () => {
    const out = join(scratch(), "not/yet/there");
    const { value: first } = takeLock(out, []);
    expect(first).toBeDefined();
    expect(takeLock(out, [])).toEqual({ diagnostics: [] });
    first?.release();
    expect(existsSync(out)).toBe(false);
    const second = takeLock(out, []).value;
    expect(second?.suffix).not.toBe(first?.suffix);
    second?.release();
  });

  test("leaves what else is in linkmint's folder", () => {
    const out = scratch({ ".linkmint/kept/a": "mine" });
    takeLock(out, []).value?.release();
    const files = { ".linkmint/kept/a": "mine", ".linkmint/.gitignore": "*\n" };
    expect(readFiles(out)).toEqual(files);
  });

  test("cannot be taken through a link, or where a file is in the way", () => {
    const outside = scratch();
    const linked = scratch();
    symlinkSync(outside, join(linked, ".linkmint"));
    expect(takeLock(linked, []).diagnostics).toMatchObject([{ code: "unwritable-output" }]);
    expect(readFiles(outside)).toEqual({});
    const out = join(scratch({ file: "" }), "file");
    expect(takeLock(out, []).diagnostics).toMatchObject([{ code: "unwritable-output" }]);
  });

  test.each<[string, () => Readonly<Record<string, unknown>>, string]>([
    ["is held by a process that runs", () => ({ process: process.ppid }), "held"],
    ["is held on another machine", () => ({ host: "elsewhere", process: 1 }), "held"],
    ["is held in another container", () => ({ namespace: "elsewhere" }), "held"],
    ["is abandoned when its process has ended", () => ({ process: deadProcess() }), "abandoned"],
    ["is abandoned when its process was this one's number", () => ({}), "abandoned"],
    ["is abandoned when the machine was restarted", () => ({ process: 1, booted: 0 }), "abandoned"],
    ["is abandoned when it names no process", () => ({ process: "all" }), "abandoned"],
    ["is abandoned when it names no suffix of ours", () => ({ suffix: ".ts" }), "abandoned"],
  ])("%s", (_, changed, kind) => {
    const out = scratch();
    leaveLock(out, { host: hostname(), ...changed() });
    expect(inspectLock(out).kind).toBe(kind);
  });

  test("is not broken once another run has it", () => {
    const out = scratch();
    const found = leaveAbandoned(out);
    leaveLock(out, { suffix: ".89abcdef.linkmint" });
    expect(breakLock(out, found)).toEqual({ value: false, diagnostics: [] });
    expect(Object.keys(readFiles(out))).toEqual([".linkmint/.gitignore", lockPath]);
  });

  test("is held by a process that another user runs", () => {
    const out = scratch();
    leaveLock(out, { process: process.ppid });
    const kill = vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("kill EPERM"), { code: "EPERM" });
    });
    onTestFinished(() => kill.mockRestore());
    expect(inspectLock(out).kind).toBe("held");
  });

  test("is put back where another run took it at that moment", () => {
    const out = scratch();
    const found = leaveAbandoned(out);
    insteadOf("renameSync", (from, to) => {
      leaveLock(out, { suffix: ".89abcdef.linkmint", process: process.ppid });
      fs.renameSync(from, to);
    });
    expect(breakLock(out, found)).toEqual({ value: false, diagnostics: [] });
    expect(inspectLock(out)).toMatchObject({ kind: "held", by: { suffix: ".89abcdef.linkmint" } });
    expect(Object.keys(readFiles(out))).toEqual([".linkmint/.gitignore", lockPath]);
  });

  test("is taken although another run removes the folder with its own at that moment", () => {
    const out = scratch();
    insteadOf("openSync", (path, flags) => {
      rmSync(join(out, ".linkmint"), { recursive: true });
      return fs.openSync(path, flags);
    });
    const { value: lock, diagnostics } = takeLock(out, []);
    expect(diagnostics).toEqual([]);
    expect(Object.keys(readFiles(out))).toEqual([".linkmint/.gitignore", lockPath]);
    lock?.release();
  });

  test("cannot be taken behind a link that leads nowhere, which is said", () => {
    const out = join(scratch(), "out");
    symlinkSync("nowhere/else", out);
    const { value, diagnostics } = takeLock(join(out, "inner"), []);
    expect({ value, codes: diagnostics.map(({ code }) => code) }).toEqual({
      value: undefined,
      codes: ["unwritable-output"],
    });
  });

  test("is given back by none but the run that has it", () => {
    const out = scratch();
    const { value: first } = takeLock(out, []);
    rmSync(join(out, lockPath));
    const { value: second } = takeLock(out, []);
    first?.release();
    expect(takeLock(out, [])).toEqual({ diagnostics: [] });
    second?.release();
    expect(existsSync(out)).toBe(false);
  });

  test("of a run that was killed while it broke one goes with the next", () => {
    const out = scratch({ [`${lockPath}${suffix}`]: "{}", ".linkmint/lock.txt": "theirs" });
    takeLock(out, []).value?.release();
    expect(Object.keys(readFiles(out))).toEqual([".linkmint/.gitignore", ".linkmint/lock.txt"]);
  });
});

describe("settle", () => {
  test("has nothing to do where nobody writes", async () => {
    expect(await settle(scratch(), patient)).toEqual({ diagnostics: [], recovered: false });
  });

  test("waits for the end of another run", async () => {
    const out = scratch();
    leaveLock(out, { process: process.ppid });
    let ended = false;
    setTimeout(() => {
      ended = true;
      rmSync(join(out, lockPath));
    }, 100);
    expect(await settle(out, patient)).toEqual({ diagnostics: [], recovered: false });
    expect(ended).toBe(true);
  });

  test("says which run does not end, and what to do", async () => {
    const out = scratch();
    leaveLock(out, { process: 4711, host: "elsewhere" });
    const { diagnostics } = await settle(out, { limit: 40 });
    expect(diagnostics).toMatchObject([
      { code: "unwritable-output", path: join(out, lockPath), severity: "error" },
    ]);
    expect(diagnostics[0]?.message).toContain("process 4711 on elsewhere");
    expect(diagnostics[0]?.help).toContain(`delete ${join(out, lockPath)}`);
    expect(inspectLock(out).kind).toBe("held");
  });

  test("clears away what a run left that was cut off, and nothing else", async () => {
    const staged = `src/index.ts${suffix}`;
    const out = scratch({
      [`acme/${staged}`]: "new",
      "acme/src/index.ts": "old",
      [`acme/src/client.ts.89abcdef.linkmint`]: "another run's",
      [`zeta/${staged}`]: "new",
      [`other/${staged}`]: "no folder of the run's",
    });
    leaveLock(out, { folders: [join(out, "acme"), join(out, "zeta"), join(out, "gone")] });
    expect(await settle(out, patient)).toEqual({ diagnostics: [], recovered: true });
    expect(readFiles(out)).toEqual({
      "acme/src/index.ts": "old",
      "acme/src/client.ts.89abcdef.linkmint": "another run's",
      [`other/${staged}`]: "no folder of the run's",
    });
    expect(existsSync(join(out, "zeta"))).toBe(false);
  });

  test("leaves what is no output alone, however deep it is", async () => {
    const files = { [`acme/dist/a${suffix}`]: "", [`acme/node_modules/b/c${suffix}`]: "" };
    const out = scratch(files);
    leaveLock(out, { folders: [join(out, "acme")] });
    expect(await settle(out, patient)).toMatchObject({ recovered: true });
    expect(readFiles(out)).toEqual(files);
  });

  test("says why it cannot remove a lock, instead of trying for ever", async () => {
    const out = scratch();
    leaveLock(out);
    insteadOf("renameSync", () => {
      throw Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "rename" });
    });
    expect(await settle(out, patient)).toMatchObject({
      diagnostics: [{ code: "unwritable-output", path: join(out, lockPath) }],
      recovered: false,
    });
  });

  test("passes over a folder that cannot be read", async () => {
    const out = scratch({ [`acme/src/a${suffix}`]: "new", "acme/coverage/a": "" });
    leaveLock(out, { folders: ["acme"] });
    const original = fs.readdirSync;
    const reading = vi.spyOn(fs, "readdirSync").mockImplementation(((
      path: string,
      options: never,
    ) => {
      if (path.endsWith("coverage")) {
        throw Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "scandir" });
      }
      return original(path, options);
    }) as never);
    syncBuiltinESMExports();
    onTestFinished(() => {
      reading.mockRestore();
      syncBuiltinESMExports();
    });
    expect(await settle(out, patient)).toEqual({ diagnostics: [], recovered: true });
    reading.mockRestore();
    expect(Object.keys(readFiles(out))).toEqual(["acme/coverage/a"]);
  });

  test("finds its folders again when the tree was moved", async () => {
    const out = scratch({ [`acme/src/a${suffix}`]: "new" });
    const { value: lock } = takeLock(out, [join(out, "acme")]);
    const { folders } = JSON.parse(readFileSync(join(out, lockPath), "utf8"));
    lock?.release();
    leaveLock(out, { folders });
    const moved = `${out}-moved`;
    onTestFinished(() => rmSync(moved, { recursive: true, force: true }));
    renameSync(out, moved);
    expect(await settle(moved, patient)).toEqual({ diagnostics: [], recovered: true });
    expect(existsSync(moved)).toBe(false);
  });

  test("clears linkmint's own folder, too", async () => {
    const out = scratch({ [`.linkmint/kept/now/acme/a${suffix}`]: "half a copy" });
    leaveLock(out);
    expect(await settle(out, patient)).toMatchObject({ recovered: true });
    expect(existsSync(out)).toBe(false);
  });

  test("does not wait where it need not, and tells whom it waits for", async () => {
    const out = scratch();
    leaveLock(out, { process: process.ppid });
    const seen: number[] = [];
    const onWait = (holder: { readonly process: number }) => void seen.push(holder.process);
    expect(await settle(out, { limit: 0, onWait })).toMatchObject({ recovered: false });
    expect(seen).toEqual([]);
    await settle(out, { limit: 40, onWait });
    expect(new Set(seen)).toEqual(new Set([process.ppid]));
  });

  test("follows no link out of a package's folder", async () => {
    const outside = scratch({ [`a${suffix}`]: "theirs" });
    const out = scratch({ "acme/a": "" });
    symlinkSync(outside, join(out, "acme/src"));
    leaveLock(out, { folders: [join(out, "acme")] });
    expect(await settle(out, patient)).toMatchObject({ recovered: true });
    expect(readFiles(outside)).toEqual({ [`a${suffix}`]: "theirs" });
  });

  test("gives a run the time to write its lock", async () => {
    const other = scratch();
    leaveLock(other, { process: process.ppid });
    const out = scratch({ [lockPath]: "" });
    setTimeout(() => writeFiles(out, { [lockPath]: readFiles(other)[lockPath] ?? "" }), 50);
    setTimeout(() => rmSync(join(out, lockPath)), 400);
    expect(await settle(out, patient)).toEqual({ diagnostics: [], recovered: false });
  });

  test("removes a lock that is broken", async () => {
    const out = scratch();
    mkdirSync(join(out, ".linkmint"));
    writeFileSync(join(out, lockPath), "");
    expect(await settle(out, patient)).toMatchObject({ recovered: true });
    expect(existsSync(out)).toBe(false);
  });
});
