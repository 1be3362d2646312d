import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import type { Checked } from "../types/diagnostic.js";
import { describeFileError } from "./describe-file-error.js";

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
