import { dirname, join, relative, resolve } from "node:path";
import { displayPath } from "../../pipeline.js";
import { covers } from "./covers.js";
import { readGlobs } from "./read-globs.js";
import { readText } from "./read-text.js";
import type { Repository } from "./repository.js";

/**
 * The way from the working folder up to the root of the workspaces that it is one of, if it is one, and no root
 * itself: pnpm takes the nearest.
 */
export function findWorkspaceRoot({ names }: Pick<Repository, "names">): string | undefined {
  if (names.has("pnpm-workspace.yaml")) return undefined;
  const here = resolve(".");
  let folder = here;
  while (dirname(folder) !== folder) {
    folder = dirname(folder);
    const texts = ["package.json", "pnpm-workspace.yaml"].flatMap((name) => {
      const text = readText(join(folder, name));
      return text === undefined ? [] : [[name, text] as const];
    });
    const inner = displayPath(relative(folder, here), ".");
    if (covers(readGlobs(new Map(texts)), inner)) return displayPath(relative(here, folder), ".");
  }
  return undefined;
}
