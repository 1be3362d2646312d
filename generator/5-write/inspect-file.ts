import { type Stats, lstatSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../types/diagnostic.js";
import { describeFileError } from "./describe-file-error.js";
import { displayPath } from "./display-path.js";
import { signatureOf } from "./signature.js";

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
    const isBelowFile = error instanceof Error && "code" in error && error.code === "ENOTDIR";
    return isBelowFile && above !== folder
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
