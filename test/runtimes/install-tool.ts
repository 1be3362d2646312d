import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { makeProject, npm } from "../npm-project.js";
import { type Tool, type ToolName, tools } from "./tools.js";

/**
 * Installs a tool into the user's cache folder, where it stays, and gives the path of its file.
 *
 * No install script is run. Rejects where this platform has no package of it, or npm cannot get it.
 */
export async function installTool(name: ToolName): Promise<string> {
  const { packageName, version, besides = [], file }: Tool = tools[name];
  if (packageName === undefined) {
    throw new Error(`no npm package has it for ${process.platform} on ${process.arch}`);
  }
  const packages = [`${packageName}@${version}`, ...besides];
  const folder = path.join(cache, packages.join("+").replaceAll("/", "-"));
  const installed = path.join(folder, "node_modules", packageName, file);
  if (!existsSync(installed)) await installInto(folder, packages);
  return installed;
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
