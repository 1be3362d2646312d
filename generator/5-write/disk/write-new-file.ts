import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import type { Checked, Diagnostic } from "../../types/diagnostic.js";
import type { FileEdit } from "../../types/tree.js";
import { explainFileError } from "./inspect-file.js";

/** Writes a file whole or not at all, and never over one that exists. */
export function writeNewFile(path: string, text: string): Checked<string> {
  try {
    fs.mkdirSync(dirname(path), { recursive: true });
    withStaged(path, (staged) => {
      fs.writeFileSync(staged, text);
      // Unlike a rename, a link fails where there is something already.
      fs.linkSync(staged, path);
    });
    return { value: path, diagnostics: [] };
  } catch (error) {
    const { help = "", ...problem } = explainFileError(error, path);
    return { diagnostics: [{ ...problem, help: help.replace("--out", "--specs") }] };
  }
}

/** Replaces a file whole or not at all, with its permissions and its byte order mark; gives what kept it from that. */
export function replaceFile({ path, after }: FileEdit): readonly Diagnostic[] {
  try {
    const location = fs.realpathSync(path);
    withStaged(location, (staged) => {
      fs.writeFileSync(staged, readMark(location) + after, { mode: fs.statSync(location).mode });
      fs.renameSync(staged, location);
    });
    return [];
  } catch (error) {
    return [explainFileError(error, path)];
  }
}

/** The byte order mark that a file begins with, or nothing. */
export function readMark(path: string): string {
  return fs.readFileSync(path, "utf8").startsWith("\uFEFF") ? "\uFEFF" : "";
}

/** Gives the path of a file beside another, which is removed in the end where it is left. */
function withStaged(path: string, write: (staged: string) => void): void {
  const staged = join(dirname(path), `.${randomBytes(8).toString("hex")}.linkmint`);
  try {
    write(staged);
  } finally {
    fs.rmSync(staged, { force: true });
  }
}
