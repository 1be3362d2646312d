import type { ProviderModel } from "../types/model.js";
import { fillTemplate } from "./fill-template.js";
import { mintedNoun } from "./client/minted-noun.js";

/** What a package.json needs to know beside the model. */
export interface PackageJsonOptions {
  readonly packageName: string;
  /** The version of @linkmint/runtime that the output is made for. */
  readonly runtimeVersion: string;
  /** The address of the git repository, where it is known. */
  readonly repository?: string;
}

/** The range of openapi-fetch that the output is made for; this repository's own has to agree. */
export const openapiFetchRange = "^0.17.0";

/**
 * The TypeScripts that `build` may be run with. A range that takes in what a workspace has at its root installs no
 * other, which would be 23 MB for each package.
 */
export const typescriptRange = ">=5.9.0";

/** `package.json`. Its `version` is where it starts; release tooling owns it from then on. */
export function emitPackageJson(
  model: ProviderModel,
  { packageName, runtimeVersion, repository }: PackageJsonOptions,
): string {
  const text = fillTemplate("package.json", {
    id: insideJson(model.id),
    packageName: insideJson(packageName),
    description: insideJson(`Mint ${model.name} link ${mintedNoun(model)}s: typed, small, safe.`),
    runtimeRange: `^${runtimeVersion}`,
    openapiFetchRange,
    typescriptRange,
    repository: insideJson(repository ?? ""),
  });
  const { repository: _, ...unplaced } = JSON.parse(text) as Record<string, unknown>;
  const manifest = repository === undefined ? unplaced : JSON.parse(text);
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Text as it stands between the quotes of a JSON string. */
function insideJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
