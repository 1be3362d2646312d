import { relative } from "node:path";
import type { Checked, Diagnostic } from "../../types/diagnostic.js";
import type { FileChange } from "../../types/tree.js";
import { type FileState, inspectFile } from "../disk/inspect-file.js";
import { privateFolder } from "../disk/lock.js";
import { displayPath } from "../disk/real-path.js";

/** The copy of a file that may hold somebody's work; both paths as the user would write them. */
export interface KeptCopy {
  readonly path: string;
  readonly copy: string;
}

/** What belongs into one package's folder. */
export interface PackageChanges {
  /** As the user would write it. */
  readonly folder: string;
  readonly changes: readonly FileChange[];
}

/** What `planCopies` looks at. */
export interface CopyRequest {
  /** The output folder, which the copies go below. */
  readonly out: string;
  readonly packages: readonly PackageChanges[];
  /** Names the folder of the copies. */
  readonly startedAt: Date;
}

/**
 * The copies to make before changes are applied: of files that were edited, and of files that are no
 * longer as they were when the changes were planned. Without a value, something is in the way.
 */
export function planCopies(request: CopyRequest): Checked<readonly KeptCopy[]> {
  const { out, packages, startedAt } = request;
  const root = privateFolder(out);
  const time = startedAt.toISOString().replaceAll(":", "-");
  const copies: KeptCopy[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { folder, changes } of packages) {
    const kept = `kept/${time}/${nameFrom(out, folder)}`;
    for (const change of changes) {
      const state = inspectFile(folder, change.path);
      if (state.kind === "obstacle") diagnostics.push(state.diagnostic);
      if (!mayHoldWork(change, state)) continue;
      const place = inspectFile(root, `${kept}/${change.path}`);
      const copy = displayPath(root, `${kept}/${change.path}`);
      if (place.kind === "obstacle") diagnostics.push(place.diagnostic);
      const isTaken = copies.some((each) => each.copy === copy);
      if (place.kind === "file" || isTaken) diagnostics.push(earlierCopy(copy));
      copies.push({ path: displayPath(folder, change.path), copy });
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: copies, diagnostics };
}

/** The way from the output folder to a package, as names of folders: `acme`, or `_/packages/acme` outside. */
function nameFrom(out: string, folder: string): string {
  const way = relative(out, folder) || ".";
  return way
    .split(/[\\/]/u)
    .map((name) => name.replace(/^\.\.$/u, "_").replaceAll(":", ""))
    .join("/");
}

/** A copy of the same moment, as a clock that was set back leaves, or a package whose folder is called `_`. */
function earlierCopy(path: string): Diagnostic {
  return {
    code: "unwritable-output",
    severity: "error",
    message: `${path} is to hold a copy of what somebody edited, and holds another.`,
    path,
    help: "move the edited file or the other copy elsewhere",
  };
}

function mayHoldWork(change: FileChange, state: FileState): boolean {
  if (state.kind !== "file") return false;
  return change.kind === "add" || change.keep || change.before !== state.text;
}
