import { codeSpan } from "../../../diagnostics/code-span.js";
import { printable } from "../../../diagnostics/quote.js";
import type { Change } from "../../../types/change.js";
import {
  belowOne,
  formatChangeCount,
  formatOthers,
  formatLocation,
  isBreaking,
} from "./render-changes.js";

/** What a comparison is told with. */
export interface ComparisonText {
  readonly changes: readonly Change[];
  readonly operations: readonly string[];
  readonly step: string;
}

/** Changes as a comment on a pull request. */
export function renderMarkdown({ changes, operations, step }: ComparisonText): string {
  const compared = operations.map(codeMarkdown).join(", ");
  if (changes.length === 0) return `**No change** for callers of ${compared}.\n`;
  const breaking = changes.filter(isBreaking);
  const others = changes.filter((change) => !isBreaking(change));
  const blocks = [
    `**${step} step**: ${formatChangeCount(changes)} of ${compared}.`,
    ...renderTable("Breaks callers", breaking),
    ...renderTable("Breaks nobody", others),
    `<sub>${belowOne.charAt(0).toUpperCase()}${belowOne.slice(1)}.</sub>`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderTable(title: string, changes: readonly Change[]): string[] {
  const rows = changes.map((change) => {
    const { severity, code, action } = change;
    const where = `${codeMarkdown(code)}<br>${locationsMarkdown(change)}`;
    return [severity, changeMarkdown(change), action, where];
  });
  const head = ["Step", "What changed", "What a caller must do", "Where"];
  return tableMarkdown(head, rows).map((table) => `### ${title}\n\n${table}`);
}

/** Returns a table, or nothing where it has no row. */
export function tableMarkdown(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return [lines.join("\n")];
}

/** Returns where a change holds and what it is, as a cell of a table. */
export function changeMarkdown(change: Change): string {
  return `${whereMarkdown(change)}<br>${plainMarkdown(change.message)}`;
}

/** Returns where a change stands in both documents. */
export function locationsMarkdown({ before, after }: Change): string {
  return `${codeMarkdown(formatLocation(before))} → ${codeMarkdown(formatLocation(after))}`;
}

/** Returns where a change holds, as Markdown. */
function whereMarkdown(change: Change): string {
  const others = formatOthers(change);
  const also = others === undefined ? "" : `, also ${codeMarkdown(others)}`;
  return codeMarkdown(change.where) + also;
}

/** Text from a document as Markdown that shows it and does nothing else: no markup, no link, no mention. */
export function plainMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>()#+!|~]/gu, "\\$&")
    .replaceAll("@", "&#64;")
    .replaceAll("://", "&#58;//")
    .replaceAll("www.", "www&#46;");
}

/** Text from a document as code, also within a table. */
export function codeMarkdown(text: string): string {
  return codeSpan(printable(text).replaceAll("|", "\\|"));
}

/** Changes as a file for `.changeset/` (github.com/changesets/changesets); without any, an empty one. */
export function renderChangeset(text: ComparisonText, packageName: string): string {
  const { changes, step } = text;
  if (changes.length === 0) return "---\n---\n";
  const lines = changes.map((change) => {
    const { message, action } = change;
    const told = `${whereMarkdown(change)}: ${plainMarkdown(message)}`;
    return isBreaking(change) ? `- **Breaking:** ${told} ${action}` : `- ${told}`;
  });
  const head = `---\n${JSON.stringify(packageName)}: ${step}\n---`;
  return `${head}\n\nFollow the provider's API: ${formatChangeCount(changes)}.\n\n${lines.join("\n")}\n`;
}
