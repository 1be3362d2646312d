import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { makeProject, npm } from "./npm-project.js";

/**
 * Installs packages at exact versions into the user's cache folder, where they stay, and returns the folder.
 *
 * Runs no install script. Rejects with npm's own words where it cannot get them.
 */
export async function installPackages(packages: readonly string[]): Promise<string> {
  const folder = path.join(cache, packages.join("+").replaceAll("/", "-"));
  if (!existsSync(folder)) await installInto(folder, packages);
  return folder;
}

const cache = path.join(
  process.env["XDG_CACHE_HOME"] || path.join(homedir(), ".cache"),
  "linkmint-test-runtimes",
);

/** A folder is complete or not there: npm works in another one, which is renamed at the end. */
async function installInto(folder: string, packages: readonly string[]): Promise<void> {
  await mkdir(cache, { recursive: true });
  const workplace = await mkdtemp(path.join(cache, ".installing-"));
  try {
    await makeProject(workplace);
    const flags = ["--ignore-scripts", "--save-exact", "--no-audit", "--no-fund"];
    await npm(["install", ...flags, ...packages], workplace);
    await rm(folder, { recursive: true, force: true });
    await rename(workplace, folder);
  } catch (error) {
    const lines = String(error).split("\n");
    const words = lines.filter((line) => line.startsWith("npm error")).slice(0, 2);
    throw new Error(words.join(", ") || lines[0], { cause: error });
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}
