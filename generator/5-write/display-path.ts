import { join, sep } from "node:path";

/** A path inside a folder as the user would write it, with forward slashes. */
export function displayPath(folder: string, path: string): string {
  return join(folder, path).replaceAll(sep, "/");
}
