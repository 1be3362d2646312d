import { describeChangeCount, isBreaking } from "./describe-comparison.js";
import { codeMarkdown, plainMarkdown, type ComparisonText } from "./render-markdown.js";

/** Changes as a file for `.changeset/` (github.com/changesets/changesets); without any, an empty one. */
export function renderChangeset(text: ComparisonText, packageName: string): string {
  const { changes, step } = text;
  if (changes.length === 0) return "---\n---\n";
  const lines = changes.map((change) => {
    const { where, message, action } = change;
    const told = `${codeMarkdown(where)}: ${plainMarkdown(message)}`;
    return isBreaking(change) ? `- **Breaking:** ${told} ${action}` : `- ${told}`;
  });
  const head = `---\n${JSON.stringify(packageName)}: ${step}\n---`;
  return `${head}\n\nFollow the provider's API: ${describeChangeCount(changes)}.\n\n${lines.join("\n")}\n`;
}
