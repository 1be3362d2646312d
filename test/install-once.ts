import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { makeProject, npm } from "./npm-project.js";

/**
 * Installs packages into a folder of the user's cache, where they stay, and gives the folder.
 *
 * No install script is run. The manifest may override what the packages depend on, as npm's `overrides` do. A folder is
 * complete or not there: npm works in another one, which is renamed at the end. Rejects where npm cannot get them.
 */
export async function installOnce(
  name: string,
  packages: readonly string[],
  manifest: object = {},
): Promise<string> {
  const home = process.env["XDG_CACHE_HOME"] || path.join(homedir(), ".cache");
  const cache = path.join(home, name);
  const folder = path.join(cache, folderName(packages, manifest));
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const workplace = await mkdtemp(path.join(cache, ".installing-"));
  try {
    await makeProject(workplace, manifest);
    const flags = ["--ignore-scripts", "--save-exact", "--no-audit", "--no-fund"];
    await npm(["install", ...flags, ...packages], workplace);
    await rename(workplace, folder);
    return folder;
  } catch (error) {
    const lines = String(error).split("\n");
    const words = lines.filter((line) => line.startsWith("npm error")).slice(0, 2);
    throw new Error(words.join(", ") || lines[0], { cause: error });
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

/** The packages' names, or a hash where those are too long for a file name or the manifest says more. */
function folderName(packages: readonly string[], manifest: object): string {
  const name = packages.join("+").replaceAll("/", "-");
  const more = Object.keys(manifest).length === 0 ? "" : JSON.stringify(manifest);
  if (more === "" && name.length < 100) return name;
  return createHash("sha256")
    .update(name + more)
    .digest("hex")
    .slice(0, 16);
}
