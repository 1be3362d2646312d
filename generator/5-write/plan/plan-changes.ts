import type { Checked, Diagnostic } from "../../types/diagnostic.js";
import type { FileChange, FileTree } from "../../types/tree.js";
import { displayPath } from "../disk/real-path.js";
import { objectsIn } from "./broken-json.js";
import { comparableText } from "./comparable-text.js";
import { keepTheirs, type Ranges, undoBots } from "./keep-theirs.js";
import {
  hashText,
  type Manifest,
  manifestPath,
  parseManifest,
  renderManifest,
} from "./manifest.js";
import type { PackageFolder, ReadPackageRequest } from "./read-package.js";

/** What `planChanges` compares. */
export interface PlanRequest extends ReadPackageRequest {
  readonly existing: PackageFolder;
  /** The dependencies whose ranges a config gives. */
  readonly decided?: readonly string[];
}

/**
 * The changes that turn a package folder into what its spec gives.
 *
 * The manifest's change comes last, so that a run that is killed half-way knows its own files again.
 * Where a file of somebody else's is in the way there is no value: nothing may be written. One that
 * is merely compiled along stays, and is named in a warning.
 */
export function planChanges(request: PlanRequest): Checked<readonly FileChange[]> {
  const { folder, decided = [] } = request;
  const { files, extras } = request.existing;
  const { hashes, ranges } = readWritten(request);
  const wanted = withManifest(request);
  const changes: FileChange[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [path, ours] of hashes) {
    const before = files.get(path);
    if (before === undefined || wanted.has(path)) continue;
    const keep = isEdited({ path, before, hashes: ours, ranges });
    changes.push({ kind: "remove", reason: "orphaned", path, before, keep });
  }
  for (const [path, after] of wanted) {
    const file = { path, before: files.get(path), after, hashes: hashes.get(path) ?? [], ranges };
    if (isForeign(file))
      diagnostics.push(foreignFile("error", displayPath(folder, path), occupied));
    else changes.push(...writeFile(file, decided));
  }
  if (diagnostics.length > 0) return { diagnostics };
  return {
    value: changes,
    diagnostics: extras.map((path) => foreignFile("warning", displayPath(folder, path), extra)),
  };
}

/** What we wrote last. */
interface Written {
  /** The hashes of each file as we left it, the manifest itself included. */
  readonly hashes: Manifest["files"];
  readonly ranges: Ranges;
}

function readWritten({ provider, existing }: PlanRequest): Written {
  const text = existing.files.get(manifestPath) ?? "";
  const manifest = parseManifest(provider, text);
  if (manifest === undefined) return { hashes: new Map(), ranges: {} };
  const { files, ranges } = manifest;
  return { hashes: new Map(files).set(manifestPath, [hashText(manifestPath, text)]), ranges };
}

function withManifest({ provider, tree }: PlanRequest): FileTree {
  if (tree.size === 0) return tree;
  return new Map([...tree, [manifestPath, renderManifest(provider, tree)]]);
}

interface PlannedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
  /** The hashes of the file as we left it, if we know any. */
  readonly hashes: readonly string[];
  /** The ranges in package.json as we left them. */
  readonly ranges: Ranges;
}

/** A broken manifest is ours all the same: nobody else uses the name. */
function isForeign({ path, before, after, hashes }: PlannedFile): boolean {
  if (before === undefined || hashes.length > 0 || path === manifestPath) return false;
  return !isOurs(path, before) && comparableText(path, before) !== comparableText(path, after);
}

function foreignFile(severity: Diagnostic["severity"], path: string, what: string): Diagnostic {
  const help = "move the file elsewhere or delete it";
  return { code: "foreign-file", severity, message: `${path} ${what}`, path, help };
}

const occupied = "belongs there, but the file that is there was not written by linkmint.";
const extra = "is compiled and published with the package, but no spec gives it.";

function writeFile(file: PlannedFile, decided: readonly string[]): FileChange[] {
  const { path, before, after: planned, hashes, ranges } = file;
  if (before === undefined) return [{ kind: "add", reason: "missing", path, after: planned }];
  const after = keepTheirs(path, { planned, onDisk: before, ours: ranges, decided });
  if (comparableText(path, before) === comparableText(path, after)) return [];
  const keep = isEdited({ path, before, hashes, ranges });
  const reason = keep && hashes.length > 0 ? "edited" : "stale";
  return [{ kind: "update", reason, path, before, after, keep }];
}

/** Whether somebody changed a file, and it was no bot that raised a range. */
function isEdited({ path, before, hashes, ranges }: Omit<PlannedFile, "after">): boolean {
  const texts = before === undefined ? [] : [before, undoBots(path, before, ranges)];
  return !texts.some((text) => hashes.includes(hashText(path, text)));
}

/** Whether a file says of itself that linkmint wrote it: a header line or, in JSON, a `linkmint` key. */
function isOurs(path: string, text: string): boolean {
  const header = text.split("\n", 5).some((line) => line.includes("Generated by linkmint"));
  return (
    header ||
    (path.endsWith(".json") && objectsIn(text).some(({ linkmint }) => linkmint !== undefined))
  );
}
