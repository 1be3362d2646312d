import { readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isSubject, type Watched } from "./watched.js";

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
