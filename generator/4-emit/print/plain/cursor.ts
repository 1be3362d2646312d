import { assertPlain, atom, type Layout } from "./layout.js";
import type { Token } from "./tokens.js";

/** Reads tokens one by one. */
export class Cursor {
  readonly #tokens: readonly Token[];
  index: number;

  constructor(tokens: readonly Token[], index = 0) {
    this.#tokens = tokens;
    this.index = index;
  }

  /** The next token, or one after it. */
  peek(ahead = 0): Token {
    const last = this.#tokens.length - 1;
    return this.#tokens[Math.min(this.index + ahead, last)] as Token;
  }

  next(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  /** Whether the next token reads so. */
  is(text: string): boolean {
    return this.peek().text === text;
  }

  /** Passes the next token where it reads so. */
  accept(text: string): boolean {
    const found = this.is(text);
    if (found) this.index += 1;
    return found;
  }

  /** Passes the next token, which has to read so. */
  pass(text: string): void {
    assertPlain(this.accept(text));
  }

  /** A word that stands for itself. */
  word(): string {
    const { kind, text } = this.next();
    assertPlain(kind === "word");
    return text;
  }

  /** The comment above what is next, on lines of its own but for what may stand before the first of a list; nothing where there is none. */
  docs(isFirst = false): string | undefined {
    if (this.peek().kind !== "comment") return undefined;
    const { text, lines, start } = this.next();
    const isApart = (isFirst || lines > 0 || start === 0) && this.peek().lines === 1;
    assertPlain(text.startsWith("/**") && isApart);
    return text;
  }

  /** A string with the quotes that it takes fewer escapes in. */
  string(): Layout {
    const { kind, text } = this.next();
    assertPlain(kind === "string" && narrow.test(text));
    return atom(requote(text), "string");
  }

  /** A number that is written the shortest way. */
  number(): string {
    const { kind, text } = this.next();
    assertPlain(kind === "number" && /^-?(?:0|[1-9]\d*(?:_\d+)*)(?:\.\d*[1-9])?$/u.test(text));
    return text;
  }

  /** The key of a property, which is quoted where it has to be. */
  key(): string {
    const { kind, text } = this.peek();
    if (kind === "word") return this.word();
    if (kind === "number") {
      assertPlain(/^(?:0|[1-9]\d*)$/u.test(text));
      return this.next().text;
    }
    const { flat = "" } = this.string();
    // Others may be names.
    assertPlain(/^["'](?![$A-Za-z_][$\w]*["']$)[ -~]*$/u.test(flat));
    return flat;
  }
}

/** Characters that are one column wide. */
const narrow = /^[ -~–—‘’“”…À-ÖØ-öø-ſ]*$/u;

function requote(text: string): string {
  if (!text.includes('\\"')) return text;
  const inner = text.slice(1, -1);
  const isDouble = inner.split('"').length <= inner.split("'").length;
  const quote = isDouble ? '"' : "'";
  const escaped = inner.replace(/\\(.)|'/gu, (all, character?: string) => {
    if (character === undefined) return isDouble ? all : "\\'";
    return character === '"' && !isDouble ? character : all;
  });
  return quote + escaped + quote;
}
