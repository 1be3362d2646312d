import { readFile } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Checked, Diagnostic, DiagnosticCode } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";

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

/** An error about a file as a whole. */
export function failure(
  code: DiagnosticCode,
  path: string,
  message: string,
  help: string,
): Diagnostic {
  return { code, severity: "error", path, message, help };
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
