import { rmdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** Removes the folders that a file was the last in, the package's own being the outermost. */
export function removeEmptyFolders(folder: string, path: string): void {
  const inner = dirname(path);
  try {
    rmdirSync(join(folder, inner));
  } catch {
    return; // it is not empty
  }
  if (inner !== ".") removeEmptyFolders(folder, inner);
}
