import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fileError, type Words } from "../diagnostics/problem.js";
import type { Checked } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";

/** Reads a file as UTF-8 text. */
export async function readSource(file: SourceFile): Promise<Checked<SpecSource>> {
  const { provider, path, location } = file;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(location));
    const nul = text.indexOf("\0");
    if (nul === -1) return { value: { provider, path, text }, diagnostics: [] };
    const line = text.slice(0, nul).split("\n").length;
    return unreadable(path, [
      `Line ${line} holds a NUL byte.`,
      "remove it, and save the file as UTF-8",
    ]);
  } catch (error) {
    const why: Words =
      error instanceof TypeError
        ? ["The file is not UTF-8 text.", "save it as UTF-8"]
        : [
            `The file cannot be read (${errorCode(error)}).`,
            "check that it exists and that you may read it",
          ];
    return unreadable(path, why);
  }
}

/**
 * Reads a file of the folder of specs. Nobody named it, so that it has to be a plain file of that folder: a pipe would
 * block, and a link may lead to a secret.
 */
export async function readSpecFile(file: SourceFile): Promise<Checked<SpecSource>> {
  try {
    const folder = await realpath(dirname(file.location));
    const isPlain = (await stat(file.location)).isFile();
    if (isPlain && !isInside(relative(folder, await realpath(file.location)))) {
      const why = "The file is a link that leads out of the folder of specs.";
      return unreadable(file.path, [why, "put the spec itself there"]);
    }
    if (!isPlain) {
      const why = "This is no plain file, but a folder, a pipe, a socket or a device.";
      return unreadable(file.path, [why, "put the spec itself there"]);
    }
  } catch {
    // What is wrong shows when it is read.
  }
  return readSource(file);
}

function unreadable(path: string, why: Words): Checked<SpecSource> {
  return { diagnostics: [fileError("unreadable-spec", path, why)] };
}

/** Whether a relative path stays in its folder. */
function isInside(way: string): boolean {
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
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
  return (isInside(fromHere) ? fromHere || "." : whole).replaceAll(sep, "/");
}
