import { readdirSync } from "node:fs";
import type { Checked } from "../types/diagnostic.js";
import { describeFileError } from "./describe-file-error.js";
import { findObstacle, inspectFile } from "./inspect-file.js";
import { manifestPath, parseManifest } from "./manifest.js";

/**
 * The packages in the output folder whose spec is gone, by name. Only a folder whose manifest names
 * the folder's own provider counts: a copy of a package under another name is somebody's work.
 */
export function findOrphans(out: string, providers: readonly string[]): Checked<readonly string[]> {
  const obstacle = findObstacle(out);
  if (obstacle !== undefined) return { diagnostics: [obstacle] };
  try {
    const names = readdirSync(out).filter(
      (name) => !providers.includes(name) && isPackage(out, name),
    );
    return { value: names.sort(), diagnostics: [] };
  } catch (error) {
    if (isMissing(error)) return { value: [], diagnostics: [] };
    return { diagnostics: [describeFileError(error, out)] };
  }
}

function isPackage(out: string, name: string): boolean {
  const manifest = inspectFile(out, `${name}/${manifestPath}`);
  return manifest.kind === "file" && parseManifest(name, manifest.text) !== undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
