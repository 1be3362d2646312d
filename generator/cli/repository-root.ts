import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/**
 * The folders from the working folder up to the root of the git repository that it lies in; outside of one the working
 * folder alone.
 */
export function foldersToRoot(folder = resolve(".")): readonly string[] {
  // In worktrees and submodules it is a file.
  if (existsSync(join(folder, ".git"))) return [folder];
  const above = dirname(folder);
  const further = above === folder ? [] : foldersToRoot(above);
  const isInside = further.length > 0;
  return isInside || folder === resolve(".") ? [folder, ...further] : [];
}

/** A path from the repository's root, as tools for pull requests want it; one outside of it stays as it is. */
export function fromRepositoryRoot(path: string): string {
  const way = relative(foldersToRoot().at(-1) ?? "", resolve(path)).replaceAll(sep, "/");
  return way === "" || /^(?:\.\.(?:\/|$)|\/|[a-z]:)/iu.test(way) ? path : way;
}
