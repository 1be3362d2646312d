import { Cursor } from "./cursor.js";
import { notPlain } from "./layout.js";
import { readStatement } from "./read-statement.js";
import { readTokens, type Token } from "./tokens.js";

/** A statement or several, as they are printed or, where that takes Prettier, as they were given. */
export interface CodePart {
  readonly text: string;
  readonly isPrinted: boolean;
  /** What parts it from the one before. */
  readonly gap: "" | " " | "\n" | "\n\n";
}

/**
 * The statements of a module, of which those that are plain are laid out as Prettier does it, in a small part of
 * the time: imports, data, interfaces and types. Undefined where it cannot be told where a statement ends.
 */
export function splitCode(source: string): readonly CodePart[] | undefined {
  const tokens = readTokens(source);
  if (tokens === undefined) return undefined;
  const cursor = new Cursor(tokens);
  const parts: CodePart[] = [];
  while (cursor.peek().kind !== "end") {
    const { index } = cursor;
    const { lines, start, text } = cursor.peek();
    // A remark stands on the line of what it is about.
    if (parts.length > 0 && lines === 0 && !text.startsWith("//")) return undefined;
    const gap = parts.length === 0 ? "" : lines > 1 ? "\n\n" : lines > 0 ? "\n" : " ";
    const printed = printNext(cursor);
    if (printed !== undefined) {
      parts.push({ text: printed, isPrinted: true, gap });
      continue;
    }
    cursor.index = index;
    const isWhole = passStatement(cursor);
    const rest = source.slice(start, isWhole ? cursor.peek(-1).end : undefined);
    parts.push({ text: rest, isPrinted: false, gap });
    if (!isWhole) break;
  }
  return parts;
}

function printNext(cursor: Cursor): string | undefined {
  const { text, kind } = cursor.peek();
  if (kind === "comment" && text.startsWith("//")) {
    cursor.next();
    return text.trimEnd();
  }
  try {
    const statement = readStatement(cursor);
    return endsStatement(cursor.peek()) ? statement : undefined;
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

const starts = new Set([
  "import",
  "export",
  "const",
  "interface",
  "type",
  "class",
  "function",
  "await",
  "async",
]);
const blocks = new Set(["class", "function", "interface"]);

/** Passes a statement of any other form; gives whether its end is known. */
function passStatement(cursor: Cursor): boolean {
  while (cursor.peek().kind === "comment") cursor.next();
  if (!starts.has(cursor.peek().text)) return false;
  const isBlock = [0, 1, 2].some((ahead) => blocks.has(cursor.peek(ahead).text));
  for (let depth = 0; ;) {
    const { kind, text } = cursor.next();
    if (kind === "end") return false;
    if (kind === "mark" && "([{".includes(text)) depth += 1;
    if (kind === "mark" && ")]}".includes(text)) depth -= 1;
    const isEnd = depth === 0 && (isBlock ? text === "}" : text === ";");
    if (isEnd && endsStatement(cursor.peek())) return true;
  }
}

function endsStatement({ kind, text, lines }: Token): boolean {
  return lines > 0 || kind === "end" || text.startsWith("//");
}
