/**
 * Returns a Markdown text in which each code block stands between backticks, as few as there can be, and as far left as
 * its list lets it: TSDoc knows no code that is only indented, and no other fence (CommonMark 0.31.2, 4.4, 4.5, 5.2).
 */
export function fenceCode(text: string): string {
  if (!mayHoldCode.test(text)) return text;
  const lines = text.replace(/\r\n?/gu, "\n").split("\n").map(withoutTab);
  const printed: string[] = [];
  let lists: readonly number[] = [];
  let isParagraph = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const indent = indentOf(line);
    if (!isParagraph) lists = lists.filter((each) => each <= indent || indent === line.length);
    const base = lists.findLast((each) => each <= indent) ?? 0;
    const block = isParagraph ? undefined : readIndented(lines, at, base);
    const code = block ?? readFenced(lines, at, base);
    const item = code === undefined && indent - base < 4 ? listItem.exec(line) : null;
    if (code !== undefined) {
      printed.push(
        fence(code.lines.join("\n"), code.language).replace(/^(?=.)/gmu, " ".repeat(base)),
      );
      at = code.end - 1;
      isParagraph = false;
    } else {
      printed.push(line);
      if (item !== null) lists = [...lists.filter((each) => each <= indent), item[0].length];
      isParagraph = line.trim() !== "" && !/^ {0,3}#{1,6} /u.test(line);
    }
  }
  return printed.join("\n");
}

/** Code as a Markdown code block: only a line of as many backticks would end it. */
export function fence(code: string, language: string): string {
  const fences = [...code.matchAll(/^ *(`{3,})/gmu)].map(([, run = ""]) => run.length + 1);
  const mark = "`".repeat(Math.max(3, ...fences));
  return `${mark}${language}\n${code}\n${mark}`;
}

const mayHoldCode = /^(?: *\t| {4}| *(?:[-*+]|\d+[.)])? *(?:`{3}|~{3}))/mu;

/** The mark of a list's item with the spaces behind it. */
const listItem = /^ *(?:[-*+]|\d{1,9}[.)])(?: {1,4}(?! )| (?= )|$)/u;

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
  return { language: language.trim(), lines: code, end: isClosed ? end + 1 : end };
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
