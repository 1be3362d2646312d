import { readdir } from "node:fs/promises";
import { join, parse } from "node:path";
import { quote, quoteList } from "../diagnostics/quote.js";
import { fileError } from "../diagnostics/problem.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import { checkProviderName } from "./check-provider-name.js";
import { errorCode, readSpecFile, type SourceFile, toDisplayPath } from "./read-source.js";

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
  const read = await Promise.all(wanted.map(readSpecFile));
  return {
    value: read.flatMap(({ value }) => (value === undefined ? [] : [value])),
    diagnostics: [
      ...unknownProviders(folder, asked, listed),
      ...wanted.flatMap(({ provider, path }) => checkProviderName(provider, path)),
      ...duplicateProviders(wanted),
      ...read.flatMap(({ diagnostics }) => diagnostics),
    ],
  };
}

/** The spec files of a folder, or why there are none to list. */
async function listSpecs(folder: string): Promise<readonly SourceFile[] | string> {
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

function noSpecs(folder: string, reason: string): Diagnostic {
  return fileError("no-specs", folder, [
    `The folder of specs ${reason}.`,
    "name the folder that holds one OpenAPI file per provider",
  ]);
}

function unknownProviders(
  folder: string,
  asked: readonly string[],
  listed: readonly SourceFile[],
): Diagnostic[] {
  const known = [...new Set(listed.map(({ provider }) => provider))];
  return [...new Set(asked)]
    .filter((provider) => !known.includes(provider))
    .map((provider) =>
      fileError("unknown-provider", folder, [
        `There is no spec for a provider ${quote(provider)}.`,
        didYouMean(provider, known) ?? `the folder has specs for ${quoteList(known, "and")}`,
      ]),
    );
}

function duplicateProviders(files: readonly SourceFile[]): Diagnostic[] {
  return files.flatMap(({ provider, path }, index) => {
    const before = files[index - 1];
    if (before?.provider !== provider) return [];
    return [
      fileError("duplicate-provider", path, [
        `The provider ${quote(provider)} has another spec in ${before.path}.`,
        "remove or rename one of the two files",
      ]),
    ];
  });
}
