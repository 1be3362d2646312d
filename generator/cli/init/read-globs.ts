import { readPnpmGlobs } from "./read-pnpm-globs.js";
import { readRootPackage } from "./repository.js";

/**
 * The globs of the workspaces that a folder's package.json and pnpm-workspace.yaml name, by their texts; what
 * does not parse has none, and is reported elsewhere.
 */
export function readGlobs(texts: ReadonlyMap<string, string>): readonly string[] {
  try {
    const pnpm = texts.get("pnpm-workspace.yaml");
    const { workspaces } = readRootPackage(texts.get("package.json") ?? "{}");
    return pnpm === undefined ? workspaces : readPnpmGlobs(pnpm);
  } catch {
    return [];
  }
}
