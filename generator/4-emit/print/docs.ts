import { codeSpan } from "../../diagnostics/code-span.js";
import { codeBlock, docText } from "./escape.js";
import { fence } from "./fence-code.js";

const width = 90;

/** The tag of what a spec deprecates, with the reason that TSDoc requires. */
export const deprecatedTag = ["deprecated", "The provider's documentation marks it so."] as const;

/** The docblock of a declaration as ts-morph takes it: paragraphs wrapped, `undefined` ones left out. */
export function docs(...paragraphs: readonly (string | undefined)[]): string[] {
  const text = paragraphs
    .flatMap((paragraph) => (paragraph === undefined ? [] : docText(paragraph)))
    .filter((paragraph) => paragraph !== "")
    .map(wrap)
    .join("\n\n");
  if (text === "") return [];
  return [text.includes("\n") ? `\n${text}` : text];
}

/** A docblock with tags below the text; each tag is `[name, text]`, whose text may begin on a line of its own. */
export function docsWithTags(
  paragraphs: readonly (string | undefined)[],
  tags: readonly (readonly [name: string, text: string] | undefined)[],
): string[] {
  const [text = ""] = docs(...paragraphs);
  const lines = tags.flatMap((tag) =>
    tag === undefined
      ? []
      : wrap(`@${tag[0]}${tag[1].startsWith("\n") ? "\n" : " "}${docText(tag[1])}`.trimEnd()),
  );
  if (lines.length === 0) return docs(...paragraphs);
  if (text === "" && !lines.join("\n").includes("\n")) return lines;
  return [[`\n${text.trimStart()}`, "", ...lines].join("\n").replace(/^\n\n+/u, "\n")];
}

/** A value as code of a docblock, for a line that it ends: TSDoc knows no span with a backtick in it. */
export function docCode(code: string, language: string): string {
  return /[`\n]/u.test(code) ? docCodeBlock(code, language) : codeSpan(code);
}

/** A value as a code block of a docblock. */
export function docCodeBlock(code: string, language: string): string {
  return `\n${fence(code, language)}`;
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

/** Breaks each line of a paragraph that is too long, between words and outside code. */
function wrap(paragraph: string): string {
  return paragraph.replace(blockOrLine, (part: string, indent?: string) =>
    indent === undefined ? wrapLine(part) : part,
  );
}

const blockOrLine = new RegExp(`${codeBlock.source}|^.+$`, "gmu");

function wrapLine(line: string): string {
  const lines: string[] = [];
  let last = "";
  for (const word of line.match(/(?:`[^`]+`|[^ ])+ *| +/gu) ?? []) {
    const next = last + word;
    const fits = last === "" || next.trimEnd().length <= width;
    if (!fits) lines.push(last);
    last = fits ? next : word;
  }
  return [...lines, last].map((each) => each.replace(/ $/u, "")).join("\n");
}
