import { replaceFile } from "../5-write/replace-file.js";
import { writeNewFile } from "../5-write/write-new-file.js";
import type { Diagnostic } from "../types/diagnostic.js";

/** A file to write. */
export interface NewText {
  readonly path: string;
  readonly text: string;
  /** A file that is new is never written over one that has appeared since. */
  readonly isNew: boolean;
}

/** Writes files one after the other, each whole or not at all; gives what kept it from the first that it could not. */
export function writeTexts(files: readonly NewText[]): readonly Diagnostic[] {
  for (const { path, text, isNew } of files) {
    const problems = isNew ? writeNewFile(path, text).diagnostics : replaceFile(path, text);
    if (problems.length > 0) return problems;
  }
  return [];
}
