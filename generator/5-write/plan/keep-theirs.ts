import { parseObject } from "../edit/parse-object.js";
import { setVersion, versionOf } from "./comparable-text.js";

/**
 * Returns a planned text with what release tooling and dependency bots own of the one on disk: in package.json the
 * version, and ranges of dependencies that admit nothing older than the planned ones.
 */
export function keepTheirs(path: string, planned: string, onDisk: string): string {
  const ranged = path === "package.json" ? withRanges(planned, onDisk, isNewer) : planned;
  const version = versionOf(path, onDisk);
  return version === undefined ? ranged : setVersion(ranged, version);
}

/** Returns the text on disk as it was before a bot wrote newer ranges into it than the planned ones. */
export function undoBots(path: string, onDisk: string, planned: string): string {
  if (path !== "package.json") return onDisk;
  return withRanges(onDisk, planned, (range, own) => isNewer(own, range));
}

/** Returns a package.json with those ranges of another that `isTaken` prefers to its own. */
function withRanges(
  text: string,
  other: string,
  isTaken: (range: unknown, own: unknown) => boolean,
): string {
  const own = parseObject(text);
  const found = parseObject(other);
  if (own === undefined || found === undefined) return text;
  const changes = ["dependencies", "devDependencies"].flatMap((key) => {
    const ranges = rangesOf(own[key]);
    const taken = Object.entries(rangesOf(found[key])).filter(
      ([name, range]) => name in ranges && isTaken(range, ranges[name]),
    );
    return taken.length === 0 ? [] : [[key, { ...ranges, ...Object.fromEntries(taken) }] as const];
  });
  if (changes.length === 0) return text;
  return `${JSON.stringify({ ...own, ...Object.fromEntries(changes) }, null, 2)}\n`;
}

function rangesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
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
