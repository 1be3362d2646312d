import { CST, Lexer } from "yaml";
import type { Words } from "../diagnostics/problem.js";
import type { Slip } from "./find-slip.js";

/**
 * Finds the first comma, colon or closing quote that is missing in a text, where a reader of YAML gave up because of it:
 * not before the value that it took too much for.
 */
export function findTokenSlip(text: string, offset: number): Slip | undefined {
  const open: Collection[] = [];
  let last: Token | undefined;
  for (const token of tokensOf(text)) {
    const slip = (last && unclosedQuote(text, last, token)) ?? missingSign(open, token);
    if (slip !== undefined) return explains(slip, offset) ? slip : undefined;
    // The reader gave up here at the latest.
    if (token.type === "flow-error-end") return undefined;
    takeToken(open, token);
    last = token;
  }
  const slip = last && unclosedQuote(text, last);
  return slip !== undefined && explains(slip, offset) ? slip : undefined;
}

/** A slip, and the value behind or within which something is missing. */
interface TokenSlip extends Slip {
  readonly value: Value;
}

/** Whether a reader could not have noticed the slip later: what is wrong inside a list or a mapping comes first. */
function explains({ value: { kind, start, end } }: TokenSlip, offset: number): boolean {
  return offset === start || offset >= (kind === "collection" ? end : start);
}

interface Token {
  readonly type: CST.TokenType | null;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A list or a mapping between brackets that has not ended yet. */
interface Collection {
  readonly isMapping: boolean;
  readonly start: number;
  /** The values since the last comma or colon: one, unless a sign is missing. */
  values: readonly Value[];
  /** Whether a colon came since the last comma. */
  hasColon: boolean;
}

interface Value {
  readonly kind: "plain" | "quoted" | "collection";
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens of a text but spaces, line breaks and comments. */
function* tokensOf(text: string): Iterable<Token> {
  let end = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isScalar ? null : CST.tokenType(source);
    isScalar = type === "scalar";
    if (isScalar || type === "doc-mode") continue;
    const start = end;
    end += source.length;
    if (type === "space" || type === "newline" || type === "comment") continue;
    yield { type, source, start, end };
  }
}

function takeToken(open: Collection[], token: Token): void {
  const around = open.at(-1);
  switch (token.type) {
    case "flow-map-start":
    case "flow-seq-start":
      open.push({
        isMapping: token.type === "flow-map-start",
        start: token.start,
        values: [],
        hasColon: false,
      });
      return;
    case "flow-map-end":
    case "flow-seq-end": {
      const closed = open.pop();
      if (closed === undefined) return;
      addValue(open.at(-1), { ...token, kind: "collection", start: closed.start });
      return;
    }
    case "comma":
    case "map-value-ind":
      if (around === undefined) return;
      around.values = [];
      around.hasColon = token.type === "map-value-ind";
      return;
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      addValue(around, { ...token, kind: "quoted" });
      return;
    case "alias":
    case null:
      addValue(around, { ...token, kind: "plain" });
  }
}

/** Of many values in a row, the first two say what is missing, and the last is the key before a colon. */
function addValue(around: Collection | undefined, value: Value): void {
  if (around !== undefined) around.values = [...around.values.slice(0, 2), value];
}

/** What is missing between the values before a comma, a colon or the end of a collection. */
function missingSign(open: readonly Collection[], { type }: Token): TokenSlip | undefined {
  const around = open.at(-1);
  const [first, second] = around?.values ?? [];
  if (around === undefined || first === undefined) return undefined;
  const isEnd = type === "comma" || type === "flow-map-end" || type === "flow-seq-end";
  if (!isEnd && type !== "map-value-ind") return undefined;
  const { isMapping, hasColon, values } = around;
  if (second === undefined) {
    const end = isEnd ? undefined : endBeforeKey(first.source, hasColon);
    return first.kind !== "plain" || end === undefined || (isMapping && !hasColon)
      ? undefined
      : missing(comma, first, first.start + end);
  }
  // As in 'it's': the quote is what is wrong.
  if (second.start === first.end && second.kind === "plain") return undefined;
  if (isEnd && isMapping)
    return hasColon || first.kind === "plain" ? undefined : missing(colon, first, first.end);
  const isSplit = isEnd
    ? first.kind !== "plain" && second.kind !== "plain"
    : values.length === 2 && second.kind !== "collection" && !/\s/u.test(second.source);
  return isSplit ? missing(comma, first, first.end) : undefined;
}

/** Where the value ends in a plain text that is a value and the key after it. */
function endBeforeKey(source: string, hasColon: boolean): number | undefined {
  const [, value = "", gap = "", key = ""] =
    /^([^]*\S)(\s+)("[^"]*"|'[^']*'|[\w$./-]+)$/u.exec(source) ?? [];
  if (gap.includes("\n")) return value.length;
  const isKey = hasColon && value !== "" && (/^["']/u.test(key) || !/\s/u.test(value));
  return isKey ? value.length : undefined;
}

function missing(words: Words, value: Value, at: number): TokenSlip {
  return { value, range: [at, at], words };
}

const comma: Words = [
  "A comma is missing here: within brackets, one stands between a value and what comes next.",
  "write a comma; or, if all of this is one text, put it in quotes",
];

const colon: Words = [
  "A colon is missing here, between a key and its value.",
  "write a colon and a space",
];

/** A value in quotes that does not end, or ends where the next value in quotes was to begin. */
function unclosedQuote(text: string, token: Token, next?: Token): TokenSlip | undefined {
  const { type, source, start, end } = token;
  if (type !== "single-quoted-scalar" && type !== "double-quoted-scalar") return undefined;
  const isCut = next?.start === end && next.type === null && source.includes("\n");
  const isClosed =
    type === "single-quoted-scalar"
      ? source.split("'").length % 2 === 1
      : /^"[^]*"$/u.test(source) && trailingBackslashes(source.slice(0, -1)) % 2 === 0;
  if (isClosed && !isCut) return undefined;
  const mark = source.charAt(0);
  const [line = ""] = /^.*/u.exec(text.slice(start)) ?? [];
  return {
    value: { kind: "quoted", source, start, end },
    range: [start, start + line.trimEnd().length],
    words: [
      `A value that begins with ${mark} does not end with one.`,
      `write ${mark} where the value ends`,
    ],
  };
}

function trailingBackslashes(text: string): number {
  let count = 0;
  while (text.at(-1 - count) === "\\") count += 1;
  return count;
}
