import { readFile } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { fileError, type Words } from "../diagnostics/problem.js";
import type { Checked } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";

/** Reads a file as UTF-8 text. */
export async function readSource(file: SourceFile): Promise<Checked<SpecSource>> {
  const { provider, path, location } = file;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(location));
    return { value: { provider, path, text }, diagnostics: [] };
  } catch (error) {
    const why: Words =
      error instanceof TypeError
        ? ["The file is not UTF-8 text.", "save it as UTF-8"]
        : [
            `The file cannot be read (${errorCode(error)}).`,
            "check that it exists and that you may read it",
          ];
    return { diagnostics: [fileError("unreadable-spec", path, why)] };
  }
}

/** A file to read, and how it reads in messages. */
export interface SourceFile {
  readonly provider: string;
  readonly path: string;
  /** Where to read it, as the user gave it. */
  readonly location: string;
}

/** The code of an error of the file system, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "unknown error";
}

/** A path as people write it: relative where it lies in the working directory, with forward slashes. */
export function toDisplayPath(path: string): string {
  const whole = resolve(path);
  const fromHere = relative(process.cwd(), whole);
  const inside = fromHere !== ".." && !fromHere.startsWith(`..${sep}`) && !isAbsolute(fromHere);
  return (inside ? fromHere || "." : whole).replaceAll(sep, "/");
}
