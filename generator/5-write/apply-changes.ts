import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import type { Checked } from "../types/diagnostic.js";
import type { FileChange } from "../types/tree.js";
import { describeFileError } from "./describe-file-error.js";
import { displayPath } from "./display-path.js";
import { type CopyRequest, type KeptCopy, planCopies } from "./plan-copies.js";

/**
 * Writes changes to disk, in their order, and gives the copies that it kept of files that may hold
 * somebody's work.
 *
 * Every new text is first written beside its place, so that a full disk or a missing permission shows
 * before the first old file goes; then each takes its place by a rename.
 */
export function applyChanges(request: CopyRequest): Checked<readonly KeptCopy[]> {
  const copies = planCopies(request);
  if (copies.value === undefined) return copies;
  const suffix = `.${randomBytes(4).toString("hex")}.linkmint`;
  const steps = [
    ...request.changes.flatMap((change) => stageStep(request.out, change, suffix)),
    ...copies.value.map((copy) => copyStep(request.out, copy)),
    ...request.changes.map((change) => commitStep(request.out, change, suffix)),
  ];
  for (const step of steps) {
    try {
      step.run();
    } catch (error) {
      for (const change of request.changes) unstage(request.out, change, suffix);
      return { diagnostics: [describeFileError(error, displayPath(request.out, step.path))] };
    }
  }
  return copies;
}

/** One thing to do to the disk; the path is the one to name when it fails. */
interface Step {
  readonly path: string;
  readonly run: () => void;
}

function stageStep(out: string, change: FileChange, suffix: string): Step[] {
  if (change.kind === "remove") return [];
  const place = join(out, change.path);
  const run = (): void => {
    fs.mkdirSync(dirname(place), { recursive: true });
    fs.writeFileSync(place + suffix, change.after);
  };
  return [{ path: change.path, run }];
}

function copyStep(out: string, { path, copy }: KeptCopy): Step {
  const place = join(out, copy);
  const run = (): void => {
    fs.mkdirSync(dirname(place), { recursive: true });
    fs.copyFileSync(join(out, path), place, fs.constants.COPYFILE_EXCL);
  };
  return { path: copy, run };
}

function commitStep(out: string, change: FileChange, suffix: string): Step {
  const place = join(out, change.path);
  const run = (): void => {
    if (change.kind !== "remove") return fs.renameSync(place + suffix, place);
    fs.rmSync(place, { force: true });
    removeEmptyFolders(out, change.path);
  };
  return { path: change.path, run };
}

/** Removes what `stageStep` left of a change that did not take place. */
function unstage(out: string, change: FileChange, suffix: string): void {
  try {
    fs.rmSync(join(out, change.path) + suffix, { force: true });
  } catch {
    // Where nothing can be removed, nothing was written.
  }
  removeEmptyFolders(out, change.path);
}

function removeEmptyFolders(out: string, path: string): void {
  const folder = dirname(path);
  if (folder === ".") return;
  try {
    fs.rmdirSync(join(out, folder));
  } catch {
    return; // it is not empty
  }
  removeEmptyFolders(out, folder);
}
