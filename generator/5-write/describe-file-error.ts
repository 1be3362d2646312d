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

type Explanation = readonly [problem: string, help: string];

const elsewhere = "choose another folder with --out";
const noPermission: Explanation = ["permission is missing", `grant it, or ${elsewhere}`];
const inTheWay: Explanation = [
  "a file or folder of that name is in the way",
  `move it elsewhere, or ${elsewhere}`,
];
const inUse: Explanation = ["another program uses it", "close that program, and try again"];

/** By the names of POSIX errors, as Node gives them in `code`. */
const problems: Readonly<Record<string, Explanation>> = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: ["the file system is read-only", `make it writable, or ${elsewhere}`],
  ENOSPC: ["the disk is full", `free some space, or ${elsewhere}`],
  EDQUOT: ["your share of the disk is used up", `delete some of your files, or ${elsewhere}`],
  EFBIG: [
    "it is larger than a file may be there",
    `raise the limit, such as that of ulimit -f, or ${elsewhere}`,
  ],
  EIO: ["the disk failed", `check the disk, or ${elsewhere}`],
  EMFILE: [
    "too many files are open in this process",
    "raise the limit of ulimit -n, and try again",
  ],
  ENFILE: ["too many files are open on this system", "close other programs, and try again"],
  EBUSY: inUse,
  ETXTBSY: inUse,
  ENAMETOOLONG: ["its path is too long for the file system", `${elsewhere}, of a shorter path`],
  ELOOP: ["symbolic links lead to one another there", `correct them, or ${elsewhere}`],
  ENOENT: ["what should hold it is not there", `check the links on the way, or ${elsewhere}`],
  ENOTDIR: inTheWay,
  EISDIR: inTheWay,
  EEXIST: inTheWay,
};

/** Whether an error is one that the system names so, such as `ENOENT`. */
export function hasCode(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && "code" in error && names.includes(String(error.code));
}
