import * as fs from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Diagnostic } from "../../types/diagnostic.js";
import type { FileChange } from "../../types/tree.js";
import { type CopyRequest, type KeptCopy, planCopies } from "../plan/plan-copies.js";
import { describeFileError, signatureOf } from "./inspect-file.js";
import { privateFolder, type StagedSuffix } from "./lock.js";
import { displayPath } from "./real-path.js";
import { removeEmptyFolders } from "./settle.js";

/** What `applyChanges` applies. */
export interface ApplyRequest extends CopyRequest {
  /** What the names of new texts end in until they take their places; no other run has the same. */
  readonly suffix: StagedSuffix;
}

/** What became of changes. */
export interface Applied {
  /** Why not all of them were made. */
  readonly diagnostics: readonly Diagnostic[];
  /** The copies of files that may hold somebody's work, of which some were replaced. */
  readonly kept: readonly KeptCopy[];
  /** Path as the user would write it to the signature of each file that was written: see `signatureOf`. */
  readonly signatures: ReadonlyMap<string, string>;
}

/**
 * Writes the changes of all packages to disk, in their order, and copies files first that may hold
 * somebody's work.
 *
 * Every new text is first written beside its place, so that a full disk or a missing permission shows
 * before the first old file goes; then each takes its place by a rename.
 */
export function applyChanges(request: ApplyRequest): Applied {
  const { value: copies = [], diagnostics } = planCopies(request);
  const signatures = new Map<string, string>();
  if (diagnostics.length > 0) return { diagnostics, kept: [], signatures };
  const placed = request.packages.flatMap(({ folder, changes }) =>
    changes.map((change) => ({ folder, change })),
  );
  const { out, suffix } = request;
  const folder = privateFolder(out);
  const preparing = [
    ...placed.flatMap((each) => stageStep(each, suffix)),
    ...copies.map((each) => copyStep(each, { folder, suffix })),
  ];
  const steps = [...preparing, ...placed.map((each) => commitStep(each, { suffix, signatures }))];
  for (const [index, step] of steps.entries()) {
    try {
      step.run();
    } catch (error) {
      for (const each of placed) unstage(each, suffix);
      const isReplacing = index >= preparing.length;
      // Once a file was replaced, its copy may be all that is left of somebody's work.
      const undone = isReplacing ? [] : preparing.slice(0, index + 1);
      for (const each of undone) each.undo?.();
      const problem = describeFileError(error, step.path);
      return { diagnostics: [problem], kept: isReplacing ? copies : [], signatures };
    }
  }
  return { diagnostics: [], kept: copies, signatures };
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

interface CopySettings {
  /** The folder of copies. */
  readonly folder: string;
  readonly suffix: string;
}

/** Copies a file into the folder of copies, where it is whole or not at all. */
function copyStep({ path, copy }: KeptCopy, { folder, suffix }: CopySettings): Step {
  let copied = false;
  const staged = copy + suffix;
  const run = (): void => {
    fs.mkdirSync(dirname(copy), { recursive: true });
    fs.copyFileSync(path, staged);
    // A copy of what nobody may write could not be opened below.
    fs.chmodSync(staged, 0o644);
    // It may be all that is left of somebody's work; what we write can be made again.
    syncFile(staged);
    fs.renameSync(staged, copy);
    copied = true;
  };
  const undo = (): void => {
    removeIfPossible(staged);
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

interface CommitSettings {
  readonly suffix: string;
  /** Where the signature of the file goes. */
  readonly signatures: Map<string, string>;
}

function commitStep({ folder, change }: PlacedChange, settings: CommitSettings): Step {
  const { suffix, signatures } = settings;
  const place = join(folder, change.path);
  const path = displayPath(folder, change.path);
  const run = (): void => {
    if (change.kind === "remove") {
      fs.rmSync(place, { force: true });
      return removeEmptyFolders(folder, change.path);
    }
    const staged = fs.lstatSync(place + suffix);
    fs.renameSync(place + suffix, place);
    const written = fs.lstatSync(place);
    // A rename moves `ctime`; a file that differs in more is one that somebody has just saved.
    if (isSameText(staged, written)) signatures.set(path, signatureOf(written));
  };
  return { path, run };
}

function isSameText(one: fs.Stats, other: fs.Stats): boolean {
  return one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs;
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
