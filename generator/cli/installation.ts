import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The version of linkmint. */
export function readVersion(): string {
  return versionOf(join(findRoot(), "package.json"));
}

/** The version of the runtime that this linkmint makes packages for. */
export function readRuntimeVersion(): string {
  return versionOf(join(findRoot(), "templates/runtime/package.json"));
}

/** The folder of linkmint's own package.json, both from the source and from the build. */
export function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

function versionOf(path: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path, "utf8"));
  return version;
}
