import fs from "node:fs";
import { existsSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { breakLock, inspectLock, takeLock } from "../../generator/5-write/disk/lock.js";
import { deadProcess, insteadOf, leaveAbandoned, leaveLock, lockPath, suffix } from "./locks.js";
import { readFiles, scratch } from "./scratch.js";

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

  test.each([{ host: "elsewhere" }, { namespace: "elsewhere" }])(
    "is abandoned when %j has held it for longer than any run does",
    (changed) => {
      const out = scratch();
      leaveLock(out, changed);
      const past = (minutes: number) => new Date(Date.now() - minutes * 60_000);
      utimesSync(join(out, lockPath), past(9), past(9));
      expect(inspectLock(out).kind).toBe("held");
      utimesSync(join(out, lockPath), past(11), past(11));
      expect(inspectLock(out).kind).toBe("abandoned");
    },
  );

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
