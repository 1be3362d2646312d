import { printable } from "../../diagnostics/printable.js";

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
  return `\`${printable(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
