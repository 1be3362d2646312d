import { join, sep } from "node:path";

/** A path inside the output folder as the user would write it, with forward slashes. */
export function displayPath(out: string, path: string): string {
  return join(out, path).replaceAll(sep, "/");
}
