import { readFile } from "node:fs/promises";
import type { Checked } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import { errorCode, failure } from "./failure.js";

/** Reads a file as UTF-8 text. */
export async function readSource(file: SourceFile): Promise<Checked<SpecSource>> {
  const { provider, path, location } = file;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(location));
    return { value: { provider, path, text }, diagnostics: [] };
  } catch (error) {
    const unreadable =
      error instanceof TypeError
        ? failure("unreadable-spec", path, "The file is not UTF-8 text.", "save it as UTF-8")
        : failure(
            "unreadable-spec",
            path,
            `The file cannot be read (${errorCode(error)}).`,
            "check that it exists and that you may read it",
          );
    return { diagnostics: [unreadable] };
  }
}

/** A file to read, and how it reads in messages. */
export interface SourceFile {
  readonly provider: string;
  readonly path: string;
  /** Where to read it, as the user gave it. */
  readonly location: string;
}
