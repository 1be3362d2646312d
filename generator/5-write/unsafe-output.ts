import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, relative, sep } from "node:path";

/**
 * Why a folder must not be the output folder, if it must not: it is the working folder or the home
 * folder, or holds one of them, as `/` does.
 */
export function unsafeOutput(out: string): string | undefined {
  if (!existsSync(out)) return undefined;
  if (holds(out, process.cwd())) return "is the working folder or holds it";
  if (holds(out, homedir())) return "is your home folder or holds it";
  return undefined;
}

function holds(folder: string, inner: string): boolean {
  if (!existsSync(inner)) return false;
  const path = relative(realpathSync(folder), realpathSync(inner));
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
