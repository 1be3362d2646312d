import * as fs from "node:fs";
import { join, resolve, dirname } from "node:path";
import type { Diagnostic } from "../types/diagnostic.js";
import { describeFileError } from "./describe-file-error.js";
import { displayPath } from "./display-path.js";
import type { LockHolder } from "./lock.js";
import { privateFolder } from "./private-folder.js";

/**
 * Removes the new texts that a run left beside their places when it was cut off, and the folders that
 * it had made for them; gives what kept it from that. Nothing else is touched, whatever the run's lock says.
 */
export function sweep(
  out: string,
  { folders, suffix }: Pick<LockHolder, "folders" | "suffix">,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const folder of [...folders.map((each) => resolve(out, each)), privateFolder(out)]) {
    for (const path of findStaged(folder, suffix)) {
      try {
        fs.rmSync(join(folder, path), { force: true });
        removeEmptyFolders(folder, path);
      } catch (error) {
        diagnostics.push(describeFileError(error, displayPath(folder, path)));
      }
    }
  }
  return diagnostics;
}

/** Where nothing of ours lies, and often much else. */
const foreignFolders: ReadonlySet<string> = new Set(["dist", "node_modules"]);

/** Paths inside a folder; no link is followed. What cannot be read, the run that is gone could not write into. */
function findStaged(folder: string, suffix: string, inner = ""): readonly string[] {
  return readEntries(join(folder, inner)).flatMap((entry) => {
    const path = join(inner, entry.name);
    if (entry.isDirectory()) {
      return foreignFolders.has(entry.name) ? [] : findStaged(folder, suffix, path);
    }
    return entry.isFile() && entry.name.endsWith(suffix) ? [path] : [];
  });
}

function readEntries(place: string): fs.Dirent[] {
  try {
    return fs.lstatSync(place).isDirectory() ? fs.readdirSync(place, { withFileTypes: true }) : [];
  } catch (error) {
    describeFileError(error, place); // throws what is our own fault
    return [];
  }
}

/** Removes the folders that a file was the last in, the package's own being the outermost. */
export function removeEmptyFolders(folder: string, path: string): void {
  const inner = dirname(path);
  try {
    fs.rmdirSync(join(folder, inner));
  } catch {
    return; // it is not empty
  }
  if (inner !== ".") removeEmptyFolders(folder, inner);
}
