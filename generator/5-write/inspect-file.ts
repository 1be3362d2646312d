import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../types/diagnostic.js";
import { describeFileError } from "./describe-file-error.js";
import { displayPath } from "./display-path.js";

/** What lies at a path where a file of ours may stand. */
export type FileState =
  | { readonly kind: "missing" }
  | { readonly kind: "file"; readonly text: string }
  | { readonly kind: "obstacle"; readonly diagnostic: Diagnostic };

/**
 * Looks at a path inside the output folder, folder by folder. Anything but a plain file in plain
 * folders is an obstacle: a symbolic link may lead out of the output folder, so none is followed.
 */
export function inspectFile(out: string, path: string): FileState {
  try {
    const segments = path.split("/");
    for (const count of segments.keys()) {
      const place = segments.slice(0, count + 1).join("/");
      const wanted = place === path ? "file" : "folder";
      const found = kindOf(join(out, place));
      if (found === undefined) return { kind: "missing" };
      if (found !== wanted) return inTheWay(displayPath(out, place), found, wanted);
    }
    return { kind: "file", text: readFileSync(join(out, path), "utf8") };
  } catch (error) {
    return { kind: "obstacle", diagnostic: describeFileError(error, displayPath(out, path)) };
  }
}

type Kind = "file" | "folder" | "symbolic link" | "special file";

function kindOf(path: string): Kind | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isSymbolicLink()) return "symbolic link";
  if (stats.isDirectory()) return "folder";
  return stats.isFile() ? "file" : "special file";
}

function inTheWay(path: string, found: Kind, wanted: Kind): FileState {
  const message = `${path} should be a ${wanted} but is a ${found}.`;
  const help =
    found === "symbolic link" ? "remove the link; none is followed" : "move it elsewhere";
  const diagnostic = { code: "unwritable-output", severity: "error", message, path, help } as const;
  return { kind: "obstacle", diagnostic };
}
