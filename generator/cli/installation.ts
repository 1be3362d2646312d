import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The version of linkmint. */
export function readVersion(): string {
  return versionOf(join(findRoot(), "package.json"));
}

/** The version of the runtime that this linkmint makes packages for. */
export function readRuntimeVersion(): string {
  return versionOf(join(findRoot(), "generator/dist/runtime.json"));
}

/** The script and the style of the reference pages; without a bundler there are none. */
export function readSiteAssets(): { readonly script?: string; readonly style?: string } {
  const [script = "", style = ""] = siteAssets();
  if (!existsSync(script)) return {};
  return { script: readFileSync(script, "utf8"), style: readFileSync(style, "utf8") };
}

/** The file that a thread runs which plans packages. */
export function findWorker(): string {
  return join(findRoot(), "generator/bin/worker.js");
}

/** How problems look in small specs, by their codes; some codes have no example. */
export function readExamples(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(findRoot(), "generator/diagnostics/examples.json"), "utf8"));
}

function siteAssets(): string[] {
  return ["page.js", "page.css"].map((name) => join(findRoot(), "templates/site/dist", name));
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

/** What else decides how the packages look. A bundle holds them, but for the formatter. */
const formatter = "prettier";
const libraries = [
  formatter,
  "@ts-morph/common",
  "openapi-typescript",
  "ts-morph",
  "typescript",
  "valibot",
  "yaml",
];

/**
 * A text that tells this very linkmint from every other that might write other files: its code and
 * templates, the libraries that it writes with, and Node's major version.
 */
export function identify(): string {
  const root = findRoot();
  const key = join(root, "generator/dist/bundle/key");
  const isBundled = existsSync(key);
  const hash = createHash("sha256");
  hash.update(process.versions.node.split(".", 1)[0] ?? "");
  hash.update(readFileSync(join(root, "package.json")));
  // The key stands for all that is in the bundle.
  if (isBundled) hash.update(readFileSync(key));
  for (const path of siteAssets()) if (existsSync(path)) hash.update(readFileSync(path));
  const folders = isBundled ? [] : [join(root, "generator/dist")];
  for (const folder of [...folders, join(root, "templates/provider")]) {
    for (const text of signTree(folder)) hash.update(`${text}\n`);
  }
  for (const name of isBundled ? [formatter] : libraries) {
    hash.update(`${name} ${installedVersion(name, root)}\n`);
  }
  return hash.digest("base64url");
}

/** Names, sizes and times, since reading all code would take longer than to find that nothing changed. */
function signTree(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return signTree(path);
      const { size, mtimeMs } = lstatSync(path);
      return [`${path} ${size} ${mtimeMs}`];
    });
}

/** The version of a library as Node finds it from a folder: in the nearest `node_modules` that has it. */
function installedVersion(name: string, folder: string): string {
  try {
    const text = readFileSync(join(folder, "node_modules", name, "package.json"), "utf8");
    return String((JSON.parse(text) as { readonly version?: unknown }).version);
  } catch {
    const above = dirname(folder);
    return above === folder ? "none" : installedVersion(name, above);
  }
}
