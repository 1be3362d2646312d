import { setTimeout } from "node:timers/promises";
import type { Diagnostic } from "../types/diagnostic.js";
import { breakLock, inspectLock, lockedOutput } from "./lock.js";
import { sweep } from "./sweep.js";

/** What `settle` found. */
export interface Settled {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a run before was cut off. */
  readonly recovered: boolean;
}

/**
 * How long to wait for another run, in milliseconds, how long for the rest of a lock that is being written, and
 * how long between two looks.
 */
const patience = 60_000;
const grace = 200;
const pause = 20;

/** Waits until no other run writes into an output folder, and clears away what one left that was cut off. */
export async function settle(out: string, limit = patience): Promise<Settled> {
  for (let waited = 0; ; waited += pause) {
    const lock = inspectLock(out);
    switch (lock.kind) {
      case "free":
        return { diagnostics: [], recovered: false };
      case "abandoned":
        if (lock.by === undefined && waited < grace) break;
        if (lock.by !== undefined) sweep(out, lock.by);
        if (breakLock(out, lock.by)) return { diagnostics: [], recovered: true };
        break;
      case "held":
        if (waited >= limit) return { diagnostics: [lockedOutput(out, lock.by)], recovered: false };
        break;
      default:
        return lock satisfies never;
    }
    await setTimeout(pause);
  }
}
