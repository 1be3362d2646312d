import { posix } from "node:path";
import { packageFiles } from "../../../types/package-files.js";
import type { Placement } from "../../../types/placement.js";
import type { Settings } from "./choose-settings.js";
import type { Manager } from "./find-manager.js";
import type { Repository, RootPackage } from "./repository.js";

/** What the steps of a set-up go by. */
export interface Facts {
  readonly repository: Repository;
  readonly root: RootPackage;
  readonly manager: Manager;
  readonly settings: Settings;
  readonly placements: readonly Placement[];
  /** The config that is there, or that is written. */
  readonly config: string;
  readonly hasConfig: boolean;
  /** The name of the script that generates; absent where another script has the name that it would get. */
  readonly script?: string;
}

/** The folders of the packages, a glob for those that lie in the output folder. */
export function packageGlobs({ settings, placements }: Facts): readonly string[] {
  return [`${settings.out}/*`, ...placements.map(({ folder }) => folder)];
}

/** What `generate` reads, besides itself; the version in package.json is release tooling's. */
export function inputGlobs(facts: Facts): readonly string[] {
  const manifests = packageGlobs(facts).map((folder) => `${folder}/package.json`);
  const license = posix.join(posix.dirname(facts.config), "LICENSE");
  return [`${facts.settings.specs}/**`, facts.config, license, ...manifests];
}

/**
 * What `generate` writes. Nothing of a user's is among it, such as CHANGELOG.md or a test beside `src`: a cache that
 * is put back would replace it by what it was once.
 */
export function outputGlobs(facts: Facts): readonly string[] {
  return packageGlobs(facts).flatMap((folder) => generatedFiles.map((file) => `${folder}/${file}`));
}

const generatedFiles = ["src/**", ".linkmint.json", ...packageFiles];

/** A set-up in the making. */
export interface Draft {
  /** The texts of files as they are to be; those of the repository at first. */
  readonly texts: ReadonlyMap<string, string>;
  /** What is to be done to which of them. */
  readonly edits: readonly DraftEdit[];
  /** What is left for the user, a line each. */
  readonly left: readonly string[];
}

/** What happens to a file, in a few words. */
export interface DraftEdit {
  readonly path: string;
  readonly did: string;
}

/** A draft with a file's new text. */
export function write(draft: Draft, path: string, text: string, did: string): Draft {
  return {
    ...draft,
    texts: new Map(draft.texts).set(path, text),
    edits: [...draft.edits, { path, did }],
  };
}

/** A draft that leaves something to the user. */
export function leave(draft: Draft, what: string): Draft {
  return { ...draft, left: [...draft.left, what] };
}
