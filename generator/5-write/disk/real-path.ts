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
 * folder, or holds one of them, as `/` does. Where a config above says it, the config's folder counts
 * instead of the working folder, which may lie in the output folder then.
 */
export function unsafeOutput(out: string, config = ""): string | undefined {
  const folder = realPath(out);
  const working = realPath(process.cwd());
  const above = realPath(dirname(config));
  const isAbove = above !== working && holds(above, working);
  if (isAbove && holds(folder, above)) return "is the config's folder or holds it";
  if (!isAbove && holds(folder, working)) return "is the working folder or holds it";
  if (holds(folder, realPath(homedir()))) return "is your home folder or holds it";
  return undefined;
}

/** A path inside a folder as the user would write it, with forward slashes. */
export function displayPath(folder: string, path: string): string {
  return join(folder, path).replaceAll(sep, "/");
}
