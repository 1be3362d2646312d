import type { Diagnostic } from "../types/diagnostic.js";

/** The diagnostic for an error of the file system; any other error is our own fault and thrown again. */
export function describeFileError(error: unknown, path: string): Diagnostic {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) throw error;
  const code = String(error.code);
  const [problem, help] = problems[code] ?? [`the system refuses (${code})`, "look at the path"];
  return {
    code: "unwritable-output",
    severity: "error",
    message: `${path} cannot be read or written: ${problem}.`,
    path,
    help,
  };
}

const noPermission = [
  "permission is missing",
  "grant it, or choose another folder with --out",
] as const;
const noSpace = [
  "there is no room for it",
  "free some space, or choose another folder with --out",
] as const;
const inTheWay = [
  "a file or folder of that name is in the way",
  "move it elsewhere, or choose another folder with --out",
] as const;

/** By the names of POSIX errors, as Node gives them in `code`. */
const problems: Readonly<Record<string, readonly [problem: string, help: string]>> = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: ["the file system is read-only", "choose another folder with --out"],
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EFBIG: noSpace,
  ENOTDIR: inTheWay,
  EISDIR: inTheWay,
  EEXIST: inTheWay,
};
