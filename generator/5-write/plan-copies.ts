import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { FileChange } from "../types/tree.js";
import { type FileState, inspectFile } from "./inspect-file.js";

/** The copy of a file that may hold somebody's work; both paths lie inside the output folder. */
export interface KeptCopy {
  readonly path: string;
  readonly copy: string;
}

/** What `planCopies` looks at. */
export interface CopyRequest {
  readonly out: string;
  readonly changes: readonly FileChange[];
  /** Names the folder of the copies. */
  readonly startedAt: Date;
}

/**
 * The copies to make before changes are applied: of files that were edited, and of files that are no
 * longer as they were when the changes were planned. Without a value, something is in the way.
 */
export function planCopies({ out, changes, startedAt }: CopyRequest): Checked<readonly KeptCopy[]> {
  const folder = `.linkmint/kept/${startedAt.toISOString().replaceAll(":", "-")}`;
  const copies: KeptCopy[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const change of changes) {
    const state = inspectFile(out, change.path);
    if (state.kind === "obstacle") diagnostics.push(state.diagnostic);
    if (!mayHoldWork(change, state)) continue;
    const copy = `${folder}/${change.path}`;
    const place = inspectFile(out, copy);
    if (place.kind === "obstacle") diagnostics.push(place.diagnostic);
    copies.push({ path: change.path, copy });
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: copies, diagnostics };
}

function mayHoldWork(change: FileChange, state: FileState): boolean {
  if (state.kind !== "file") return false;
  return change.kind === "add" || change.keep || change.before !== state.text;
}
