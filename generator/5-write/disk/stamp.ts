import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../types/diagnostic.js";
import { parseObject } from "../edit/parse-object.js";
import { describeFileError, inspectFile } from "./inspect-file.js";
import { type Lock, privateFolder } from "./lock.js";
import { realPath } from "./real-path.js";

/**
 * What the packages were made of, and what their files looked like, when they last were what their specs
 * give. It is a cache: without it everything is made anew and compared.
 */
export interface Stamp {
  readonly packages: ReadonlyMap<string, StampedPackage>;
  /** Why an older stamp is not gone by, where there is one. */
  readonly note?: string;
  /** The stamp's file as it was read. */
  readonly text: string;
}

/** A package that was what its spec gives. */
export interface StampedPackage {
  /** Of all that went into the package: see {@link keyOf}. */
  readonly key: string;
  /** Path inside the package to the signature of the file: see `signatureOf`. */
  readonly files: Readonly<Record<string, string>>;
  /** What there was to say of its spec. */
  readonly diagnostics: readonly Diagnostic[];
}

const formatVersion = 1;
const stampName = "stamp";

/** One short text for several, which differs when one of them does. */
export function keyOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/** The stamp in an output folder that this very linkmint left there; `tool` tells it from others. */
export function readStamp(out: string, tool: string): Stamp {
  const file = inspectFile(privateFolder(out), stampName);
  if (file.kind !== "file") return { packages: new Map(), text: "" };
  const { text } = file;
  const stamp = parseObject(text);
  const refused = (note: string): Stamp => ({ packages: new Map(), text, note });
  if (stamp === undefined) return refused("it is broken");
  const { linkmint, folder, packages } = stamp;
  if (linkmint !== formatVersion) return refused("another version of linkmint wrote it");
  if (folder !== realPath(out)) return refused("it is of another folder");
  // Another build of linkmint is no oddity, and everything is made anew for it.
  if (stamp["tool"] !== tool) return { packages: new Map(), text };
  const entries = Object.entries((packages ?? {}) as Record<string, unknown>);
  return entries.every(isPackageEntry)
    ? { packages: new Map(entries), text }
    : refused("it is broken");
}

/** The text of the stamp of these packages, which lie in or belong to an output folder. */
export function renderStamp(
  out: string,
  tool: string,
  packages: ReadonlyMap<string, StampedPackage>,
): string {
  return `${JSON.stringify({
    linkmint: formatVersion,
    tool,
    folder: realPath(out),
    packages: Object.fromEntries([...packages].sort(([a], [b]) => (a < b ? -1 : 1))),
  })}\n`;
}

/** Writes a stamp under the run's own lock. Where it cannot be written, the next run takes longer. */
export function writeStamp(out: string, text: string, { suffix }: Pick<Lock, "suffix">): void {
  const path = join(privateFolder(out), stampName);
  try {
    if (inspectFile(privateFolder(out), stampName).kind === "obstacle") return;
    fs.writeFileSync(path + suffix, text);
    fs.renameSync(path + suffix, path);
  } catch (error) {
    describeFileError(error, path); // throws what is our own fault
    fs.rmSync(path + suffix, { force: true });
  }
}

function isPackageEntry(entry: [string, unknown]): entry is [string, StampedPackage] {
  const [, value] = entry;
  if (typeof value !== "object" || value === null) return false;
  const { key, files, diagnostics } = value as Partial<Record<keyof StampedPackage, unknown>>;
  const hasFiles =
    typeof files === "object" &&
    files !== null &&
    Object.values(files).every((signature) => typeof signature === "string");
  return (
    typeof key === "string" &&
    hasFiles &&
    Array.isArray(diagnostics) &&
    diagnostics.every(isDiagnostic)
  );
}

/** Whether there is all that a report shows of a problem: anybody may have written the stamp. */
function isDiagnostic(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { code, severity, message, path, help, span }: Partial<Record<keyof Diagnostic, unknown>> =
    value;
  return (
    [code, message, path].every((text) => typeof text === "string") &&
    (severity === "error" || severity === "warning") &&
    (help === undefined || typeof help === "string") &&
    (span === undefined || isSpan(span))
  );
}

function isSpan(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { start, end } = value as Readonly<Record<string, unknown>>;
  return [start, end].every((position) => {
    if (typeof position !== "object" || position === null) return false;
    const { line, column } = position as Readonly<Record<string, unknown>>;
    return Number.isSafeInteger(line) && Number.isSafeInteger(column);
  });
}
