import { readFileSync } from "node:fs";

/** The text of a file, if it can be read, without its byte order mark, which is kept when it is replaced. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/u, "");
  } catch {
    return undefined;
  }
}
