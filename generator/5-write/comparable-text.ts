import { parseObject } from "./parse-object.js";

/**
 * A text without what is not ours to decide: how git checked out its line endings and, in
 * package.json, the version, which belongs to release tooling.
 */
export function comparableText(path: string, text: string): string {
  return setVersion(path, text.replaceAll("\r\n", "\n"), "");
}

/** A planned text with the version that stands in the package.json on disk. */
export function keepVersion(path: string, planned: string, onDisk: string): string {
  const version = path === "package.json" ? parseObject(onDisk)?.["version"] : undefined;
  return typeof version === "string" ? setVersion(path, planned, version) : planned;
}

function setVersion(path: string, text: string, version: string): string {
  if (path !== "package.json") return text;
  const line = /^( {2}"version": )"(?:[^"\\]|\\.)*"/mu;
  return text.replace(line, (_line, key: string) => key + JSON.stringify(version));
}
