import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../types/diagnostic.js";
import { parseObject } from "../edit/parse-object.js";
import { explainFileError, inspectFile } from "./inspect-file.js";
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
  const { linkmint, folder, packages = {}, sum } = stamp;
  if (linkmint !== formatVersion) return refused("another version of linkmint wrote it");
  if (folder !== realPath(out)) return refused("it is of another folder");
  // Another build of linkmint is no oddity, and everything is made anew for it.
  if (stamp["tool"] !== tool) return { packages: new Map(), text };
  if (sum !== sumOf(packages)) return refused("it is broken");
  return { packages: new Map(Object.entries(packages as Record<string, StampedPackage>)), text };
}

/** The text of the stamp of these packages, which lie in or belong to an output folder. */
export function renderStamp(
  out: string,
  tool: string,
  packages: ReadonlyMap<string, StampedPackage>,
): string {
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1));
  const about = { linkmint: formatVersion, tool, folder: realPath(out) };
  const all = Object.fromEntries(sorted);
  return `${JSON.stringify({ ...about, packages: all, sum: sumOf(all) })}\n`;
}

/** Tells what we wrote from what somebody changed in it, be it a merge. */
function sumOf(packages: unknown): string {
  return keyOf(JSON.stringify(packages));
}

/** Writes a stamp under the run's own lock. Where it cannot be written, the next run takes longer. */
export function writeStamp(out: string, text: string, { suffix }: Pick<Lock, "suffix">): void {
  const path = join(privateFolder(out), stampName);
  try {
    if (inspectFile(privateFolder(out), stampName).kind === "obstacle") return;
    fs.writeFileSync(path + suffix, text);
    fs.renameSync(path + suffix, path);
  } catch (error) {
    explainFileError(error, path); // throws what is our own fault
    fs.rmSync(path + suffix, { force: true });
  }
}
