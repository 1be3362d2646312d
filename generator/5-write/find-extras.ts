import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

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
