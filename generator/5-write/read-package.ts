import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { FileTree } from "../types/tree.js";
import { inspectFile } from "./inspect-file.js";
import { manifestPath, parseManifest } from "./manifest.js";

/** Which files `readPackage` reads. */
export interface ReadPackageRequest {
  readonly out: string;
  readonly provider: string;
  /** What belongs into the package folder. */
  readonly tree: FileTree;
}

/** The files of a package folder that concern us: the manifest, and those that it or the tree names. */
export function readPackage({ out, provider, tree }: ReadPackageRequest): Checked<FileTree> {
  const files = new Map<string, string>();
  const obstacles = new Map<string, Diagnostic>();
  const read = (path: string): void => {
    const state = inspectFile(out, `${provider}/${path}`);
    if (state.kind === "file") files.set(path, state.text);
    if (state.kind === "obstacle") obstacles.set(state.diagnostic.path, state.diagnostic);
  };
  read(manifestPath);
  const manifest = parseManifest(provider, files.get(manifestPath) ?? "");
  for (const path of new Set([...tree.keys(), ...(manifest?.files.keys() ?? [])])) read(path);
  const diagnostics = [...obstacles.values()];
  return diagnostics.length > 0 ? { diagnostics } : { value: files, diagnostics };
}
