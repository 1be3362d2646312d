import type { FileChange } from "../types/tree.js";
import { count } from "./count.js";

/** What was done to files, such as `added 9 files` or `updated 2 files, removed 1`; "" if nothing was. */
export function describeChanges(changes: readonly FileChange[]): string {
  return verbs
    .map(([kind, verb]) => ({
      verb,
      number: changes.filter((change) => change.kind === kind).length,
    }))
    .filter(({ number }) => number > 0)
    .map(({ verb, number }, index) => `${verb} ${index === 0 ? count(number, "file") : number}`)
    .join(", ");
}

const verbs = [
  ["add", "added"],
  ["update", "updated"],
  ["remove", "removed"],
] as const;
