import { readMark, replaceFile } from "../pipeline.js";
import type { FileEdit, ReplaceFile } from "../types/tree.js";
import type { Arguments, Flag } from "./command.js";
import type { Report } from "./report/report.js";

/** The flag of every command that writes. */
export const dryRun: Flag = { summary: "say what would be written, and write nothing" };

/** How files get their new texts, and which have got or would have got them. */
export interface Replacing {
  readonly replace: ReplaceFile;
  readonly edits: readonly MarkedEdit[];
}

/** An edit without the byte order mark that its file begins with, and that. */
interface MarkedEdit extends FileEdit {
  readonly mark: string;
}

/** Replaces files, but in a dry run. */
export function createReplacing(options: Pick<Arguments<"dry-run">, "has">): Replacing {
  const edits: MarkedEdit[] = [];
  const replace: ReplaceFile = (edit) => {
    const failed = options.has("dry-run") ? [] : replaceFile(edit);
    if (failed.length === 0) edits.push({ ...edit, mark: readMark(edit.path) });
    return failed;
  };
  return { replace, edits };
}

/** A file's new text as `--json` shows it: as it stands on the disk. */
export function toDocument({ path, after, mark }: MarkedEdit) {
  return { path, after: mark + after };
}

/** Shows what a dry run would do to files, each as a diff. */
export async function reportDryRun(edits: readonly FileEdit[], report: Report): Promise<void> {
  const { renderDiff } = await import("./report/render-diff.js");
  for (const edit of edits) {
    report.print(`would change ${edit.path}:`, "strong");
    for (const { text, style } of renderDiff(edit, Infinity)) report.print(`  ${text}`, style);
  }
  report.notice("a dry run: nothing was written");
}
