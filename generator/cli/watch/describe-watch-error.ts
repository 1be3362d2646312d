import type { Mistake } from "../command.js";

/** What keeps the system from telling of changes, and what to do about it. */
export function describeWatchError(error: unknown, specs: string): Omit<Mistake, "kind"> {
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
