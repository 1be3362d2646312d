import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { FileChange, FileTree } from "../types/tree.js";
import { comparableText, keepVersion } from "./comparable-text.js";
import { displayPath } from "./display-path.js";
import { isOurs } from "./is-ours.js";
import { hashText, manifestPath, parseManifest, renderManifest } from "./manifest.js";
import type { PackageFolder } from "./read-package.js";

/** What `planChanges` compares. */
export interface PlanRequest {
  readonly provider: string;
  /** The package's folder, as the user would write it. */
  readonly folder: string;
  /** What belongs into the package folder, without the manifest; empty when the spec is gone. */
  readonly tree: FileTree;
  readonly existing: PackageFolder;
}

/**
 * The changes that turn a package folder into what its spec gives.
 *
 * The manifest's change comes last, so that a run that is killed half-way knows its own files again.
 * Where a file of somebody else's is in the way there is no value: nothing may be written. One that
 * is merely compiled along stays, and is named in a warning.
 */
export function planChanges(request: PlanRequest): Checked<readonly FileChange[]> {
  const { folder } = request;
  const { files, extras } = request.existing;
  const hashes = readHashes(request);
  const wanted = withManifest(request);
  const changes: FileChange[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [path, hash] of hashes) {
    const before = files.get(path);
    if (before === undefined || wanted.has(path)) continue;
    const keep = hashText(path, before) !== hash;
    changes.push({ kind: "remove", reason: "orphaned", path, before, keep });
  }
  for (const [path, after] of wanted) {
    const file = { path, before: files.get(path), after, hash: hashes.get(path) };
    if (isForeign(file)) diagnostics.push(foreignFile(displayPath(folder, path)));
    else changes.push(...writeFile(file));
  }
  if (diagnostics.length > 0) return { diagnostics };
  return {
    value: changes,
    diagnostics: extras.map((path) => extraFile(displayPath(folder, path))),
  };
}

/** The hash of each file as we left it, the manifest itself included. */
function readHashes({ provider, existing }: PlanRequest): ReadonlyMap<string, string> {
  const text = existing.files.get(manifestPath) ?? "";
  const manifest = parseManifest(provider, text);
  if (manifest === undefined) return new Map();
  return new Map([...manifest.files, [manifestPath, hashText(manifestPath, text)]]);
}

function withManifest({ provider, tree }: PlanRequest): FileTree {
  if (tree.size === 0) return tree;
  return new Map([...tree, [manifestPath, renderManifest(provider, tree)]]);
}

interface PlannedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
  /** The hash of the file as we left it, if we know it. */
  readonly hash: string | undefined;
}

/** A broken manifest is ours all the same: nobody else uses the name. */
function isForeign({ path, before, after, hash }: PlannedFile): boolean {
  if (before === undefined || hash !== undefined || path === manifestPath) return false;
  return !isOurs(path, before) && comparableText(path, before) !== comparableText(path, after);
}

function foreignFile(path: string): Diagnostic {
  return {
    code: "foreign-file",
    severity: "error",
    message: `${path} belongs there, but the file that is there was not written by linkmint.`,
    path,
    help: "move the file elsewhere or delete it",
  };
}

function extraFile(path: string): Diagnostic {
  return {
    code: "foreign-file",
    severity: "warning",
    message: `${path} is compiled and published with the package, but no spec gives it.`,
    path,
    help: "move the file elsewhere or delete it",
  };
}

function writeFile({ path, before, after, hash }: PlannedFile): FileChange[] {
  if (before === undefined) return [{ kind: "add", reason: "missing", path, after }];
  if (comparableText(path, before) === comparableText(path, after)) return [];
  const keep = hashText(path, before) !== hash;
  const reason = keep && hash !== undefined ? "edited" : "stale";
  return [{ kind: "update", reason, path, before, after: keepVersion(path, after, before), keep }];
}
