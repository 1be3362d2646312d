/** The files of a package beside its modules; some are there only where a config asks for them. */
export const packageFiles = [
  "LICENSE",
  "README.md",
  "pack.mjs",
  "package.json",
  "tsconfig.json",
] as const;

/** The path of a file of a package, with a forward slash. */
export type PackageFile = (typeof packageFiles)[number] | `src/${string}.ts`;
