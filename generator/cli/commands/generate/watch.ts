import type { FSWatcher } from "chokidar";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Mistake } from "../../command.js";
import { changedSince, concerns, isSubject, rootsOf, type Watched } from "./watched.js";

/** Runs a command for the time of that number, counted from 1, and says what its next run hangs on. */
export type WatchedRun = (number: number) => Promise<Watched>;

/** Why nothing can be watched: what the system says. */
export interface WatchFailure {
  readonly watched: Watched;
  readonly error: unknown;
}

interface State {
  ended: boolean;
  /** Whether another run is due. */
  changed: boolean;
  /** Whether the watcher may miss something: a folder on the way to the specs is another. */
  stale: boolean;
  failure?: WatchFailure;
}

/** How long to wait after a change for the next, in milliseconds: editors save in steps. */
const quiet = 10;

/**
 * Runs a command, and again whenever what it hangs on changes, one run at a time, until the process is told to
 * end: the run that is under way then finishes. Gives what ended it otherwise.
 */
export async function watch(run: WatchedRun): Promise<WatchFailure | undefined> {
  const { watch: open } = await import("chokidar");
  const signal = createSignal();
  const state: State = { ended: false, changed: false, stale: false };
  const end = (): void => {
    state.ended = true;
    signal.give();
  };
  const change = (): void => {
    state.changed = true;
    signal.give();
  };
  const lookAnew = (): void => {
    state.stale = true;
    change();
  };
  const openWatcher = (watched: Watched, startedAt: number): FSWatcher => {
    const ignored = (path: string): boolean => !concerns(watched, path);
    return (
      open([...rootsOf(watched)], { ignored, ignoreInitial: true, atomic: false })
        .on("all", change)
        // Until now not everything was told of, such as what went into a folder before that was watched.
        .on("ready", () => changedSince(watched, startedAt) && lookAnew())
        .on("error", (error) => {
          state.failure ??= { watched, error };
          end();
        })
        // Of two saves within 50 ms chokidar tells the first alone, but what the system tells it, it passes on.
        .on("raw", (_event, name, details) => {
          const { watchedPath = "" } = details as { readonly watchedPath?: string };
          const location = join(watchedPath, name ?? "");
          if ([watchedPath, location].some((each) => isSubject(watched, each))) change();
          // A folder that came, or went and came back, has to be watched from the start.
          else if (location !== watchedPath && concerns(watched, location)) lookAnew();
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
    if (!state.stale && JSON.stringify(next) === JSON.stringify(watched)) continue;
    state.stale = false;
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

/** What keeps the system from telling of changes, and what to do about it. */
export function explainWatchError(error: unknown, specs: string): Omit<Mistake, "kind"> {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  const [problem, help] = problems[code] ?? [
    `the system refuses (${code})`,
    "run generate without --watch",
  ];
  return { message: `${specs} cannot be watched: ${problem}`, help };
}

type Explanation = readonly [problem: string, help: string];

/** By the names of POSIX errors, as Node gives them in `code`. */
const problems: Readonly<Record<string, Explanation>> = {
  EACCES: ["permission is missing", "grant it, and start again"],
  EMFILE: [
    "too many programs watch files",
    "end some, or raise fs.inotify.max_user_instances, and start again",
  ],
  ENOSPC: [
    "the system watches as many files as it may",
    "raise fs.inotify.max_user_watches, and start again",
  ],
};
