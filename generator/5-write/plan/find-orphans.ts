import { readdirSync } from "node:fs";
import { join } from "node:path";
import { invalidConfig } from "../../diagnostics/invalid-config.js";
import { suggest } from "../../diagnostics/suggest.js";
import type { Checked, Diagnostic } from "../../types/diagnostic.js";
import type { Placement } from "../../types/placement.js";
import { describeFileError, findObstacle, inspectFile, hasCode } from "../disk/inspect-file.js";
import { realPath } from "../disk/real-path.js";
import { manifestPath, parseManifest } from "./manifest.js";

/**
 * The packages in the output folder that no spec gives any more, by name: the spec is gone, or its
 * package has another folder now. `folders` are those of the packages that specs give. Only a folder
 * whose manifest names the folder's own provider counts: a copy of a package under another name is
 * somebody's work.
 */
export function findOrphans(out: string, folders: Iterable<string>): Checked<readonly string[]> {
  const obstacle = findObstacle(out);
  if (obstacle !== undefined) return { diagnostics: [obstacle] };
  try {
    const used = new Set([...folders].map(realPath));
    const names = readdirSync(out).filter(
      (name) => !used.has(realPath(join(out, name))) && isPackage(out, name),
    );
    return { value: names.sort(), diagnostics: [] };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return { value: [], diagnostics: [] };
    return { diagnostics: [describeFileError(error, out)] };
  }
}

function isPackage(out: string, name: string): boolean {
  const manifest = inspectFile(join(out, name), manifestPath);
  return manifest.kind === "file" && parseManifest(name, manifest.text) !== undefined;
}

/** An error for each placement of a provider that has no spec; `providers` have one. */
export function findStrays(
  placements: readonly Placement[],
  providers: readonly string[],
): Diagnostic[] {
  return placements
    .filter(({ provider }) => !providers.includes(provider))
    .map((placement) => {
      const message = `There is no spec for the provider ${JSON.stringify(placement.provider)}.`;
      const near = suggest(placement.provider, providers);
      const help =
        near === undefined ? "add the spec, or remove the key" : `did you mean "${near}"?`;
      return invalidConfig(placement, { message, help });
    });
}
