import { editYaml } from "../5-write/edit/edit-yaml.js";
import { keepFormatted } from "../5-write/edit/keep-formatted.js";
import { replaceFile, writeNewFile } from "../5-write/disk/write-new-file.js";
import type { Diagnostic } from "../types/diagnostic.js";

export { editYaml };

/** A file to write. */
export interface NewText {
  readonly path: string;
  readonly text: string;
  /** What it holds. A file that is new is never written over one that has appeared since. */
  readonly before?: string;
}

/** What became of files. */
export interface WrittenTexts {
  /** The paths of those that were written. */
  readonly written: readonly string[];
  /** What kept the first of the others from being written. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes files one after the other, each whole or not at all, as Prettier formats them where the old one is formatted
 * so or there is none; ends with the first that it cannot write.
 */
export async function writeTexts(files: readonly NewText[]): Promise<WrittenTexts> {
  const written: string[] = [];
  for (const { path, text, before } of files) {
    const formatted = await keepFormatted({ before: before ?? "", after: text, path });
    const diagnostics =
      before === undefined
        ? writeNewFile(path, formatted).diagnostics
        : replaceFile({ path, before, after: formatted });
    if (diagnostics.length > 0) return { written, diagnostics };
    written.push(path);
  }
  return { written, diagnostics: [] };
}
