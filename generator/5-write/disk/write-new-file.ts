import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import type { Checked, Diagnostic } from "../../types/diagnostic.js";
import { describeFileError } from "./inspect-file.js";

/** Writes a file whole or not at all, and never over one that exists. */
export function writeNewFile(path: string, text: string): Checked<string> {
  try {
    fs.mkdirSync(dirname(path), { recursive: true });
    const staged = join(dirname(path), `.${randomBytes(8).toString("hex")}.linkmint`);
    try {
      fs.writeFileSync(staged, text);
      // Unlike a rename, a link fails where there is something already.
      fs.linkSync(staged, path);
    } finally {
      fs.rmSync(staged, { force: true });
    }
    return { value: path, diagnostics: [] };
  } catch (error) {
    const { help = "", ...problem } = describeFileError(error, path);
    return { diagnostics: [{ ...problem, help: help.replace("--out", "--specs") }] };
  }
}

/** Replaces a file whole or not at all, with its permissions and its byte order mark; gives what kept it from that. */
export function replaceFile(path: string, text: string): readonly Diagnostic[] {
  try {
    const place = fs.realpathSync(path);
    const staged = join(dirname(place), `.${randomBytes(8).toString("hex")}.linkmint`);
    try {
      const mark = fs.readFileSync(place, "utf8").startsWith("\uFEFF") ? "\uFEFF" : "";
      fs.writeFileSync(staged, mark + text, { mode: fs.statSync(place).mode });
      fs.renameSync(staged, place);
    } finally {
      fs.rmSync(staged, { force: true });
    }
    return [];
  } catch (error) {
    return [describeFileError(error, path)];
  }
}
