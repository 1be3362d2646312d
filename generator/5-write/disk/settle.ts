import * as fs from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Diagnostic } from "../../types/diagnostic.js";
import { describeFileError } from "./inspect-file.js";
import { breakLock, inspectLock, lockedOutput, type LockHolder, privateFolder } from "./lock.js";
import { displayPath } from "./real-path.js";

/** How `settle` waits. */
export interface Patience {
  /** How long for another run, in milliseconds. */
  readonly limit: number;
  /** Called while it waits. */
  readonly onWait?: ((holder: LockHolder) => void) | undefined;
}

/** What `settle` found. */
export interface Settled {
  /** Why nothing can be written there now. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether another run writes there: nothing else is worth waiting for. */
  readonly isHeld?: true;
  /** Whether a run before was cut off. */
  readonly recovered: boolean;
}

/** How long to wait for the rest of a lock that is being written, and between two looks, in milliseconds. */
const grace = 200;
const pause = 20;

/** Waits until no other run writes into an output folder, and clears away what one left that was cut off. */
export async function settle(out: string, { limit, onWait }: Patience): Promise<Settled> {
  for (let waited = 0; ; waited += pause) {
    const lock = inspectLock(out);
    switch (lock.kind) {
      case "free":
        return { diagnostics: [], recovered: false };
      case "abandoned": {
        if (lock.by === undefined && waited < grace) break;
        const left = lock.by === undefined ? [] : sweep(out, lock.by);
        // The lock stays for whoever may clear away what it tells of.
        if (left.length > 0) return { diagnostics: left, recovered: false };
        const { value: isBroken, diagnostics } = breakLock(out, lock.by);
        if (isBroken !== false) return { diagnostics, recovered: isBroken === true };
        break;
      }
      case "held":
        if (waited >= limit) {
          return { diagnostics: [lockedOutput(out, lock.by)], isHeld: true, recovered: false };
        }
        onWait?.(lock.by);
        break;
      default:
        return lock satisfies never;
    }
    await setTimeout(pause);
  }
}

/**
 * Removes the new texts that a run left beside their places when it was cut off, and the folders that
 * it had made for them; gives what kept it from that. Nothing else is touched, whatever the run's lock says.
 */
export function sweep(
  out: string,
  { folders, suffix }: Pick<LockHolder, "folders" | "suffix">,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const folder of [...folders.map((each) => resolve(out, each)), privateFolder(out)]) {
    for (const path of findStaged(folder, suffix)) {
      try {
        fs.rmSync(join(folder, path), { force: true });
        removeEmptyFolders(folder, path);
      } catch (error) {
        diagnostics.push(describeFileError(error, displayPath(folder, path)));
      }
    }
  }
  return diagnostics;
}

/** Where nothing of ours lies, and often much else. */
const foreignFolders: ReadonlySet<string> = new Set(["dist", "node_modules"]);

/** Paths inside a folder; no link is followed. What cannot be read, the run that is gone could not write into. */
function findStaged(folder: string, suffix: string, inner = ""): readonly string[] {
  return readEntries(join(folder, inner)).flatMap((entry) => {
    const path = join(inner, entry.name);
    if (entry.isDirectory()) {
      return foreignFolders.has(entry.name) ? [] : findStaged(folder, suffix, path);
    }
    return entry.isFile() && entry.name.endsWith(suffix) ? [path] : [];
  });
}

function readEntries(place: string): fs.Dirent[] {
  try {
    return fs.lstatSync(place).isDirectory() ? fs.readdirSync(place, { withFileTypes: true }) : [];
  } catch (error) {
    describeFileError(error, place); // throws what is our own fault
    return [];
  }
}

/** Removes the folders that a file was the last in, the package's own being the outermost. */
export function removeEmptyFolders(folder: string, path: string): void {
  const inner = dirname(path);
  try {
    fs.rmdirSync(join(folder, inner));
  } catch {
    return; // it is not empty
  }
  if (inner !== ".") removeEmptyFolders(folder, inner);
}
