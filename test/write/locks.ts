import { spawnSync } from "node:child_process";
import fs, { readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { vi } from "vitest";
import { inspectLock, type LockHolder, takeLock } from "../../generator/5-write/disk/lock.js";
import { writeFiles } from "./scratch.js";

export const lockPath = ".linkmint/lock";
export const suffix = ".0123abcd.linkmint";

/** Leaves the lock of a run in an output folder. */
export function leaveLock(out: string, changed: Readonly<Record<string, unknown>> = {}): void {
  const free = takeLock(out, []).value;
  const holder = { ...JSON.parse(readFileSync(join(out, lockPath), "utf8")), suffix, ...changed };
  free?.release();
  writeFiles(out, { [lockPath]: JSON.stringify(holder) });
}

/** Leaves the lock of a run that is gone; gives what is found of it. */
export function leaveAbandoned(out: string): LockHolder {
  leaveLock(out);
  const state = inspectLock(out);
  if (state.kind !== "abandoned" || state.by === undefined) throw new Error(state.kind);
  return state.by;
}

/** Lets the next call of a function of the file system do something else, whoever makes it. */
export function insteadOf<Name extends "openSync" | "renameSync">(
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
export function deadProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}
