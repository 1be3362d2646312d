import { parse } from "yaml";
import { asRecord, asTexts } from "./repository.js";

/** The globs of a pnpm-workspace.yaml that parses. */
export function readPnpmGlobs(text: string): readonly string[] {
  return asTexts(asRecord(parse(text))["packages"]);
}
