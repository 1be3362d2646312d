import type { DriftFinding, StaleDifference } from "../../types/drift.js";
import { describePlace, isBreaking } from "../diff/describe-comparison.js";
import { renderOthers, type StyledLine } from "../diff/render-text.js";
import { describeStale, renderEntry } from "./describe-drift.js";

/** A difference that nobody recorded, as people read it. */
export function renderFinding(finding: DriftFinding): StyledLine[] {
  const { severity, code, where, message, before, after, entry, left } = finding;
  const style = severity === "major" ? "bad" : severity === "minor" ? "good" : "faint";
  return [
    { text: `${severity}  ${code}  ${where}`, style },
    ...renderOthers(finding),
    { text: `  ${message}` },
    { text: `  spec ${describePlace(before)}  document ${describePlace(after)}`, style: "faint" },
    { text: `  for callers: ${describeMeaning(finding)}` },
    ...(left === undefined
      ? []
      : [{ text: `  not taken over: ${left}`, style: "warning" as const }]),
    { text: `  to do: ${remedy}` },
    { text: `    ${renderEntry(entry)}` },
  ];
}

/** An entry that is no longer so, as people read it. */
export function renderStale(stale: StaleDifference): StyledLine[] {
  return [
    { text: `stale  ${stale.code}  ${stale.at}`, style: "warning" },
    { text: `  ${describeStale(stale)}` },
    { text: `  spec ${describePlace(stale.place)}`, style: "faint" },
    { text: `  to do: ${staleRemedy}` },
  ];
}

/** What it would mean for callers if the spec followed the document. */
export function describeMeaning(finding: DriftFinding): string {
  return isBreaking(finding) ? `It breaks them. ${finding.action}` : finding.action;
}

export const remedy =
  "Follow the document in the spec, or record why not in info.x-link-differences:";

export const staleRemedy = "Remove it from info.x-link-differences.";
