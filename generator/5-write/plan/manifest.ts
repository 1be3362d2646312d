import { createHash } from "node:crypto";
import type { FileTree } from "../../types/tree.js";
import { objectsIn } from "./broken-json.js";
import { comparableText } from "./comparable-text.js";
import { type Ranges, rangesIn } from "./keep-theirs.js";

/** What we wrote into a package folder: the only files that we may ever remove. */
export interface Manifest {
  readonly provider: string;
  /** The ranges in package.json as we planned them, which bots may have raised. */
  readonly ranges: Ranges;
  /** Path inside the package to the hash of the text as we wrote it; in a conflict, to that of each side. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

/** Where the manifest lies in a package folder. */
export const manifestPath = ".linkmint.json";

const formatVersion = 1;

/** The text of the manifest of a package. */
export function renderManifest(provider: string, tree: FileTree): string {
  const entries = [...tree].map(([path, text]) => [path, hashText(path, text)] as const);
  const files = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  const found = rangesIn("package.json", tree.get("package.json") ?? "");
  const ranges = Object.keys(found).length === 0 ? undefined : found;
  return `${JSON.stringify({ linkmint: formatVersion, provider, ranges, files }, null, 2)}\n`;
}

/**
 * The manifest of a provider; one that is broken, newer or another provider's gives `undefined`. Where Git could not
 * merge it, what either side wrote is ours.
 */
export function parseManifest(provider: string, text: string): Manifest | undefined {
  const sides = objectsIn(text).map((side) => readSide(provider, side));
  if (sides.length === 0 || sides.includes(undefined)) return undefined;
  const found = sides.filter((side) => side !== undefined);
  const files = new Map<string, readonly string[]>();
  for (const [path, hash] of found.flatMap((side) => side.entries)) {
    files.set(path, [...(files.get(path) ?? []), hash]);
  }
  return { provider, ranges: Object.assign({}, ...found.map(({ ranges }) => ranges)), files };
}

function readSide(provider: string, manifest: Readonly<Record<string, unknown>>) {
  const { files, ranges = {} } = manifest;
  if (manifest["linkmint"] !== formatVersion || manifest["provider"] !== provider) return undefined;
  if (!isObject(files) || !isObject(ranges)) return undefined;
  const entries = Object.entries(files);
  return entries.every(isFileEntry) ? { ranges, entries } : undefined;
}

/** SHA-256, in hexadecimal, of a text without what is not ours to decide. */
export function hashText(path: string, text: string): string {
  return createHash("sha256").update(comparableText(path, text)).digest("hex");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Whoever edits a manifest must not be able to make us remove a file outside the package. */
function isFileEntry(entry: [string, unknown]): entry is [string, string] {
  const [path, hash] = entry;
  const inside = path.split("/").every((segment) => !["", ".", ".."].includes(segment));
  return inside && !/[\\:\0]/u.test(path) && typeof hash === "string";
}
