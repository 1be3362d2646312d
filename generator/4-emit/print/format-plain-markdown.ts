/** A way to format pieces of code, each as it would be by itself. */
export type FormatPieces = (pieces: readonly string[]) => Promise<readonly string[]>;

/**
 * Markdown as Prettier lays it out, where that takes no more than aligned tables, formatted code and
 * single empty lines: prose of plain words stays as it is, and reading it takes Prettier longer than all
 * the code of a package. Undefined where anything is not that plain.
 */
export async function formatPlainMarkdown(
  source: string,
  formatPieces: FormatPieces,
): Promise<string | undefined> {
  const blocks = splitBlocks(source);
  if (blocks.some((block) => !isPlain(block))) return undefined;
  const code = blocks
    .filter(isCode)
    .map((block) => block.replace(fence, "").slice(0, -"\n```".length));
  const formatted = (await formatPieces(code)).values();
  const printed = blocks.map((block) => {
    if (isCode(block)) return `${fence.exec(block)?.[0]}${formatted.next().value ?? ""}\n\`\`\``;
    return isTable(block) ? alignTable(block) : block;
  });
  return `${printed.join("\n\n")}\n`;
}

const fence = /^```(?:js|ts|typescript)\n/u;

/** What empty lines part, but those within code. */
function splitBlocks(source: string): readonly string[] {
  return source.match(/```[^]*?\n```(?=\n|$)|[^\n]+(?:\n(?!```)[^\n]+)*/gu) ?? [];
}

function isCode(block: string): boolean {
  return fence.test(block);
}

function isTable(block: string): boolean {
  return block.startsWith("| ");
}

function isPlain(block: string): boolean {
  // A piece that begins so goes on with nothing that stands before it.
  if (isCode(block)) return /^(?:import|async function) /u.test(block.replace(fence, ""));
  if (isTable(block)) {
    const [head = [], ...rows] = block.split("\n").map(cellsOf);
    return [head, ...rows].every((cells) => cells.length === head.length && cells.every(isProse));
  }
  if (block.startsWith("- ")) {
    return block.split("\n").every((line) => line.startsWith("- ") && isSentence(line.slice(2)));
  }
  if (block.includes("\n")) return /^```sh\n[^`]*\n```$/u.test(block);
  if (block.startsWith("<!-- ")) return /^<!-- (?:(?!--).)* -->$/u.test(block);
  return isSentence(/^(?:#{1,3} )?(.*)$/u.exec(block)?.[1] ?? "");
}

function isSentence(text: string): boolean {
  return /^[\p{L}`[@]/u.test(text) && isProse(text);
}

/** Whether a text has nothing that Markdown reads, or Prettier writes, in another way: words, code and links. */
function isProse(text: string): boolean {
  const words = text
    .replace(/`[!-[\]-_a-{}~](?: ?[!-[\]-_a-{}~])*`/gu, "code")
    .replace(/\[[\w ,-]+\]\(https:\/\/[\w./#%@-]+\)/gu, "link")
    .replace(/^@[\w-]+\//u, "scope ");
  return plainWords.test(words) && !/ {2}|^ | $|:\/\/|www\./u.test(words);
}

/** Letters and punctuation that are one column wide and no markup. */
const plainWords = /^[A-Za-z0-9 ,.;:'"()/?!%+={}–—‘’“”…À-ÖØ-öø-ſ-]*$/u;

function cellsOf(row: string): readonly string[] {
  return row
    .slice("| ".length, -" |".length)
    .split(" | ")
    .map((cell) => cell.trim());
}

/** A table whose columns are as wide as their widest cell. */
function alignTable(block: string): string {
  const [head = [], , ...body] = block.split("\n").map(cellsOf);
  const rows = [head, ...body];
  const widths = head.map((_, column) =>
    Math.max(3, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const [first = "", ...others] = rows.map((cells) =>
    line(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [first, line(widths.map((width) => "-".repeat(width))), ...others].join("\n");
}
