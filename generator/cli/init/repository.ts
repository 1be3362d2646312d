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
  /** Whether there is a spec. */
  readonly hasSpecs: boolean;
}

/** The package.json of a repository, as far as it is what npm says. */
export interface RootPackage {
  readonly name?: string;
  readonly packageManager?: string;
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
  const inner = Array.isArray(workspaces) ? undefined : asRecord(workspaces)["packages"];
  return {
    ...(typeof name === "string" && { name }),
    ...(typeof packageManager === "string" && { packageManager }),
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
