import { lstatSync } from "node:fs";
import { join, relative } from "node:path";
import { invalidConfig } from "../../diagnostics/invalid-config.js";
import type { Checked } from "../../types/diagnostic.js";
import { foldersToRoot } from "../repository-root.js";

/** The names that a config may have. */
const names = ["linkmint.config.ts", "linkmint.config.mjs", "linkmint.config.json"];

/** Names of which somebody may expect the same. */
const misnomers = ["js", "cjs", "mts", "cts", "yaml", "yml"].map((end) => `linkmint.config.${end}`);

/**
 * The config that was asked for, or else the nearest of the working folder and those above it in its repository, if there
 * is one. A folder with two of them, or with a misnamed one, is in error.
 */
export function findConfig(asked?: string): Checked<string> {
  if (asked !== undefined) return { value: asked, diagnostics: [] };
  for (const folder of foldersToRoot()) {
    const found = findIn(relative(".", folder));
    if (found.value !== undefined || found.diagnostics.length > 0) return found;
  }
  return { diagnostics: [] };
}

function findIn(folder: string): Checked<string> {
  const there = (name: string): string[] => {
    const path = join(folder, name).replaceAll("\\", "/");
    return exists(path) ? [path] : [];
  };
  const [path, other] = names.flatMap(there);
  if (path !== undefined && other === undefined) return { value: path, diagnostics: [] };
  if (path !== undefined) {
    const message = `There are two configs: ${path} and ${other}.`;
    return { diagnostics: [invalidConfig({ path }, { message, help: "remove one of them" })] };
  }
  const [misnamed] = misnomers.flatMap(there);
  if (misnamed === undefined) return { diagnostics: [] };
  const message = `${misnamed} is no config that linkmint reads.`;
  const help = `name it ${names.join(" or ")}`;
  return { diagnostics: [invalidConfig({ path: misnamed }, { message, help })] };
}

function exists(name: string): boolean {
  return lstatSync(name, { throwIfNoEntry: false }) !== undefined;
}
