import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** Where a path leads when every link is followed, whether or not there is anything yet. */
export function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync.native(whole);
  } catch {
    const above = dirname(whole);
    return above === whole ? whole : join(realPath(above), basename(whole));
  }
}

/** Whether the first of two real paths is the second or a folder that it lies in, however deep. */
export function holds(folder: string, inner: string): boolean {
  const path = relative(folder, inner);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/**
 * Why a folder must not be the output folder, if it must not: it is the working folder or the home
 * folder, or holds one of them, as `/` does.
 */
export function unsafeOutput(out: string): string | undefined {
  const folder = realPath(out);
  if (holds(folder, realPath(process.cwd()))) return "is the working folder or holds it";
  if (holds(folder, realPath(homedir()))) return "is your home folder or holds it";
  return undefined;
}

/** A path inside a folder as the user would write it, with forward slashes. */
export function displayPath(folder: string, path: string): string {
  return join(folder, path).replaceAll(sep, "/");
}
