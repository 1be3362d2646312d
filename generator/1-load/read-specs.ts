import { readdir, readFile } from "node:fs/promises";
import { isAbsolute, join, parse, relative, resolve, sep } from "node:path";
import { quote, quoteList } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import type { Checked, Diagnostic, DiagnosticCode } from "../types/diagnostic.js";
import type { SpecSource } from "../types/source.js";

/**
 * Reads the specs of a folder: its `*.yaml`, `*.yml` and `*.json` files, sorted by provider. With `providers` it reads
 * those alone. Where there are errors, the value still holds every spec that could be read.
 */
export async function readSpecs(options: {
  readonly folder: string;
  readonly providers?: readonly string[];
}): Promise<Checked<readonly SpecSource[]>> {
  const folder = toDisplayPath(options.folder);
  const listed = await listSpecs(options.folder);
  if (typeof listed === "string") return { diagnostics: [noSpecs(folder, listed)] };
  if (listed.length === 0) {
    return { diagnostics: [noSpecs(folder, "holds no *.yaml, *.yml or *.json file")] };
  }
  const asked = options.providers ?? [];
  const wanted =
    asked.length === 0 ? listed : listed.filter(({ provider }) => asked.includes(provider));
  const read = await Promise.all(wanted.map(readSpec));
  return {
    value: read.flatMap(({ value }) => (value === undefined ? [] : [value])),
    diagnostics: [
      ...unknownProviders(folder, asked, listed),
      ...wanted.flatMap(invalidName),
      ...duplicateProviders(wanted),
      ...read.flatMap(({ diagnostics }) => diagnostics),
    ],
  };
}

interface SpecFile {
  readonly provider: string;
  readonly path: string;
  /** Where to read it, as the folder was given. */
  readonly location: string;
}

/** The spec files of a folder, or why there are none to list. */
async function listSpecs(folder: string): Promise<readonly SpecFile[] | string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && /^[^.].*\.(?:ya?ml|json)$/u.test(entry.name))
      .map(({ name }) => {
        const location = join(folder, name);
        return { provider: parse(name).name, path: toDisplayPath(location), location };
      })
      .sort((a, b) => compare(a.provider, b.provider) || compare(a.path, b.path));
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return "does not exist";
    if (code === "ENOTDIR") return "is no folder";
    return `cannot be read (${code})`;
  }
}

/** Orders texts by their UTF-16 code units, whatever the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function readSpec(file: SpecFile): Promise<Checked<SpecSource>> {
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

function noSpecs(folder: string, reason: string): Diagnostic {
  return failure(
    "no-specs",
    folder,
    `The folder of specs ${reason}.`,
    "name the folder that holds one OpenAPI file per provider",
  );
}

function unknownProviders(
  folder: string,
  asked: readonly string[],
  listed: readonly SpecFile[],
): Diagnostic[] {
  const known = [...new Set(listed.map(({ provider }) => provider))];
  return [...new Set(asked)]
    .filter((provider) => !known.includes(provider))
    .map((provider) => {
      const near = suggest(provider, known);
      return failure(
        "unknown-provider",
        folder,
        `There is no spec for a provider ${quote(provider)}.`,
        near === undefined
          ? `the folder has specs for ${quoteList(known, "and")}`
          : `did you mean ${quote(near)}?`,
      );
    });
}

/** Provider keys become the names of folders and packages, and keys of objects. */
function invalidName({ provider, path }: SpecFile): Diagnostic[] {
  const valid = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(provider) && !(provider in {});
  if (valid) return [];
  return [
    failure(
      "invalid-name",
      path,
      `${quote(provider)} cannot name a provider.`,
      "name the file in lower-case words joined by hyphens, such as acme-pay.yaml",
    ),
  ];
}

function duplicateProviders(files: readonly SpecFile[]): Diagnostic[] {
  return files.flatMap(({ provider, path }, index) => {
    const before = files[index - 1];
    if (before?.provider !== provider) return [];
    return [
      failure(
        "duplicate-provider",
        path,
        `The provider ${quote(provider)} has another spec in ${before.path}.`,
        "remove or rename one of the two files",
      ),
    ];
  });
}

function failure(code: DiagnosticCode, path: string, message: string, help: string): Diagnostic {
  return { code, severity: "error", path, message, help };
}

/** A path as people write it: relative where it lies in the working directory, with forward slashes. */
function toDisplayPath(path: string): string {
  const whole = resolve(path);
  const fromHere = relative(process.cwd(), whole);
  const inside = fromHere !== ".." && !fromHere.startsWith(`..${sep}`) && !isAbsolute(fromHere);
  return (inside ? fromHere || "." : whole).replaceAll(sep, "/");
}

function errorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "unknown error";
}
