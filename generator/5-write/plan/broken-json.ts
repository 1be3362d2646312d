import { parseObject } from "../edit/parse-object.js";
import { isVersion } from "./comparable-text.js";

/** Returns the objects that a JSON text holds: one, or with Git's conflict marks that of each side. */
export function objectsIn(text: string): Readonly<Record<string, unknown>>[] {
  const whole = parseObject(text);
  if (whole !== undefined) return [whole];
  const sides = (["<", "="] as const).map((side) => parseObject(sideOf(text, side)));
  return sides.filter((side) => side !== undefined);
}

/** Returns a text as one side of its conflicts has it (git-merge, "How conflicts are presented"). */
function sideOf(text: string, side: "<" | "="): string {
  let open: string | undefined;
  const lines = text.split("\n").filter((line) => {
    const [, mark] = /^([<|=>])\1{6}(?: |\r?$)/u.exec(line) ?? [];
    if (mark === undefined) return open === undefined || open === side;
    open = mark === ">" ? undefined : mark;
    return false;
  });
  return lines.join("\n");
}

/** Returns the highest version that stands in the text of a package.json that is no JSON. */
export function highestVersion(text: string): string | undefined {
  const lines = text.matchAll(/^\s*"version":\s*"([^"\\]*)"/gmu);
  const versions = [...lines].flatMap(([, version = ""]) => (isVersion(version) ? version : []));
  return versions.sort(byPrecedence).at(-1);
}

/** Orders versions by their numbers, one with labels before the one without; labels by their letters and numbers. */
function byPrecedence(a: string, b: string): number {
  const [first = "", firstLabels = ""] = partsOf(a);
  const [second = "", secondLabels = ""] = partsOf(b);
  const isOneFinal = firstLabels === "" || secondLabels === "";
  return (
    inNumbers.compare(first, second) ||
    (isOneFinal
      ? secondLabels.length - firstLabels.length
      : inNumbers.compare(firstLabels, secondLabels))
  );
}

function partsOf(version: string): readonly string[] {
  return /^([\d.]+)(?:-([^+]*))?/u.exec(version)?.slice(1) ?? [];
}

/** Ten comes after nine. */
const inNumbers = new Intl.Collator("en", { numeric: true });
