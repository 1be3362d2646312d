import { lstatSync } from "node:fs";
import { join } from "node:path";
import { findExtras } from "./find-extras.js";
import { signFile } from "./signature.js";
import type { StampedPackage } from "./stamp.js";

/** Whether a package's folder holds what it held when it was stamped, and nothing else that counts. */
export function isUnchanged(folder: string, { files }: StampedPackage): boolean {
  try {
    const paths = Object.keys(files);
    return (
      ["", "src"].every((inner) => lstatSync(join(folder, inner)).isDirectory()) &&
      paths.every((path) => signFile(join(folder, path)) === files[path]) &&
      findExtras(folder, new Set(paths)).length === 0
    );
  } catch {
    return false; // what is in the way is for the plan to tell
  }
}
