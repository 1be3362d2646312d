import type { ProviderDrift } from "../../../pipeline/find-drifts.js";
import type { ChangePlace } from "../../../types/change.js";
import type { DifferenceEntry, DriftFinding, StaleDifference } from "../../../types/drift.js";
import { count } from "../../report/phrases.js";
import type { Annotation } from "../../report/render-github.js";
import type { StyledLine } from "../../report/report.js";
import { formatLocation, isBreaking, renderChange } from "../diff/render-changes.js";

/** A difference that nobody recorded, as people read it. */
export function renderFinding(finding: DriftFinding): StyledLine[] {
  const { entry, left } = finding;
  return [
    ...renderChange(finding, ["spec", "document"]),
    { text: `  for callers: ${formatMeaning(finding)}` },
    ...(left === undefined
      ? []
      : [{ text: `  not taken over: ${left}`, style: "warning" } as const]),
    { text: `  to do: ${remedy}` },
    { text: `    ${renderEntry(entry)}` },
  ];
}

/** An entry that is no longer so, as people read it. */
export function renderStale(stale: StaleDifference): StyledLine[] {
  return [
    { text: `stale  ${stale.code}  ${stale.at}`, style: "warning" },
    { text: `  ${formatStale(stale)}` },
    { text: `  spec ${formatLocation(stale.location)}`, style: "faint" },
    { text: `  to do: ${staleRemedy}` },
  ];
}

/** What it would mean for callers if the spec followed the document. */
export function formatMeaning(finding: DriftFinding): string {
  return isBreaking(finding) ? `It breaks them. ${finding.action}` : finding.action;
}

export const remedy =
  "Follow the document in the spec, or record why not in info.x-link-differences:";

export const staleRemedy = "Remove it from info.x-link-differences.";

export function takeOverVerb(isDry: boolean): string {
  return isDry ? "would take over" : "took over";
}

/** What was found, in a line: `2 differences that nobody recorded, 1 stale entry, 3 recorded differences`. */
export function summarizeDrift({ findings, stale, recorded }: ProviderDrift): string {
  const entries = stale.length === 1 ? "entry" : "entries";
  const parts = [
    ...(findings.length === 0 ? [] : [`${count(findings.length, "difference")} not recorded`]),
    ...(stale.length === 0 ? [] : [`${stale.length} stale ${entries}`]),
    ...(recorded.length === 0 ? [] : [count(recorded.length, "recorded difference")]),
  ];
  return parts.join(", ") || "no difference";
}

/** Whether a spec is what the document says but for the differences that it records. */
export function isFaithful({ findings, stale }: ProviderDrift): boolean {
  return findings.length + stale.length === 0;
}

/** An entry for `info.x-link-differences` as YAML in one line; its reason is the author's. */
export function renderEntry({ code, at, names }: DifferenceEntry): string {
  const list = names === undefined ? "" : `, names: ${JSON.stringify(names)}`;
  return `- { code: ${code}, at: ${plainOrQuoted(at)}${list}, reason: … }`;
}

/** What a stale entry says that is no longer so. */
export function formatStale({ code, at, names }: StaleDifference): string {
  const said = names === undefined ? code : `${code} of ${names.join(", ")}`;
  return `The document gives no ${said} at ${at} any more.`;
}

/** A pointer as YAML: in quotes where a flow mapping would read it otherwise. */
function plainOrQuoted(text: string): string {
  return /^\/[\w./~$-]*$/u.test(text) ? text : JSON.stringify(text);
}

/** What separates a spec from the document, beside the lines of the spec. */
export function annotateDrift(
  { taken, findings, stale }: ProviderDrift,
  isDry: boolean,
): Annotation[] {
  return [
    // Its lines are others by now.
    ...taken.map(({ code, where, message, before: { path } }): Annotation => {
      return {
        severity: "notice",
        title: code,
        message: `${takeOverVerb(isDry)} ${where}: ${message}`,
        path,
      };
    }),
    ...findings.map((finding) => {
      const { code, where, message, before, entry, left } = finding;
      const lines = [
        `${where}: ${message}`,
        `for callers: ${formatMeaning(finding)}`,
        ...(left === undefined ? [] : [`not taken over: ${left}`]),
        `help: ${remedy}`,
        renderEntry(entry),
      ];
      return annotate(before, code, lines);
    }),
    ...stale.map((each) =>
      annotate(each.location, each.code, [formatStale(each), `help: ${staleRemedy}`]),
    ),
  ];
}

function annotate(
  { path, span }: ChangePlace,
  title: string,
  lines: readonly string[],
): Annotation {
  const location = span === undefined ? { path } : { path, span };
  return { severity: "error", title, message: lines.join("\n"), ...location };
}
