import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readGlobs } from "./read-globs.js";
import { readText } from "./read-text.js";
import { type Repository, readRootPackage } from "./repository.js";

/** Reads what matters of the repository in the working folder; `specs` is the folder of its specs. */
export function readRepository(specs: string): Repository {
  const names = new Set(readdirSync("."));
  const paths = [...editable.filter((name) => names.has(name)), `${specs}/README.md`];
  const texts = new Map(
    paths.flatMap((path) => {
      const text = readText(path);
      return text === undefined ? [] : [[path, text] as const];
    }),
  );
  return {
    texts,
    names,
    packages: readGlobs(texts).flatMap(packageNames),
    usesDefaultOutput: listFolders("generated").some((name) =>
      existsSync(join("generated", name, ".linkmint.json")),
    ),
    hasSpecs: list(specs).some((name) => /^[^.].*\.(?:ya?ml|json)$/u.test(name)),
  };
}

/** The files in the root of a repository that a set-up may change. */
const editable = [
  "package.json",
  "pnpm-workspace.yaml",
  "turbo.json",
  "turbo.jsonc",
  "nx.json",
  "project.json",
  ".prettierignore",
];

/** The names of the packages that a glob such as `packages/*` finds. */
function packageNames(glob: string): string[] {
  const folder = /^([\w./-]+)\/\*$/u.exec(glob)?.[1];
  if (folder === undefined) return [];
  return listFolders(folder).flatMap((name) => {
    return nameIn(readText(join(folder, name, "package.json"))) ?? [];
  });
}

/** The name that a package.json says, if it parses. */
function nameIn(text = "{}"): string | undefined {
  try {
    return readRootPackage(text).name;
  } catch {
    return undefined;
  }
}

function listFolders(path: string): string[] {
  return list(path).filter((name) => existsSync(join(path, name, "package.json")));
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
