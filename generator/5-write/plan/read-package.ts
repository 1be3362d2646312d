import { dirname } from "node:path";
import type { Checked, Diagnostic } from "../../types/diagnostic.js";
import type { FileTree } from "../../types/tree.js";
import { explainFileError, findObstacle, inspectFile } from "../disk/inspect-file.js";
import { findExtras } from "../disk/is-unchanged.js";
import { displayPath } from "../disk/real-path.js";
import { manifestPath, parseManifest } from "./manifest.js";

/** Which files `readPackage` reads. */
export interface ReadPackageRequest {
  readonly provider: string;
  /** The package's folder, as the user would write it. */
  readonly folder: string;
  /** What belongs into the package folder, without the manifest; empty when the spec is gone. */
  readonly tree: FileTree;
}

/** What of a package folder concerns us. */
export interface PackageFolder {
  /** The manifest, and the files that it or the tree names. */
  readonly files: FileTree;
  /** What `signatureOf` gave for each of the files before it was read. */
  readonly signatures: ReadonlyMap<string, string>;
  /** What else the package's compiler would find: paths inside the package; none where the spec is gone. */
  readonly extras: readonly string[];
}

/** Reads a package folder; where one thing is in the way of the whole folder, it is told once. */
export function readPackage({
  provider,
  folder,
  tree,
}: ReadPackageRequest): Checked<PackageFolder> {
  const obstacle = findObstacle(dirname(folder));
  if (obstacle !== undefined) return { diagnostics: [obstacle] };
  const files = new Map<string, string>();
  const signatures = new Map<string, string>();
  const obstacles = new Map<string, Diagnostic>();
  const read = (path: string): void => {
    const state = inspectFile(folder, path);
    if (state.kind === "file") {
      files.set(path, state.text);
      signatures.set(path, state.signature);
    }
    if (state.kind === "obstacle") obstacles.set(state.diagnostic.path, state.diagnostic);
  };
  read(manifestPath);
  const manifest = parseManifest(provider, files.get(manifestPath) ?? "");
  const known = new Set([...tree.keys(), ...(manifest?.files.keys() ?? [])]);
  for (const path of known) read(path);
  const diagnostics = [...obstacles.values()];
  if (diagnostics.length > 0) return { diagnostics };
  try {
    const extras = tree.size === 0 ? [] : findExtras(folder, known);
    return { value: { files, signatures, extras }, diagnostics };
  } catch (error) {
    return { diagnostics: [explainFileError(error, displayPath(folder, "src"))] };
  }
}
