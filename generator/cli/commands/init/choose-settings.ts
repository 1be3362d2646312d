import { isScope } from "../../flags.js";
import type { Repository, RootPackage } from "./repository.js";

/** Where the specs are and where the packages go. */
export interface Settings {
  readonly specs: string;
  readonly out: string;
  /** Left out where nothing suggests one. */
  readonly scope?: string;
}

/** The settings of a repository that has no config: those that were stated, and what suits it for the others. */
export function chooseSettings(
  repository: Repository,
  root: RootPackage,
  stated: Partial<Settings>,
): Settings {
  const scope = stated.scope ?? chooseScope(repository, root);
  const out =
    stated.out ?? (repository.usesDefaultOutput ? "generated" : chooseOutput(root.workspaces));
  return {
    specs: toSlashes(stated.specs ?? "specs"),
    out: toSlashes(out),
    ...(scope !== undefined && { scope }),
  };
}

/** A folder as globs name it. */
function toSlashes(folder: string): string {
  return folder.replaceAll("\\", "/").replace(/^\.\/|\/$/gu, "");
}

/** The root's own scope, or the one that most of its packages have, or one of the root's name. */
function chooseScope({ packages }: Repository, { name = "" }: RootPackage): string | undefined {
  const own = scopeOf(name);
  if (own !== undefined) return own;
  const scopes = packages.flatMap((each) => scopeOf(each) ?? []);
  const count = (scope: string): number => scopes.filter((each) => each === scope).length;
  const [first] = [...new Set(scopes)].sort((a, b) => count(b) - count(a));
  return first ?? (isScope(`@${name}`) ? `@${name}` : undefined);
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
