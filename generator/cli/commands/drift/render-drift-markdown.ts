import type { ProviderDrift } from "../../../pipeline/find-drifts.js";
import type { Change } from "../../../types/change.js";
import { formatLocation } from "../diff/render-changes.js";
import { codeMarkdown, plainMarkdown, whereMarkdown } from "../diff/render-markdown.js";
import {
  summarizeDrift,
  formatMeaning,
  formatStale,
  remedy,
  renderEntry,
  staleRemedy,
} from "./render-drift.js";

/** What separates specs from their documents as an issue or a comment on a pull request, a section a provider. */
export function renderDriftMarkdown(drifts: readonly ProviderDrift[]): string {
  return `${drifts.map(renderSection).join("\n\n")}\n`;
}

function renderSection(drift: ProviderDrift): string {
  const { provider, upstream, taken, findings, stale, recorded } = drift;
  const blocks = [
    `### ${plainMarkdown(provider)}`,
    `${summarizeDrift(drift)}; held against ${codeMarkdown(upstream)}.`,
    ...table(
      ["Taken over", "What differed"],
      taken.map((change) => [codeMarkdown(change.code), describe(change)]),
    ),
    ...table(
      ["Step", "What differs", "For callers", "Where"],
      findings.map((finding) => {
        const { severity, code, before, after, left } = finding;
        const locations = `${codeMarkdown(formatLocation(before))} → ${codeMarkdown(formatLocation(after))}`;
        return [
          severity,
          describe(finding),
          left === undefined
            ? formatMeaning(finding)
            : `${formatMeaning(finding)}<br>${plainMarkdown(`Not taken over: ${left}.`)}`,
          `${codeMarkdown(code)}<br>${locations}`,
        ];
      }),
    ),
    ...(findings.length === 0 ? [] : [`${remedy}\n\n${entries(findings)}`]),
    ...table(
      ["Stale entry", "Where"],
      stale.map((each) => [
        plainMarkdown(formatStale(each)),
        codeMarkdown(formatLocation(each.location)),
      ]),
    ),
    ...(stale.length === 0 ? [] : [staleRemedy]),
    ...table(
      ["Recorded", "Why"],
      recorded.map(({ code, at, reason }) => [
        `${codeMarkdown(code)}<br>${codeMarkdown(at)}`,
        plainMarkdown(reason),
      ]),
    ),
  ];
  return blocks.join("\n\n");
}

function describe(change: Change): string {
  return `${whereMarkdown(change)}<br>${plainMarkdown(change.message)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return [lines.join("\n")];
}

/** As code in a list, since a fenced block could be closed by a name of the document. */
function entries(findings: ProviderDrift["findings"]): string {
  return findings.map(({ entry }) => `- ${codeMarkdown(renderEntry(entry))}`).join("\n");
}
