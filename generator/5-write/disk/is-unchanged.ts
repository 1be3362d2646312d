import { existsSync, lstatSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { signFile } from "./inspect-file.js";
import type { StampedPackage } from "./stamp.js";

/** Whether a package's folder holds what it held when it was stamped, and nothing else that counts. */
export function isUnchanged(folder: string, { files }: StampedPackage): boolean {
  try {
    const paths = Object.keys(files);
    return (
      [...new Set(paths.map(dirname))].every((inner) =>
        lstatSync(join(folder, inner)).isDirectory(),
      ) &&
      paths.every((path) => signFile(join(folder, path)) === files[path]) &&
      findExtras(folder, new Set(paths)).length === 0
    );
  } catch {
    return false; // what is in the way is for the plan to tell
  }
}

/**
 * What the compiler finds below a package's `src` besides the files that are known: TypeScript, and
 * links, which it follows. Paths lie inside the package.
 */
export function findExtras(folder: string, known: ReadonlySet<string>): readonly string[] {
  const source = join(folder, "src");
  if (!existsSync(source)) return [];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink() || /\.[cm]?tsx?$/u.test(entry.name))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((path) => !known.has(path))
    .sort();
}
