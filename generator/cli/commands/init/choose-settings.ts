import { isScope } from "../../flags.js";
import type { Address } from "./read-address.js";
import type { Repository, RootPackage } from "./repository.js";

/** Where the specs are and where the packages go. */
export interface Settings {
  readonly specs: string;
  readonly out: string;
  /** Left out where nobody named one and nothing suggests one. */
  readonly scope?: string;
  /** Whether the scope is made of the root's name, so that nobody may own it. */
  readonly isGuess?: true;
  readonly repository?: Address;
}

/** The settings of a repository that has no config: those that were stated, and what suits it for the others. */
export function chooseSettings(
  repository: Repository,
  root: RootPackage,
  stated: Partial<Settings>,
): Settings {
  const own = stated.scope ?? ownScope(repository, root);
  const guess = own === undefined ? guessScope(root) : undefined;
  const scope = own ?? guess;
  const from = withDirectory(root.repository, repository);
  const out =
    stated.out ?? (repository.usesDefaultOutput ? "generated" : chooseOutput(root.workspaces));
  return {
    specs: toSlashes(stated.specs ?? "specs"),
    out: toSlashes(out),
    ...(scope !== undefined && { scope }),
    ...(guess !== undefined && { isGuess: true }),
    ...(from !== undefined && { repository: from }),
  };
}

/** An address, and where in its repository the package.json is, unless it says so itself. */
function withDirectory(url: Address | undefined, { directory }: Repository): Address | undefined {
  return typeof url === "string" && directory !== undefined ? { url, directory } : url;
}

/** A folder as globs name it. */
function toSlashes(folder: string): string {
  return folder.replaceAll("\\", "/").replace(/^\.\/|\/$/gu, "");
}

/** Returns the root's own scope, or the one that most of its packages have. */
export function ownScope({ packages }: Repository, { name = "" }: RootPackage): string | undefined {
  const own = scopeOf(name);
  if (own !== undefined) return own;
  const scopes = packages.flatMap((each) => scopeOf(each) ?? []);
  const count = (scope: string): number => scopes.filter((each) => each === scope).length;
  return [...new Set(scopes)].sort((a, b) => count(b) - count(a))[0];
}

/** Returns a scope of the root's name, which may be somebody else's. */
export function guessScope({ name = "" }: RootPackage): string | undefined {
  return isScope(`@${name}`) ? `@${name}` : undefined;
}

function scopeOf(name: string): string | undefined {
  const [scope = "", rest] = name.split("/");
  return rest !== undefined && isScope(scope) ? scope : undefined;
}

/** A folder `link` beside other libraries where a workspace glob finds some, else in `packages`. */
function chooseOutput(globs: readonly string[]): string {
  const folders = globs.flatMap(
    (glob) => /^(?:\.\/)?([\w./-]+?)\/\*{1,2}\/?$/u.exec(glob)?.[1] ?? [],
  );
  const [folder = "packages"] = ["packages", "libs", ...folders].filter(
    (name) => folders.includes(name) && name !== "apps",
  );
  return `${folder}/link`;
}
