import { structuredPatch, type StructuredPatchHunk } from "diff";
import type { UpdatedFile } from "../../types/tree.js";
import type { StyledLine } from "./report.js";

/** Two texts that differ in more lines than this are compared no further: it would take seconds. */
const maxEditLength = 2000;

/**
 * A unified diff from what is on disk to what its spec gives. Of more lines than `limit` it shows the
 * first and says how many were cut.
 */
export function renderDiff(
  change: Pick<UpdatedFile, "before" | "after">,
  limit: number,
): StyledLine[] {
  const [before, after] = [withLf(change.before), withLf(change.after)];
  const options = { context: 3, maxEditLength };
  const patch = structuredPatch("", "", before, after, undefined, undefined, options);
  if (patch === undefined) return [{ text: "too different for a diff", style: "faint" }];
  const lines = patch.hunks.flatMap((hunk) => [
    { text: rangeOf(hunk), style: "strong" } as const,
    ...hunk.lines.map(toDiffLine),
  ]);
  const cut = lines.length - limit;
  if (cut <= 0) return lines;
  return [...lines.slice(0, limit), { text: `… ${cut} more lines`, style: "faint" }];
}

/** The line endings of a checkout, or of a spec, are no change. */
function withLf(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function rangeOf({ oldStart, oldLines, newStart, newLines }: StructuredPatchHunk): string {
  return `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`;
}

function toDiffLine(text: string): StyledLine {
  if (text.startsWith("-")) return { text, style: "bad" };
  return text.startsWith("+") ? { text, style: "good" } : { text };
}
