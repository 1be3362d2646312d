import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Options } from "../../command.js";

/** Returns what changesets has to be told for a step: it makes 1.0.0 of a major one from below 1.0.0 (node-semver, `inc`). */
export function releaseStep(step: string, version: string | undefined): string {
  if (version?.startsWith("0.") !== true) return step;
  return step === "major" ? "minor" : "patch";
}

/** Returns the version of a provider's package; nothing where it is not there. */
export function readVersion(options: Options, provider: string): string | undefined {
  const { out, placements } = options;
  const folder = placements.find((each) => each.provider === provider)?.folder;
  try {
    const text = readFileSync(join(folder ?? join(out, provider), "package.json"), "utf8");
    return String((JSON.parse(text) as { readonly version?: unknown }).version);
  } catch {
    return undefined;
  }
}
