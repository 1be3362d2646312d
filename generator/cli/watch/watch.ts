import type { FSWatcher } from "chokidar";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { concerns, foldersOf, isSubject, type Watched } from "./watched.js";

/** Runs a verb for the time of that number, counted from 1, and says what its next run hangs on. */
export type WatchedRun = (number: number) => Promise<Watched>;

/** How long to wait after a change for the next, in milliseconds: editors save in steps. */
const quiet = 10;

/**
 * Runs a verb, and again whenever what it hangs on changes, one run at a time, until the process is told to
 * end: the run that is under way then finishes.
 */
export async function watch(run: WatchedRun): Promise<void> {
  const { watch: open } = await import("chokidar");
  const signal = createSignal();
  const state = { ended: false, changed: false };
  const end = (): void => {
    state.ended = true;
    signal.give();
  };
  const change = (): void => {
    state.changed = true;
    signal.give();
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  let watched = await run(1);
  const openWatcher = (): FSWatcher => {
    const ignored = (path: string): boolean => !concerns(watched, path);
    const settings = { ignored, ignoreInitial: true, depth: 1, atomic: false };
    const watcher = open([...foldersOf(watched)], settings)
      .on("all", change)
      .on("ready", change);
    // Of two saves within 50 ms chokidar tells the first alone, but what the system tells it, it passes on.
    return watcher.on("raw", (_event, name, details) => {
      const { watchedPath = "" } = details as { readonly watchedPath?: string };
      const places = [watchedPath, join(watchedPath, name ?? "")];
      if (places.some((place) => isSubject(watched, place))) change();
    });
  };
  let watcher = openWatcher();
  for (let number = 2; ; number += 1) {
    while (!state.ended && !state.changed) await signal.given();
    if (state.ended) break;
    while (state.changed) {
      state.changed = false;
      await setTimeout(quiet);
    }
    const next = await run(number);
    if (JSON.stringify(next) === JSON.stringify(watched)) continue;
    watched = next;
    await watcher.close();
    watcher = openWatcher();
  }
  await watcher.close();
  process.off("SIGINT", end).off("SIGTERM", end);
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
