import { lstatSync, readFileSync, type Stats, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../../types/diagnostic.js";
import { displayPath } from "./real-path.js";

/** What lies at a path where a file of ours may stand. */
export type FileState =
  | { readonly kind: "missing" }
  | { readonly kind: "file"; readonly text: string; readonly signature: string }
  | { readonly kind: "obstacle"; readonly diagnostic: Diagnostic };

/**
 * Looks at a path inside a folder of ours, beginning with that folder itself. Anything but a plain
 * file in plain folders is an obstacle: a symbolic link may lead elsewhere, so none is followed. What
 * lies above the folder is the user's choice.
 */
export function inspectFile(folder: string, path: string): FileState {
  try {
    const segments = path.split("/");
    const above = segments.map((_, count) => segments.slice(0, count).join("/"));
    let signature = "";
    for (const place of [...above, path]) {
      const wanted = place === path ? "file" : "folder";
      const stats = lstatSync(resolve(folder, place), { throwIfNoEntry: false });
      if (stats === undefined) return { kind: "missing" };
      const found = kindOf(stats);
      if (found !== wanted) {
        return {
          kind: "obstacle",
          diagnostic: inTheWay(displayPath(folder, place), found, wanted),
        };
      }
      // Taken before the text is read: what is written meanwhile has another one.
      signature = signatureOf(stats);
    }
    return { kind: "file", text: readFileSync(join(folder, path), "utf8"), signature };
  } catch (error) {
    return { kind: "obstacle", diagnostic: describeFileError(error, displayPath(folder, path)) };
  }
}

/** What keeps a folder from being one, or from being made: the file that is in its place or above it. */
export function findObstacle(folder: string): Diagnostic | undefined {
  try {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats === undefined || stats.isDirectory()) return undefined;
    return inTheWay(displayPath(folder, "."), kindOf(stats), "folder");
  } catch (error) {
    const above = dirname(folder);
    return hasCode(error, "ENOTDIR") && above !== folder
      ? findObstacle(above)
      : describeFileError(error, displayPath(folder, "."));
  }
}

type Kind = "file" | "folder" | "symbolic link" | "special file";

function kindOf(stats: Stats): Kind {
  if (stats.isSymbolicLink()) return "symbolic link";
  if (stats.isDirectory()) return "folder";
  return stats.isFile() ? "file" : "special file";
}

function inTheWay(path: string, found: Kind, wanted: Kind): Diagnostic {
  const message = `${path} should be a ${wanted} but is a ${found}.`;
  const help =
    found === "symbolic link" ? "remove the link; none is followed" : "move it elsewhere";
  return { code: "unwritable-output", severity: "error", message, path, help };
}

/**
 * A text that changes whenever a file does: nobody can write a file, put another in its place or set its
 * times without moving `ctime`, which no program sets; older kernels move it in steps of some milliseconds.
 */
export function signatureOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return [size, mtimeMs, ctimeMs, ino].map((number) => number.toString(36)).join(" ");
}

/** The signature of the plain file at a path, if there is one. */
export function signFile(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? signatureOf(stats) : undefined;
}

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
const nameTaken: Explanation = [
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
  ENOTDIR: nameTaken,
  EISDIR: nameTaken,
  EEXIST: nameTaken,
};

/** Whether an error is one that the system names so, such as `ENOENT`. */
export function hasCode(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && "code" in error && names.includes(String(error.code));
}
