import { readdirSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** What a run hangs on, as the user wrote it. */
export interface Watched {
  /** The folder of the specs. */
  readonly specs: string;
  /** The config that was named; else any in the working folder counts. */
  readonly config?: string | undefined;
}

/**
 * The folders to watch, absolute: the working folder, or the next one above it that holds what counts, so that
 * every folder on the way may go and come back, as it does when git changes branches.
 */
export function rootsOf({ specs, config = "." }: Watched): readonly string[] {
  return [...new Set([specs, config].map((path) => rootOf(resolve(path))))];
}

function rootOf(path: string, folder = resolve(".")): string {
  if (holds(folder, path)) return folder;
  const above = dirname(folder);
  // Another drive has no folder above it that this one has, too.
  return above === folder ? dirname(path) : rootOf(path, above);
}

/** Whether an absolute path is worth a look: it is a subject, or a folder on the way to one. */
export function concerns(watched: Watched, path: string): boolean {
  const place = resolve(path);
  const { specs, config = "." } = watched;
  return isSubject(watched, place) || [specs, config].some((end) => holds(place, resolve(end)));
}

/** Whether a file is one that a run reads: a spec or a config. */
export function isSubject(watched: Watched, path: string): boolean {
  const place = resolve(path);
  const folder = dirname(place);
  if (folder === resolve(watched.specs)) return /\.(?:ya?ml|json)$/u.test(place);
  return watched.config === undefined
    ? folder === resolve(".") && /linkmint\.config\.\w+$/u.test(place)
    : place === resolve(watched.config);
}

/** Whether a folder is a path or lies above it. */
function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** How far the clock of a file system may be behind, in milliseconds: it moves in steps. */
const step = 20;

/** Whether a spec was saved, made or removed, or a config saved or made, since a moment of `Date.now()`. */
export function changedSince(watched: Watched, moment: number): boolean {
  const specs = resolve(watched.specs);
  const folders = new Set([specs, dirname(resolve(watched.config ?? "linkmint.config.json"))]);
  const files = [...folders].flatMap((folder) =>
    namesIn(folder)
      .map((name) => join(folder, name))
      .filter((path) => isSubject(watched, path)),
  );
  return [specs, ...files].some((path) => changeTimeOf(path) >= moment - step);
}

/** When something became what it is, or the folder from which it is gone. */
function changeTimeOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  const above = dirname(path);
  if (stats !== undefined) return stats.ctimeMs;
  return above === path ? 0 : changeTimeOf(above);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // it is not there now
  }
}
