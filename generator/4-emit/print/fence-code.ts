/**
 * Returns a Markdown text in which each code block stands between backticks on lines of its own, as few as there can be,
 * and as far left as its list lets it: TSDoc knows no code that is only indented, and no other fence (CommonMark 0.31.2,
 * 4.4, 4.5, 5.2). Code leaves a block quote (5.1), which TSDoc does not know.
 */
export function fenceCode(text: string): string {
  if (!mayHoldCode.test(text)) return text;
  const { printed } = printBlocks(text.split(/\r\n?|\n/u).map(withoutTab));
  return printed.map((line) => line.text).join("\n");
}

/** Code as a Markdown code block: only a line of as many backticks would end it. */
export function fence(code: string, language: string): string {
  const fences = [...code.matchAll(/^ *(`{3,})/gmu)].map(([, run = ""]) => run.length + 1);
  const mark = "`".repeat(Math.max(3, ...fences));
  return `${mark}${language}\n${code}\n${mark}`;
}

const mayHoldCode = /`{3}|~{3}|\t| {4}/u;

interface Line {
  readonly text: string;
  /** How far a line of code is indented; `undefined` for what is no code. */
  readonly column?: number;
}

/** What is open where a line begins. */
interface Open {
  /** The columns where the items around have their text, the outermost first. */
  readonly lists: readonly number[];
  /** The column of the paragraph that the line may continue. */
  readonly paragraph?: number | undefined;
  /** Whether the line above is a mark alone: a blank line ends such an item. */
  readonly isBare?: boolean;
}

interface Blocks {
  readonly printed: readonly Line[];
  readonly open: Open;
}

function printBlocks(source: readonly string[], before: Open = { lists: [] }): Blocks {
  const lines = [...source];
  const printed: Line[] = [];
  let open = before;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const isBlank = line.trim() === "";
    const { marks, lists, text } = isBlank
      ? { ...open, marks: [], text: "" }
      : openItems(line, open);
    lines[at] = text;
    const base = baseOf(lists, text);
    const above = marks.length === 0 ? open.paragraph : undefined;
    const column = (marks.at(-1)?.length ?? base - 1) + 1;
    const block = isBlank ? undefined : readBlock({ lines, at, base, column, above });
    if (block === undefined) {
      printed.push({ text: line });
      const paragraph = isParagraph(text, base, above) ? (above ?? base) : undefined;
      // An item begins with one blank line at most.
      const isOver = isBlank && open.isBare === true;
      open = {
        lists: isOver ? lists.slice(0, -1) : lists,
        paragraph,
        isBare: text.trim() === "" && !isBlank,
      };
      continue;
    }
    const [first, ...others] = block.printed;
    if (block.printed.some((each) => each.column !== undefined)) {
      // Below a paragraph, a mark alone would make it a heading.
      const isBelow = marks.length > 0 && indentOf(line) >= (open.paragraph ?? Infinity);
      for (const mark of isBelow ? ["", ...marks] : marks) printed.push({ text: mark });
      if (first !== undefined) printed.push(first);
    } else {
      printed.push({ text: line });
    }
    for (const each of others) printed.push(each);
    at = block.end - 1;
    open = { lists, paragraph: block.paragraph };
  }
  return { printed, open };
}

interface Opened {
  /** The marks of the items that begin on the line, each as a line of its own. */
  readonly marks: readonly string[];
  readonly lists: readonly number[];
  /** The line with spaces in place of the marks. */
  readonly text: string;
}

function openItems(line: string, { lists: around, paragraph }: Open): Opened {
  let lists = around;
  if (paragraph === undefined) lists = around.filter((each) => each <= indentOf(line));
  const marks: string[] = [];
  let text = line;
  while (marks.length < mostMarks) {
    const indent = indentOf(text);
    const [whole, mark = ""] = listItem.exec(text) ?? [];
    if (whole === undefined || indent - baseOf(lists, text) >= 4 || isBreak(text)) break;
    const rest = withoutTab(" ".repeat(whole.length) + text.slice(whole.length));
    const isBare = rest.trim() === "";
    const mayInterrupt = !isBare && /^(?:[-*+]|1[.)])$/u.test(mark);
    if (marks.length === 0 && indent >= (paragraph ?? Infinity) && !mayInterrupt) break;
    const gap = indentOf(rest) - whole.length;
    const start = whole.length + (isBare || gap > 4 ? 1 : gap);
    lists = [...lists.filter((each) => each <= indent), start];
    marks.push(whole);
    text = rest;
  }
  return { marks, lists, text };
}

/** Nobody writes more items on one line. */
const mostMarks = 50;

/** The mark of a list's item. */
const listItem = /^ *([-*+]|\d{1,9}[.)])(?=[ \t]|$)/u;

function isBreak(line: string): boolean {
  return /^ *([-*_])(?: *\1){2,} *$/u.test(line);
}

/** The column where the text of the innermost item begins that a line may belong to. */
function baseOf(lists: readonly number[], line: string): number {
  const indent = indentOf(line);
  return lists.findLast((each) => each <= indent) ?? 0;
}

/** Whether a line that is no code is part of a paragraph, and not the last one that it may have. */
function isParagraph(line: string, base: number, above: number | undefined): boolean {
  const indent = indentOf(line);
  if (line.trim() === "") return false;
  if (indent - base < 4 && (isBreak(line) || /^ *#{1,6}(?:[ \t]|$)/u.test(line))) return false;
  const isBelow = above !== undefined && indent >= above && indent - above < 4;
  return !(isBelow && /^ *(?:=+|-+) *$/u.test(line));
}

interface Block {
  readonly printed: readonly Line[];
  /** The line behind the block. */
  readonly end: number;
  readonly paragraph?: number | undefined;
}

interface BlockPlace {
  readonly lines: readonly string[];
  readonly at: number;
  readonly base: number;
  /** Where the block is printed. */
  readonly column: number;
  /** The column of the paragraph above. */
  readonly above: number | undefined;
}

/** The block of code, or the quote with code, that begins on a line. */
function readBlock({ lines, at, base, column, above }: BlockPlace): Block | undefined {
  const indented = above === undefined ? readIndented(lines, at, base) : undefined;
  const code = indented ?? readFenced(lines, at, base);
  if (code === undefined) return readQuote({ lines, at, base, column, above });
  const block = fence(code.lines.join("\n"), code.language).split("\n");
  const printed = block.map((line) => ({ text: indentBy(column, line), column }));
  return { printed, end: code.end };
}

function indentBy(column: number, line: string): string {
  return line === "" ? "" : " ".repeat(column) + line;
}

/** A block quote, as it is, or without the code that it holds: the lines around that keep their marks. */
function readQuote({ lines, at, base, column, above }: BlockPlace): Block | undefined {
  const [, marks = ""] = quoteMarks.exec((lines[at] ?? "").slice(base)) ?? [];
  const depth = marks.split(">").length - 1;
  if (depth === 0) return undefined;
  const inner: string[] = [];
  for (let end = at; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const text = indentOf(line) < base ? undefined : unquote(line.slice(base), depth);
    if (text === undefined) break;
    inner.push(text);
  }
  const end = at + inner.length;
  // Behind a line without marks, or with more of them, the paragraph of the quote above goes on.
  const { printed, open } = printBlocks(
    inner,
    above === inQuote ? { lists: [], paragraph: 0 } : undefined,
  );
  // A line below may go on with the quote's paragraph, but cannot be its underline.
  const paragraph = open.paragraph === undefined ? undefined : inQuote;
  if (!printed.some((line) => line.column !== undefined)) {
    const same = lines.slice(at, end).map((text) => ({ text }));
    return { printed: same, end, paragraph };
  }
  const quote = "> ".repeat(depth);
  const moved = printed.map((line) =>
    line.column === undefined
      ? { text: indentBy(column, (quote + line.text).trimEnd()) }
      : { text: indentBy(column, line.text.slice(line.column)), column },
  );
  return { printed: moved, end, paragraph };
}

/** The column of a paragraph in a block quote, where no line below is its underline. */
const inQuote = Infinity;

const quoteMarks = /^((?: {0,3}> ?)+)/u;

/** A line without so many marks of quotes; `undefined` where it has fewer. */
function unquote(line: string, depth: number): string | undefined {
  const mark = / {0,3}> ?/uy;
  for (let count = 0; count < depth; count += 1) if (!mark.test(line)) return undefined;
  const at = mark.lastIndex;
  return withoutTab(" ".repeat(at) + line.slice(at)).slice(at);
}

interface CodeLines {
  readonly language: string;
  readonly lines: readonly string[];
  /** The line behind the block. */
  readonly end: number;
}

function readIndented(lines: readonly string[], at: number, base: number): CodeLines | undefined {
  const isCode = (line: string): boolean => indentOf(line) >= base + 4 && line.trim() !== "";
  if (!isCode(lines[at] ?? "")) return undefined;
  let end = at + 1;
  for (let next = end; next < lines.length; next += 1) {
    const line = lines[next] ?? "";
    if (isCode(line)) end = next + 1;
    else if (line.trim() !== "") break;
  }
  const code = lines.slice(at, end).map((line) => line.slice(base + 4));
  return { language: "", lines: code, end };
}

function readFenced(lines: readonly string[], at: number, base: number): CodeLines | undefined {
  const [, spaces = "", mark, language = ""] = openFence.exec(lines[at] ?? "") ?? [];
  if (mark === undefined || spaces.length - base >= 4) return undefined;
  const close = new RegExp(`^ *${mark}${mark.charAt(0)}* *$`, "u");
  let end = at + 1;
  const isInside = (line: string): boolean => line.trim() === "" || indentOf(line) >= base;
  while (end < lines.length && isInside(lines[end] ?? "") && !close.test(lines[end] ?? ""))
    end += 1;
  const indent = new RegExp(`^ {0,${spaces.length}}`, "u");
  const code = lines.slice(at + 1, end).map((line) => line.replace(indent, ""));
  const isClosed = close.test(lines[end] ?? "");
  // Behind backticks, the language can have none.
  return {
    language: language.replaceAll("`", "").trim(),
    lines: code,
    end: isClosed ? end + 1 : end,
  };
}

const openFence = /^( *)(`{3,}|~{3,})((?:(?<=`)[^`]*|(?<=~).*))$/u;

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A tab behind a line's indent stands for the spaces up to the next fourth column. */
function withoutTab(line: string): string {
  const [indent = ""] = /^[ \t]*/u.exec(line) ?? [];
  if (!indent.includes("\t")) return line;
  const spaces = [...indent].reduce(
    (width, each) => (each === "\t" ? width + 4 - (width % 4) : width + 1),
    0,
  );
  return " ".repeat(spaces) + line.slice(indent.length);
}
