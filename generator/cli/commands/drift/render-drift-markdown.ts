import type { ProviderDrift } from "../../../pipeline/find-drifts.js";
import type { DriftFinding } from "../../../types/drift.js";
import { formatLocation } from "../diff/render-changes.js";
import {
  changeMarkdown,
  codeMarkdown,
  locationsMarkdown,
  plainMarkdown,
  tableMarkdown,
} from "../diff/render-markdown.js";
import {
  summarizeDrift,
  formatMeaning,
  formatStale,
  remedy,
  renderEntry,
  staleRemedy,
} from "./render-drift.js";

/** What separates specs from their documents as an issue or a comment on a pull request, a section a provider. */
export function renderDriftMarkdown(drifts: readonly ProviderDrift[], isDry: boolean): string {
  const sections = drifts.map((each) => renderSection(each, isDry));
  return `${[...sections, ...(isDry ? ["A dry run: nothing was written."] : [])].join("\n\n")}\n`;
}

function renderSection(drift: ProviderDrift, isDry: boolean): string {
  const { provider, upstream, taken, findings, stale, recorded } = drift;
  const blocks = [
    `### ${plainMarkdown(provider)}`,
    `${summarizeDrift(drift)}; held against ${codeMarkdown(upstream)}.`,
    ...tableMarkdown(
      isDry ? ["Would take over", "What differs"] : ["Taken over", "What differed"],
      taken.map((change) => [codeMarkdown(change.code), changeMarkdown(change)]),
    ),
    ...tableMarkdown(["Step", "What differs", "For callers", "Where"], findings.map(findingRow)),
    ...(findings.length === 0 ? [] : [`${remedy}\n\n${entries(findings)}`]),
    ...tableMarkdown(
      ["Stale entry", "Where"],
      stale.map((each) => [
        plainMarkdown(formatStale(each)),
        codeMarkdown(formatLocation(each.location)),
      ]),
    ),
    ...(stale.length === 0 ? [] : [staleRemedy]),
    ...tableMarkdown(
      ["Recorded", "Why"],
      recorded.map(({ code, at, reason }) => [
        `${codeMarkdown(code)}<br>${codeMarkdown(at)}`,
        plainMarkdown(reason),
      ]),
    ),
  ];
  return blocks.join("\n\n");
}

function findingRow(finding: DriftFinding): string[] {
  const { severity, code, left } = finding;
  const reason = left === undefined ? "" : `<br>${plainMarkdown(`Not taken over: ${left}.`)}`;
  const where = `${codeMarkdown(code)}<br>${locationsMarkdown(finding)}`;
  return [severity, changeMarkdown(finding), formatMeaning(finding) + reason, where];
}

/** As code in a list, since a fenced block could be closed by a name of the document. */
function entries(findings: ProviderDrift["findings"]): string {
  return findings.map(({ entry }) => `- ${codeMarkdown(renderEntry(entry))}`).join("\n");
}
