import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ProviderDescription } from "@linkmint/runtime";

/** What a package exports as its description; nothing where it was not built since it was last written. */
export async function readBuilt(folder: string): Promise<ProviderDescription | undefined> {
  const [source, built] = ["src/describe.ts", "dist/esm/describe.js"].map((path) =>
    resolve(join(folder, path)),
  ) as [string, string];
  try {
    if (statSync(built).mtimeMs < statSync(source).mtimeMs) return undefined;
    const { href } = pathToFileURL(built);
    const [description] = Object.values(await import(href));
    return description as ProviderDescription;
  } catch {
    return undefined; // it is made of the spec
  }
}
