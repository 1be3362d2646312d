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
  /** The folder of the reference pages, where the config asks for some. */
  readonly site?: string;
  /** The names of the scripts; one is absent where another script has the name that it would get. */
  readonly scripts: Readonly<Partial<Record<Verb, string>>>;
}

/** The commands that get a script, and a task of build tools. */
export const verbs = ["generate", "check"] as const;

export type Verb = (typeof verbs)[number];

/** The folders of the packages, a glob for those that lie in the output folder. */
export function packageGlobs({ settings, placements }: Facts): readonly string[] {
  return [`${settings.out}/*`, ...placements.map(({ folder }) => folder)];
}

/** What `generate` reads, besides itself; the version in package.json is release tooling's. */
function inputGlobs(facts: Facts): readonly string[] {
  const manifests = packageGlobs(facts).map((folder) => `${folder}/package.json`);
  const license = posix.join(posix.dirname(facts.config), "LICENSE");
  return [`${facts.settings.specs}/**`, facts.config, license, ...manifests];
}

/**
 * What `generate` writes. Nothing of a user's is among it, such as CHANGELOG.md, a test beside `src` or a page beside
 * ours: a cache that is put back would replace it by what it was once.
 */
export function outputGlobs(facts: Facts): readonly string[] {
  return [...committedGlobs(facts), ...inSite(facts, ["page-*.css", "page-*.js"])];
}

/** Of that, what git keeps: a clone has the rest only after it has generated. */
function committedGlobs(facts: Facts): readonly string[] {
  const { providers } = facts.repository;
  const pages = providers.flatMap((name) => [`${name}.html`, `${name}.md`, `${name}.yaml`]);
  return [
    ...packageGlobs(facts).flatMap((folder) => generatedFiles.map((file) => `${folder}/${file}`)),
    ...inSite(facts, [".linkmint.json", ".gitignore", "index.html", "llms.txt", ...pages]),
  ];
}

const generatedFiles = ["src/**", ".linkmint.json", ...packageFiles];

function inSite({ site }: Facts, files: readonly string[]): readonly string[] {
  return site === undefined ? [] : files.map((file) => `${site}/${file}`);
}

/** What a build tool keeps the result of: what a command of linkmint reads and writes. */
export interface Task {
  readonly verb: Verb;
  /** The script that it runs. */
  readonly script: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The tasks of the scripts that there are. */
export function tasksOf(facts: Facts): readonly Task[] {
  return verbs.flatMap((verb) => {
    const script = facts.scripts[verb];
    if (script === undefined) return [];
    const inputs = inputGlobs(facts);
    return verb === "generate"
      ? { verb, script, inputs, outputs: outputGlobs(facts) }
      : { verb, script, inputs: [...new Set([...inputs, ...committedGlobs(facts)])], outputs: [] };
  });
}

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
