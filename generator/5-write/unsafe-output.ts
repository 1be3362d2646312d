import { homedir } from "node:os";
import { holds, realPath } from "./real-path.js";

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
