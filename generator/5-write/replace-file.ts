import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../types/diagnostic.js";
import { describeFileError } from "./describe-file-error.js";

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
