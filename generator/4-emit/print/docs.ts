import { commentText } from "./escape.js";

const width = 90;

/** The docblock of a declaration as ts-morph takes it: paragraphs wrapped, `undefined` ones left out. */
export function docs(...paragraphs: readonly (string | undefined)[]): string[] {
  const text = paragraphs
    .flatMap((paragraph) => (paragraph === undefined ? [] : commentText(paragraph)))
    .filter((paragraph) => paragraph !== "")
    .map(wrap)
    .join("\n\n");
  if (text === "") return [];
  return [text.includes("\n") ? `\n${text}` : text];
}

/** A docblock with tags below the text; each tag is `[name, text]`. */
export function docsWithTags(
  paragraphs: readonly (string | undefined)[],
  tags: readonly (readonly [name: string, text: string] | undefined)[],
): string[] {
  const [text = ""] = docs(...paragraphs);
  const lines = tags.flatMap((tag) =>
    tag === undefined ? [] : wrap(`@${tag[0]} ${commentText(tag[1])}`.trimEnd()),
  );
  if (lines.length === 0) return docs(...paragraphs);
  if (text === "" && lines.length === 1) return lines;
  return [[`\n${text.trimStart()}`, "", ...lines].join("\n").replace(/^\n\n+/u, "\n")];
}

/** A docblock as source text, for members that ts-morph does not print. */
export function printDocblock([text = ""]: readonly string[]): string {
  if (!text.startsWith("\n")) return `/** ${text} */`;
  return `/**${text.replaceAll("\n", "\n * ").replace(/ +$/gmu, "")}\n */`;
}

/** A summary as a sentence. */
export function sentence(text: string): string {
  return /[.!?:]$/u.test(text.trimEnd()) ? text : `${text.trimEnd()}.`;
}

/** Breaks each line of a paragraph that is too long, between words. */
function wrap(paragraph: string): string {
  return paragraph.split("\n").map(wrapLine).join("\n");
}

function wrapLine(line: string): string {
  const parts = line.match(new RegExp(`(?:.{1,${width}}|[^ ]+)(?: |$)`, "g")) ?? [];
  return parts.map((part) => part.replace(/ $/u, "")).join("\n");
}
