import { parseObject } from "../edit/parse-object.js";

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

/** Returns the version in a package.json, where it is one that npm would publish. */
export function versionOf(path: string, text: string): string | undefined {
  const version = path === "package.json" ? parseObject(text)?.["version"] : undefined;
  return typeof version === "string" && isVersion(version) ? version : undefined;
}

/** Whether a text is a version that npm would publish. */
export function isVersion(text: string): boolean {
  return semver.test(text);
}

/** From semver.org, "Is there a suggested regular expression?", without its named groups. */
const semver =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/u;

/** Returns the text of a package.json with another version. */
export function setVersion(text: string, version: string): string {
  const line = /^( {2}"version": )"(?:[^"\\]|\\.)*"/mu;
  return text.replace(line, (_line, key: string) => key + JSON.stringify(version));
}
