import type { Words } from "./problem.js";

/** A conflict that Git left in a text. */
export interface Conflict {
  /** The offsets where its first line starts and ends. */
  readonly range: readonly [number, number];
  readonly words: Words;
}

/** Finds the first conflict that Git left in a text (git-merge, "How conflicts are presented"). */
export function findConflict(text: string): Conflict | undefined {
  const begin = findFrom(text, 0, /^<{7}(?: .*)?$/gmu);
  const middle = begin && findFrom(text, begin.index, /^={7}\r?$/gmu);
  const end = middle && findFrom(text, middle.index, /^>{7}(?: .*)?$/gmu);
  if (begin === undefined || end === undefined) return undefined;
  // With merge.conflictStyle diff3 or zdiff3, the text before both changes stands between.
  const base = findFrom(text, begin.index, /^\|{7}(?: .*)?$/gmu);
  const hasBase = base !== undefined && base.index < end.index;
  return {
    range: [begin.index, begin.index + begin[0].trimEnd().length],
    words: [
      "Git left a conflict here that nobody has resolved.",
      hasBase
        ? "keep what is right of both sides, and remove all from ||||||| to =======, and the lines of <<<<<<< and >>>>>>>"
        : "keep what is right of both sides, and remove the lines of <<<<<<<, ======= and >>>>>>>",
    ],
  };
}

function findFrom(text: string, offset: number, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}
