import * as fs from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Checked } from "../types/diagnostic.js";
import type { FileChange } from "../types/tree.js";
import { describeFileError } from "./describe-file-error.js";
import { displayPath } from "./display-path.js";
import { type CopyRequest, type KeptCopy, planCopies } from "./plan-copies.js";
import { privateFolder } from "./private-folder.js";
import { removeEmptyFolders } from "./remove-empty-folders.js";
import type { StagedSuffix } from "./staged.js";

/** What `applyChanges` applies. */
export interface ApplyRequest extends CopyRequest {
  /** What the names of new texts end in until they take their places; no other run has the same. */
  readonly suffix: StagedSuffix;
}

/**
 * Writes the changes of all packages to disk, in their order, and gives the copies that it kept of
 * files that may hold somebody's work.
 *
 * Every new text is first written beside its place, so that a full disk or a missing permission shows
 * before the first old file goes; then each takes its place by a rename.
 */
export function applyChanges(request: ApplyRequest): Checked<readonly KeptCopy[]> {
  const copies = planCopies(request);
  if (copies.value === undefined) return copies;
  const { suffix } = request;
  const placed = request.packages.flatMap(({ folder, changes }) =>
    changes.map((change) => ({ folder, change })),
  );
  const kept = privateFolder(request.out);
  const preparing = [
    ...placed.flatMap((each) => stageStep(each, suffix)),
    ...copies.value.map((each) => copyStep(each, kept)),
  ];
  const steps = [...preparing, ...placed.map((each) => commitStep(each, suffix))];
  for (const [index, step] of steps.entries()) {
    try {
      step.run();
    } catch (error) {
      for (const each of placed) unstage(each, suffix);
      // Once a file was replaced, its copy may be all that is left of somebody's work.
      const undone = index < preparing.length ? preparing.slice(0, index + 1) : [];
      for (const each of undone) each.undo?.();
      return { diagnostics: [describeFileError(error, step.path)] };
    }
  }
  return copies;
}

/** A change and the folder of its package. */
interface PlacedChange {
  readonly folder: string;
  readonly change: FileChange;
}

/** One thing to do to the disk; the path is the one to name when it fails. */
interface Step {
  readonly path: string;
  readonly run: () => void;
  /** Takes back what `run` did, all or some of it, where no file was replaced yet. */
  readonly undo?: () => void;
}

function stageStep({ folder, change }: PlacedChange, suffix: string): Step[] {
  if (change.kind === "remove") return [];
  const place = join(folder, change.path);
  const run = (): void => {
    fs.mkdirSync(dirname(place), { recursive: true });
    fs.writeFileSync(place + suffix, change.after);
  };
  return [{ path: displayPath(folder, change.path), run }];
}

/** Copies a file into the folder of copies. */
function copyStep({ path, copy }: KeptCopy, folder: string): Step {
  let copied = false;
  const run = (): void => {
    fs.mkdirSync(dirname(copy), { recursive: true });
    fs.copyFileSync(path, copy, fs.constants.COPYFILE_EXCL);
    copied = true;
    // It may be all that is left of somebody's work; what we write can be made again.
    syncFile(copy);
  };
  const undo = (): void => {
    if (copied) removeIfPossible(copy);
    removeEmptyFolders(folder, relative(folder, copy));
  };
  return { path: copy, run, undo };
}

/** Returns only when the disk has a file's content. */
function syncFile(path: string): void {
  const file = fs.openSync(path, "r+");
  try {
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

function commitStep({ folder, change }: PlacedChange, suffix: string): Step {
  const place = join(folder, change.path);
  const run = (): void => {
    if (change.kind !== "remove") return fs.renameSync(place + suffix, place);
    fs.rmSync(place, { force: true });
    removeEmptyFolders(folder, change.path);
  };
  return { path: displayPath(folder, change.path), run };
}

/** Removes what `stageStep` left of a change that did not take place. */
function unstage({ folder, change }: PlacedChange, suffix: string): void {
  removeIfPossible(join(folder, change.path) + suffix);
  removeEmptyFolders(folder, change.path);
}

function removeIfPossible(place: string): void {
  try {
    fs.rmSync(place, { force: true });
  } catch {
    // Where nothing can be removed, nothing was written.
  }
}
