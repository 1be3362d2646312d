import * as fs from "node:fs";
import { join, relative } from "node:path";
import type { LockHolder } from "./lock.js";
import { privateFolder } from "./private-folder.js";
import { removeEmptyFolders } from "./remove-empty-folders.js";

/**
 * Removes the new texts that a run left beside their places when it was cut off, and the folders that
 * it had made for them. Nothing else is touched, whatever the run's lock says.
 */
export function sweep(
  out: string,
  { folders, suffix }: Pick<LockHolder, "folders" | "suffix">,
): void {
  for (const folder of [...folders, privateFolder(out)]) {
    for (const path of findStaged(folder, suffix)) {
      fs.rmSync(join(folder, path), { force: true });
      removeEmptyFolders(folder, path);
    }
  }
}

/** Paths inside a folder; no link is followed. */
function findStaged(folder: string, suffix: string): readonly string[] {
  try {
    if (!fs.lstatSync(folder).isDirectory()) return [];
    // Only with their types Node tells links from the folders that they lead to.
    return fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  } catch {
    return []; // it is not there
  }
}
