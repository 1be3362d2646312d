import type { Change, ChangePlace } from "../../../types/change.js";
import { count } from "../../report/phrases.js";
import type { StyledLine } from "../../report/report.js";

/** A change as people read it, up to what there is to do; `names` are those of the two documents. */
export function renderChange(change: Change, names: readonly [string, string]): StyledLine[] {
  const { severity, code, where, message, before, after } = change;
  const style = severity === "major" ? "bad" : severity === "minor" ? "good" : "faint";
  const others = formatOthers(change);
  const [old, now] = [
    `${names[0]} ${formatLocation(before)}`,
    `${names[1]} ${formatLocation(after)}`,
  ];
  return [
    { text: `${severity}  ${code}  ${where}`, style },
    ...(others === undefined ? [] : [{ text: `  also ${others}` }]),
    { text: `  ${message}` },
    { text: `  ${old}  ${now}`, style: "faint" },
  ];
}

/** How many changes there are and how many of them break callers: `3 changes, 1 of them breaks callers`. */
export function formatChangeCount(changes: readonly Change[]): string {
  const breaking = changes.filter(isBreaking).length;
  const all = count(changes.length, "change");
  if (breaking === 0) return `${all}, none of which breaks callers`;
  return `${all}, ${breaking} of which ${breaking === 1 ? "breaks" : "break"} callers`;
}

/** Whether somebody has to do something before taking the new version. */
export function isBreaking({ severity }: Change): boolean {
  return severity === "major";
}

/** How many other locations of a change are named to people; JSON has them all. */
const mostNamed = 5;

/** Returns where else a change holds: `POST /a request.b, POST /a request.c and 2 more`; nothing where it does not. */
export function formatOthers({ also = [] }: Change): string | undefined {
  if (also.length === 0) return undefined;
  const rest = also.length - mostNamed;
  return also.slice(0, mostNamed).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** `specs/acme.yaml:12:3`. */
export function formatLocation({ path, span }: ChangePlace): string {
  return span === undefined ? path : `${path}:${span.start.line}:${span.start.column}`;
}

/** What npm makes of a step while the version starts with 0 (semver.org, 4; node-semver, caret ranges). */
export const belowOne =
  "below 1.0.0, where ^0.1.0 admits no 0.2.0, a major step is 0.(x+1).0 and any other 0.x.(y+1)";
