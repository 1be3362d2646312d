import { codeSpan } from "../../diagnostics/code-span.js";
import { isIdentifierName } from "../../names/identifier.js";
import { fenceCode } from "./fence-code.js";

/*
 * The one chokepoint for text that came from a spec: nothing of a spec reaches a generated file but
 * through these functions, so that its text stays text.
 */

/** Control and format characters (bidirectional overrides are such), separators, lone surrogates. */
const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A TypeScript string literal with this value. */
export function stringLiteral(value: string): string {
  // To ts-morph's writer no quote behind a backslash ends a string, not even behind an escaped one.
  const source = JSON.stringify(value).replace(/\\\\"$/u, '\\u005c"');
  return source.replace(unprintable, escapeSequence);
}

/** A property's name in an object literal or an interface, quoted where it has to be. */
export function propertyName(name: string): string {
  // In an object literal `__proto__: x` sets the prototype; only a computed key makes a property.
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifierName(name) ? name : stringLiteral(name);
}

/** Source text in which only string literals may hold what an editor would not show: each as its escape. */
export function escapeUnprintable(source: string): string {
  return source.replace(unprintable, escapeSequence);
}

/** Text without what an editor or a terminal would not show as it is; line breaks stay. */
export function printable(text: string): string {
  return text.replace(unprintable, " ");
}

/** Text for a block comment: printable, and without a way out of the comment or a tag of its own. */
export function commentText(text: string): string {
  return text
    .replace(/\r\n?/gu, "\n")
    .replace(unprintable, " ")
    .replaceAll("*/", "*\\/")
    .replace(/^([ \t]*)@/gmu, "$1\\@")
    .replace(/(?<![ \t])[ \t]+$/gmu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

/**
 * Text for a docblock: as in any comment, and without what TSDoc or Markdown would take for a tag outside code. Code
 * stays code wherever Markdown knows it, also where TSDoc's parser does not: a block in a list, one between more than
 * three backticks, a span with a backtick in it.
 */
export function docText(text: string): string {
  const prose = fenceCode(text).replace(
    docToken,
    (token: string, ...groups: (string | undefined)[]) => {
      const [indent, fence = "", end, span] = groups;
      // To Markdown, a block that nothing closes goes on to the end.
      if (indent !== undefined) return end === undefined ? `${token}\n${indent}${fence}` : token;
      if (span !== undefined) return docSpan(token, span);
      // To TSDoc an underscore is a letter.
      if (token === "\\_") return "_";
      if (token.startsWith("http")) return token.replace(/[@{}]/gu, encodeURIComponent);
      return token.length === 1 ? `\\${token}` : token;
    },
  );
  return commentText(prose);
}

/** A code span on one line, between single backticks if it can be. */
function docSpan(span: string, mark: string): string {
  const code = span.slice(mark.length, -mark.length).replace(/\s*\n\s*/gu, " ");
  if (code.includes("`")) return mark + code + mark;
  return `\`${mark === "`" ? code : code.trim() || code}\``;
}

/** A Markdown code block between backticks, be it within a list: its indent, its mark, and the line that ends it. */
export const codeBlock = /^( *)(`{3,})[^`\n]*\n[^]*?(?:(^ *\2`*[^\S\n]*$)|(?![^]))/gmu;

/** Code, an escape, an address whose path may be encoded, or one character that TSDoc (tsdoc.org) reads as markup. */
const docToken = new RegExp(
  [
    codeBlock.source,
    /\\[!-/:-@[-`{-~]/u.source,
    // A code span, whose paragraph ends before a blank line and before the mark of another block.
    /(?<!`)(?<mark>`+)(?!`)(?:[^\n]|\n(?![^\S\n]*(?:\n|[-*+>#|]|\d+[.)]|`{3})))+?(?<!`)\k<mark>(?!`)/u
      .source,
    /\bhttps?:\/\/[^\s<>`\\/?#{}@]+[/?#][^\s<>`\\]*/u.source,
    /[\\{}<>@`]/u.source,
  ].join("|"),
  "gmu",
);

/** Text for Markdown prose: one line, in which nothing is markup but code spans that are whole. Blocks become spans. */
export function markdownText(text: string): string {
  const line = blocksAsSpans(text).replace(/\s+/gu, " ").replace(unprintable, " ").trim();
  return splitCode(line)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(markup, "\\$&")))
    .join("");
}

/** A text whose code blocks are spans. */
export function blocksAsSpans(text: string): string {
  return splitBlocks(text)
    .map((block) => (block.kind === "code" ? markdownCode(block.text) : block.text))
    .join(" ");
}

/** Splits a text into its code blocks and what is between them. */
export function splitBlocks(text: string): TextBlock[] {
  const whole = fenceCode(text);
  const blocks = [...whole.matchAll(codeBlock)];
  const ends = [0, ...blocks.map(({ index, 0: block }) => index + block.length)];
  return ends.flatMap((end, index): TextBlock[] => {
    const prose: TextBlock = { kind: "prose", text: whole.slice(end, blocks[index]?.index) };
    const [block, indent = ""] = blocks[index] ?? [];
    if (block === undefined) return [prose];
    const [first = "", ...lines] = block.split("\n");
    const code = lines.slice(0, -1).map((line) => line.slice(indent.length));
    const language = first.replace(/^[ `]+|\s.*$/gu, "");
    return [prose, { kind: "code", text: code.join("\n"), language }];
  });
}

/** A part of a Markdown text. */
export interface TextBlock {
  readonly kind: "prose" | "code";
  readonly text: string;
  readonly language?: string;
}

/** Splits a text into prose and, at each odd index, a whole code span. */
export function splitCode(text: string): string[] {
  const spans = [...text.matchAll(codeSpans)];
  const ends = [0, ...spans.map(({ index, 0: span }) => index + span.length)];
  const texts = ends.map((end, index) => text.slice(end, spans[index]?.index));
  return texts.flatMap((each, index) => [each, spans[index]?.[0] ?? []].flat());
}

/** The text of a whole code span (CommonMark 0.31.2, 6.1). */
export function codeIn(span: string): string {
  return span.replace(/^(`+)([^]*)\1$/u, "$2").replace(/^ ([^]*) $/u, "$1");
}

const markup = /[\\`*_[\]<>|#~$&]/gu;

/** Code between backticks, without the bar that ends a table's cell even there. */
const codeSpans = /(?<!`)(`+)(?!`)(?:(?! )[^|]+?(?<! )| [^|]+? )(?<!`)\1(?!`)/gu;

/** Text as a Markdown code span on one line. */
export function markdownCode(text: string): string {
  return codeSpan(text.replace(/\s+/gu, " ").replace(unprintable, " ").trim());
}

/** Code as a Markdown code block that nothing in it closes. */
export function fenced(code: string, language = "ts"): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/gu)].map(([run]) => run.length));
  const mark = "`".repeat(longest + 1);
  return `${mark}${language}\n${code}\n${mark}`;
}

/** A URL as the target of a Markdown link. */
export function markdownUrl(url: string): string {
  return encodeURI(url.toWellFormed())
    .replaceAll("%25", "%")
    .replace(
      /[()<>[\]\\`*_]/gu,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    );
}

function escapeSequence(character: string): string {
  const units = character.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return units.map((unit) => `\\u${unit}`).join("");
}
