import type { FSWatcher } from "chokidar";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { changedSince } from "./changed-since.js";
import { concerns, isSubject, rootsOf, type Watched } from "./watched.js";

/** Runs a verb for the time of that number, counted from 1, and says what its next run hangs on. */
export type WatchedRun = (number: number) => Promise<Watched>;

/** Why nothing can be watched: what the system says. */
export interface WatchFailure {
  readonly watched: Watched;
  readonly error: unknown;
}

/** How long to wait after a change for the next, in milliseconds: editors save in steps. */
const quiet = 10;

/**
 * Runs a verb, and again whenever what it hangs on changes, one run at a time, until the process is told to
 * end: the run that is under way then finishes. Gives what ended it otherwise.
 */
export async function watch(run: WatchedRun): Promise<WatchFailure | undefined> {
  const { watch: open } = await import("chokidar");
  const signal = createSignal();
  const state: { ended: boolean; changed: boolean; failure?: WatchFailure } = {
    ended: false,
    changed: false,
  };
  const end = (): void => {
    state.ended = true;
    signal.give();
  };
  const change = (): void => {
    state.changed = true;
    signal.give();
  };
  const openWatcher = (watched: Watched, startedAt: number): FSWatcher => {
    const ignored = (path: string): boolean => !concerns(watched, path);
    return (
      open([...rootsOf(watched)], { ignored, ignoreInitial: true, atomic: false })
        .on("all", change)
        // Until now nothing was told of.
        .on("ready", () => changedSince(watched, startedAt) && change())
        .on("error", (error) => {
          state.failure ??= { watched, error };
          end();
        })
        // Of two saves within 50 ms chokidar tells the first alone, but what the system tells it, it passes on.
        .on("raw", (_event, name, details) => {
          const { watchedPath = "" } = details as { readonly watchedPath?: string };
          const places = [watchedPath, join(watchedPath, name ?? "")];
          if (places.some((place) => isSubject(watched, place))) change();
        })
    );
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  let startedAt = Date.now();
  let watched = await run(1);
  let watcher = openWatcher(watched, startedAt);
  for (let number = 2; ; number += 1) {
    while (!state.ended && !state.changed) await signal.given();
    if (state.ended) break;
    while (state.changed) {
      state.changed = false;
      await setTimeout(quiet);
    }
    startedAt = Date.now();
    const next = await run(number);
    if (JSON.stringify(next) === JSON.stringify(watched)) continue;
    watched = next;
    await watcher.close();
    watcher = openWatcher(watched, startedAt);
  }
  await watcher.close();
  process.off("SIGINT", end).off("SIGTERM", end);
  return state.failure;
}

/** What one part of a program gives and another waits for. */
function createSignal(): { readonly give: () => void; readonly given: () => Promise<void> } {
  let give = (): void => {};
  return {
    give: () => give(),
    given: () =>
      new Promise((resolve) => {
        give = resolve;
      }),
  };
}
