import { parse } from "yaml";
import ts from "typescript";
import { readRootPackage, asRecord, asTexts } from "./repository.js";

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
