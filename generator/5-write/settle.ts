import { setTimeout } from "node:timers/promises";
import type { Diagnostic } from "../types/diagnostic.js";
import { breakLock, inspectLock, type LockHolder, lockedOutput } from "./lock.js";
import { sweep } from "./sweep.js";

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
