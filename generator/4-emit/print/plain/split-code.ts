import { Cursor } from "./cursor.js";
import { notPlain } from "./layout.js";
import { readStatement } from "./read-statement.js";
import { readTokens } from "./tokens.js";

/** A statement or several, as they are printed or, where that takes Prettier, as they were given. */
export interface CodePart {
  readonly text: string;
  readonly isPrinted: boolean;
  /** Whether an empty line stands before it. */
  readonly isApart: boolean;
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
    const { lines, start } = cursor.peek();
    // What stands on the line of the statement before is a remark on it.
    if (parts.length > 0 && lines === 0) return undefined;
    const isApart = lines > 1;
    const printed = printNext(cursor);
    if (printed !== undefined) {
      parts.push({ text: printed, isPrinted: true, isApart });
      continue;
    }
    cursor.index = index;
    if (!passStatement(cursor)) return undefined;
    parts.push({ text: source.slice(start, cursor.peek(-1).end), isPrinted: false, isApart });
  }
  return parts;
}

function printNext(cursor: Cursor): string | undefined {
  const { text, kind } = cursor.peek();
  if (kind === "comment" && text.startsWith("//")) {
    // By itself where an empty line follows.
    if (cursor.peek(1).lines < 2) return undefined;
    cursor.next();
    return text.trimEnd();
  }
  try {
    const statement = readStatement(cursor);
    return cursor.peek().lines === 0 && cursor.peek().kind !== "end" ? undefined : statement;
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
    const after = cursor.peek();
    if (isEnd && (after.lines > 0 || after.kind === "end")) return true;
  }
}
