import { parseObject } from "../edit/parse-object.js";
import { highestVersion, objectsIn } from "./broken-json.js";
import { setVersion, versionOf } from "./comparable-text.js";

/** What two texts of a file are merged by. */
export interface KeepRequest {
  readonly planned: string;
  readonly onDisk: string;
  /** The ranges of dependencies as they were planned when the one on disk was written. */
  readonly ours: Ranges;
  /** The dependencies whose ranges the user decides elsewhere. */
  readonly decided: readonly string[];
}

/**
 * Returns a planned text with what release tooling and dependency bots own of the one on disk: in package.json the
 * version, and ranges of dependencies that somebody changed to ones that admit nothing older than the planned ones. Where
 * Git could not merge the file, both sides count, and the higher version: it may have been released.
 */
export function keepTheirs(path: string, { planned, onDisk, ours, decided }: KeepRequest): string {
  if (path !== "package.json") return planned;
  const sides = objectsIn(onDisk).map(rangesOfSections);
  const ranged = sides.reduce(
    (text, ranges) =>
      withRanges(path, text, ranges, (name, range, own) => {
        return !decided.includes(name) && range !== ours[name] && isNewer(range, own);
      }),
    planned,
  );
  const isBroken = parseObject(onDisk) === undefined;
  const version = isBroken ? highestVersion(onDisk) : versionOf(path, onDisk);
  return version === undefined ? ranged : setVersion(ranged, version);
}

/** Returns the text on disk as it was before a bot wrote newer ranges into it than ours. */
export function undoBots(path: string, onDisk: string, ours: Ranges): string {
  return withRanges(path, onDisk, ours, (_name, range, own) => isNewer(own, range));
}

/** Ranges of dependencies by name. */
export type Ranges = Readonly<Record<string, unknown>>;

/** Returns the ranges of the dependencies in a package.json; any other file has none. */
export function rangesIn(path: string, text: string): Ranges {
  return rangesOfSections(path === "package.json" ? (parseObject(text) ?? {}) : {});
}

function rangesOfSections(found: Readonly<Record<string, unknown>>): Ranges {
  return Object.assign({}, ...sections.map((key) => rangesOf(found[key])));
}

const sections = ["dependencies", "devDependencies"];

/** Returns a package.json with those of other ranges that `isTaken` prefers to its own. */
function withRanges(
  path: string,
  text: string,
  others: Ranges,
  isTaken: (name: string, range: unknown, own: unknown) => boolean,
): string {
  const own = path === "package.json" ? parseObject(text) : undefined;
  if (own === undefined) return text;
  const changes = sections.flatMap((key) => {
    const ranges = rangesOf(own[key]);
    const taken = Object.keys(ranges)
      .filter((name) => Object.hasOwn(others, name) && isTaken(name, others[name], ranges[name]))
      .map((name) => [name, others[name]]);
    return taken.length === 0 ? [] : [[key, { ...ranges, ...Object.fromEntries(taken) }] as const];
  });
  if (changes.length === 0) return text;
  return `${JSON.stringify({ ...own, ...Object.fromEntries(changes) }, null, 2)}\n`;
}

function rangesOf(value: unknown): Ranges {
  return typeof value === "object" && value !== null ? (value as Ranges) : {};
}

/** Whether a range admits no version below those of another, and is not that one. */
function isNewer(range: unknown, than: unknown): boolean {
  if (range === than) return false;
  const [first, second] = [lowest(range), lowest(than)];
  if (first === undefined || second === undefined) return false;
  return compare(first, second) >= 0;
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((part, index) => part - (b[index] ?? 0)).find((step) => step !== 0) ?? 0;
}

/** Returns the lowest version that a range admits; nothing where it is not of a form that bots write. */
function lowest(range: unknown): readonly number[] | undefined {
  if (typeof range !== "string") return undefined;
  const versions = range.split("||").map((part) => {
    const [, ...numbers] = form.exec(part.trim()) ?? [];
    return numbers.map((number = "0") => Number(number));
  });
  if (versions.some((numbers) => numbers.length === 0)) return undefined;
  return versions.sort(compare)[0];
}

/** `^1.2.3`, `~1.2`, `>=1`, `1.2.3`, and an upper end behind any of them (node-semver, "Ranges"). */
const form = /^(?:\^|~|>=|=)? ?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?: <=?\d+(?:\.\d+){0,2})?$/u;
