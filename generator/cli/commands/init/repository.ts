import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { parse } from "yaml";
import { displayPath } from "../../../pipeline.js";
import { fromRepositoryRoot } from "../../repository-root.js";
import { covers } from "./covers.js";
import { type Address, readAddress } from "./read-address.js";

/** What a repository holds that matters to its set-up. */
export interface Repository {
  /** The texts of the files that may have to change, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
  /** The names of everything in its root. */
  readonly names: ReadonlySet<string>;
  /** The names of the packages that its workspaces hold, as far as they are easily found. */
  readonly packages: readonly string[];
  /** Whether packages were generated where they go when nobody says where. */
  readonly usesDefaultOutput: boolean;
  /** The providers that there is a spec of. */
  readonly providers: readonly string[];
  /** Where in the git repository the root is; absent where it is that one's root, too. */
  readonly directory?: string;
}

/** The package.json of a repository, as far as it is what npm says. */
export interface RootPackage {
  readonly name?: string;
  readonly packageManager?: string;
  /** What a config says of its `repository`, where it is one that everybody may read. */
  readonly repository?: Address;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: ReadonlySet<string>;
  readonly workspaces: readonly string[];
  /** The keys that lead to the list of workspaces. */
  readonly workspacesKeys: readonly string[];
  readonly hasNx: boolean;
}

/** Reads a package.json that parses. */
export function readRootPackage(text: string): RootPackage {
  const value = asRecord(JSON.parse(text.replace(/^\uFEFF/u, "")));
  const { name, packageManager, workspaces } = value;
  const repository = readAddress(value["repository"]);
  const inner = Array.isArray(workspaces) ? undefined : asRecord(workspaces)["packages"];
  return {
    ...(typeof name === "string" && { name }),
    ...(typeof packageManager === "string" && { packageManager }),
    ...(repository !== undefined && { repository }),
    scripts: Object.fromEntries(
      Object.entries(asRecord(value["scripts"])).flatMap(([key, script]) =>
        typeof script === "string" ? [[key, script]] : [],
      ),
    ),
    dependencies: new Set(
      ["dependencies", "devDependencies", "optionalDependencies"].flatMap((key) =>
        Object.keys(asRecord(value[key])),
      ),
    ),
    workspaces: asTexts(inner ?? workspaces),
    // Yarn 1 and Bun take an object, too.
    workspacesKeys:
      typeof workspaces === "object" && !Array.isArray(workspaces)
        ? ["workspaces", "packages"]
        : ["workspaces"],
    hasNx: "nx" in value,
  };
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

export function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

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
  const directory = fromRepositoryRoot(".");
  return {
    ...(directory !== "." && { directory }),
    texts,
    names,
    packages: readGlobs(texts).flatMap(packageNames),
    usesDefaultOutput: listFolders("generated").some((name) =>
      existsSync(join("generated", name, ".linkmint.json")),
    ),
    providers: list(specs).flatMap((name) => /^([^.].*)\.(?:ya?ml|json)$/u.exec(name)?.[1] ?? []),
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
  ".gitignore",
  ".gitattributes",
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

/**
 * The globs of the workspaces that a folder's package.json and pnpm-workspace.yaml name, by their texts; what
 * does not parse has none, and is reported elsewhere.
 */
export function readGlobs(texts: ReadonlyMap<string, string>): readonly string[] {
  try {
    const pnpm = texts.get("pnpm-workspace.yaml");
    const { workspaces } = readRootPackage(texts.get("package.json") ?? "{}");
    return pnpm === undefined ? workspaces : readPnpmGlobs(pnpm);
  } catch {
    return [];
  }
}

/** The globs of a pnpm-workspace.yaml that parses. */
export function readPnpmGlobs(text: string): readonly string[] {
  return asTexts(asRecord(parse(text))["packages"]);
}

/** The value of a JSON text that parses, comments and trailing commas allowed. */
export function readJsonc(text: string): unknown {
  const { config }: { config?: unknown } = ts.parseConfigFileTextToJson("file.json", text);
  return config;
}

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

/** The text of a file, if it can be read, without its byte order mark, which is kept when it is replaced. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/u, "");
  } catch {
    return undefined;
  }
}
