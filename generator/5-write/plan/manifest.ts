import { createHash } from "node:crypto";
import type { FileTree } from "../../types/tree.js";
import { parseObject } from "../edit/parse-object.js";

/** What we wrote into a package folder: the only files that we may ever remove. */
export interface Manifest {
  readonly provider: string;
  /** Path inside the package to the hash of the text as we wrote it. */
  readonly files: ReadonlyMap<string, string>;
}

/** Where the manifest lies in a package folder. */
export const manifestPath = ".linkmint.json";

const formatVersion = 1;

/** The text of the manifest of a package. */
export function renderManifest(provider: string, tree: FileTree): string {
  const entries = [...tree].map(([path, text]) => [path, hashText(path, text)] as const);
  const files = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ linkmint: formatVersion, provider, files }, null, 2)}\n`;
}

/** The manifest of a provider; one that is broken, newer or another provider's gives `undefined`. */
export function parseManifest(provider: string, text: string): Manifest | undefined {
  const manifest = parseObject(text);
  const files = manifest?.["files"];
  if (manifest?.["linkmint"] !== formatVersion || manifest["provider"] !== provider) {
    return undefined;
  }
  if (typeof files !== "object" || files === null) return undefined;
  const entries = Object.entries(files);
  return entries.every(isFileEntry) ? { provider, files: new Map(entries) } : undefined;
}

/** SHA-256, in hexadecimal, of a text without what is not ours to decide. */
export function hashText(path: string, text: string): string {
  return createHash("sha256").update(comparableText(path, text)).digest("hex");
}

/** Whoever edits a manifest must not be able to make us remove a file outside the package. */
function isFileEntry(entry: [string, unknown]): entry is [string, string] {
  const [path, hash] = entry;
  const inside = path.split("/").every((segment) => !["", ".", ".."].includes(segment));
  return inside && !/[\\:\0]/u.test(path) && typeof hash === "string";
}

/**
 * A text without what is not ours to decide: how git checked out its line endings and, in
 * package.json, the version, which belongs to release tooling as long as it is one.
 */
export function comparableText(path: string, text: string): string {
  const unixText = text.replaceAll("\r\n", "\n");
  if (path !== "package.json") return unixText;
  // What is no version must differ from one, whatever it is.
  return setVersion(unixText, versionOf(path, unixText) === undefined ? "none" : "");
}

/** A planned text with the version that stands in the package.json on disk. */
export function keepVersion(path: string, planned: string, onDisk: string): string {
  const version = versionOf(path, onDisk);
  return version === undefined ? planned : setVersion(planned, version);
}

/** The version in a package.json, where it is one that npm would publish. */
function versionOf(path: string, text: string): string | undefined {
  const version = path === "package.json" ? parseObject(text)?.["version"] : undefined;
  return typeof version === "string" && semver.test(version) ? version : undefined;
}

/** From semver.org, "Is there a suggested regular expression?", without its named groups. */
const semver =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/u;

function setVersion(text: string, version: string): string {
  const line = /^( {2}"version": )"(?:[^"\\]|\\.)*"/mu;
  return text.replace(line, (_line, key: string) => key + JSON.stringify(version));
}
