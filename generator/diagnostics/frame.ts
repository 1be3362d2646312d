import type { Span } from "../types/diagnostic.js";
import { printableLine } from "./quote.js";

/** How much of a line is shown, and how much of that before the marked column. */
const width = 90;
const before = 40;

/** Characters that take two columns of a terminal (the wide and full-width ones of UAX #11). */
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/gu;

/**
 * The source line that a span begins on, with a caret under its first character. Indentation beyond two
 * columns is left out, and so is most of a long line. A line that the text does not have gives `""`.
 */
export function renderFrame(text: string, span: Span): string {
  const { line, column } = span.start;
  const source = text.replace(/^\uFEFF/u, "").split("\n")[line - 1];
  if (source === undefined) return "";
  const { head, tail } = cut(source.replace(/\r$/u, ""), column - 1);
  const gutter = String(line);
  const padding = head.replace(wide, "\u3000").replace(/[^\u3000]/gu, " ");
  return `${gutter} | ${head}${tail}\n${" ".repeat(gutter.length)} | ${padding}^`;
}

/** What is shown of a line before and from the marked location on. */
function cut(line: string, marked: number): { head: string; tail: string } {
  const indentation = Math.min(line.search(/[^ \t]|$/u), marked);
  const fits = line.length - indentation <= width;
  const start = fits ? indentation : Math.max(indentation, marked - before);
  const indent = " ".repeat(Math.min(indentation, 2));
  const head = indent + (start > indentation ? "…" : "") + printableLine(line.slice(start, marked));
  const end = start + width;
  const tail = printableLine(line.slice(marked, end)) + (line.length > end ? "…" : "");
  return { head, tail };
}
