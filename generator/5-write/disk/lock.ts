import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { hostname, uptime } from "node:os";
import { join, relative, resolve } from "node:path";
import type { Checked, Diagnostic } from "../../types/diagnostic.js";
import { parseObject } from "../edit/parse-object.js";
import { explainFileError, hasCode, inspectFile } from "./inspect-file.js";
import { displayPath } from "./real-path.js";

/** The right to write into an output folder, which one run has at a time. */
export interface Lock {
  /** What the names of this run's new texts end in until they take their places. */
  readonly suffix: StagedSuffix;
  readonly release: () => void;
}

/** The run that a lock file names. */
export interface LockHolder {
  readonly process: number;
  readonly host: string;
  /** Within which the process has its number: containers on one host have their own. */
  readonly namespace: string;
  /** When the machine was started, in seconds since 1970. */
  readonly booted: number;
  readonly suffix: StagedSuffix;
  /** The folders that it writes into, from the output folder. */
  readonly folders: readonly string[];
}

/** What there is to know of an output folder's lock. */
export type LockState =
  | { readonly kind: "free" }
  /** The run is at work, as far as we can tell. */
  | { readonly kind: "held"; readonly by: LockHolder }
  /** The run is gone; what it was is unknown where the file is broken. */
  | { readonly kind: "abandoned"; readonly by?: LockHolder };

const lockName = "lock";

/** Takes an output folder's lock; there is neither a value nor a problem while another run has it. */
export function takeLock(out: string, folders: readonly string[]): Checked<Lock> {
  const location = inspectFile(privateFolder(out), lockName);
  if (location.kind === "obstacle") return { diagnostics: [location.diagnostic] };
  const suffix = newSuffix();
  const ways = folders.map((folder) => relative(resolve(out), resolve(folder)));
  const holder: LockHolder = { ...thisProcess(), suffix, folders: ways };
  const path = lockPath(out);
  const problem = (error: unknown): Checked<Lock> => {
    removePrivateFolder(out);
    return { diagnostics: [explainFileError(error, displayPath(privateFolder(out), lockName))] };
  };
  let file: number;
  try {
    file = createLockFile(out);
  } catch (error) {
    return hasCode(error, "EEXIST") ? { diagnostics: [] } : problem(error);
  }
  try {
    fs.writeFileSync(file, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    fs.rmSync(path, { force: true });
    return problem(error);
  } finally {
    fs.closeSync(file);
  }
  removeBrokenLocks(out);
  const release = (): void => {
    const lock = inspectLock(out);
    // Where somebody has deleted it, it may be another run's by now.
    if (lock.kind !== "free" && lock.by?.suffix === suffix) fs.rmSync(path, { force: true });
    removePrivateFolder(out);
  };
  return { value: { suffix, release }, diagnostics: [] };
}

/** Makes the lock's file, for which the folder is made again where another run has just taken it away with its own lock. */
function createLockFile(out: string, attempts = 10): number {
  try {
    makePrivateFolder(out);
    return fs.openSync(lockPath(out), "wx");
  } catch (error) {
    if (!hasCode(error, "ENOENT") || attempts === 0) throw error;
    return createLockFile(out, attempts - 1);
  }
}

/** Looks who has an output folder's lock. */
export function inspectLock(out: string): LockState {
  const file = inspectFile(privateFolder(out), lockName);
  if (file.kind !== "file") return { kind: "free" };
  const by = parseHolder(file.text);
  if (by === undefined) return { kind: "abandoned" };
  return isAtWork(by, out) ? { kind: "held", by } : { kind: "abandoned", by };
}

/** Removes the lock of a run that is gone; gives whether it was still there. */
export function breakLock(out: string, by: LockHolder | undefined): Checked<boolean> {
  const path = lockPath(out);
  const aside = path + newSuffix();
  try {
    if (!isOf(path, by)) return { value: false, diagnostics: [] };
    // Of several runs that find the lock, one alone can rename it.
    fs.renameSync(path, aside);
    const isTheOne = isOf(aside, by);
    // It has become another run's in the meantime.
    if (!isTheOne) fs.linkSync(aside, path);
    fs.rmSync(aside);
    if (isTheOne) removePrivateFolder(out);
    return { value: isTheOne, diagnostics: [] };
  } catch (error) {
    if (hasCode(error, "ENOENT", "EEXIST")) return { value: false, diagnostics: [] };
    return { diagnostics: [explainFileError(error, displayPath(privateFolder(out), lockName))] };
  }
}

/** Removes what runs have put aside that were killed while they broke a lock. */
function removeBrokenLocks(out: string): void {
  const folder = privateFolder(out);
  for (const name of fs.readdirSync(folder)) {
    if (name.startsWith(lockName) && isSuffix(name.slice(lockName.length))) {
      fs.rmSync(join(folder, name), { force: true });
    }
  }
}

/** Whether a lock file is of that run, or of nobody that it tells of. */
function isOf(path: string, by: LockHolder | undefined): boolean {
  return parseHolder(fs.readFileSync(path, "utf8"))?.suffix === by?.suffix;
}

/** The problem of a lock that nobody gives back. */
export function lockedOutput(out: string, { process, host }: LockHolder): Diagnostic {
  const path = displayPath(privateFolder(out), lockName);
  return {
    code: "unwritable-output",
    severity: "error",
    message: `Another run of linkmint (process ${process} on ${host}) is writing ${out}.`,
    path,
    help: `wait for its end; if there is no such process, delete ${path}`,
  };
}

function lockPath(out: string): string {
  return join(privateFolder(out), lockName);
}

function thisProcess(): Pick<LockHolder, "process" | "host" | "namespace" | "booted"> {
  return { process: process.pid, host: hostname(), namespace: ownNamespace(), booted: bootTime() };
}

/** What Linux calls the namespace that numbers this process; elsewhere there is but one. */
function ownNamespace(): string {
  try {
    return fs.readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function bootTime(): number {
  return Math.round(Date.now() / 1000 - uptime());
}

/** How far apart two looks at the time of the same start may be, in seconds: clocks are set. */
const bootTolerance = 60;

/** How long a lock of another machine or container counts, in milliseconds: runs hold it for seconds. */
const longestHold = 10 * 60_000;

function isAtWork({ process: id, booted, ...location }: LockHolder, out: string): boolean {
  // What another machine or container does cannot be seen from here, nor that it is gone.
  if (location.host !== hostname() || location.namespace !== ownNamespace()) {
    const stats = fs.statSync(lockPath(out), { throwIfNoEntry: false });
    return stats !== undefined && Date.now() - stats.mtimeMs < longestHold;
  }
  if (id === process.pid || Math.abs(booted - bootTime()) > bootTolerance) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return !hasCode(error, "ESRCH");
  }
}

/** The run that a lock file names. Anybody may have written the file. */
function parseHolder(text: string): LockHolder | undefined {
  const { process: id, host, namespace, booted, suffix, folders } = parseObject(text) ?? {};
  if (!Number.isSafeInteger(id) || typeof booted !== "number" || !isSuffix(suffix))
    return undefined;
  if (typeof host !== "string" || typeof namespace !== "string") return undefined;
  if (!Array.isArray(folders)) return undefined;
  const texts = folders.filter((folder) => typeof folder === "string");
  return { process: Number(id), host, namespace, booted, suffix, folders: texts };
}

/** What the names of new texts end in that lie beside the locations they are to take. */
export type StagedSuffix = `.${string}.linkmint`;

/** A suffix that no other run uses. */
export function newSuffix(): StagedSuffix {
  return `.${randomBytes(4).toString("hex")}.linkmint`;
}

/** Whether a text is such a suffix, and nothing else. */
export function isSuffix(text: unknown): text is StagedSuffix {
  return typeof text === "string" && /^\.[\da-f]{8}\.linkmint$/u.test(text);
}

/** The folder in the output folder that is linkmint's own: the stamp, the lock and the copies that it kept. */
export function privateFolder(out: string): string {
  return join(out, ".linkmint");
}

/** Makes the folder, which git is told to leave alone, unless it is there. */
export function makePrivateFolder(out: string): void {
  const folder = privateFolder(out);
  fs.mkdirSync(folder, { recursive: true });
  try {
    fs.writeFileSync(join(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
}

/** Removes the folder where nothing is in it but what `makePrivateFolder` put there, and an output folder so emptied. */
export function removePrivateFolder(out: string): void {
  const folder = privateFolder(out);
  try {
    const names = fs.readdirSync(folder);
    if (names.some((name) => name !== ".gitignore")) return;
    for (const name of names) fs.rmSync(join(folder, name));
    fs.rmdirSync(folder);
    fs.rmdirSync(out);
  } catch {
    // Something is left in one of them, which stays.
  }
}
