/** A word, a mark, a literal or a comment of TypeScript. */
export interface Token {
  readonly kind: "comment" | "string" | "word" | "number" | "mark" | "end";
  readonly text: string;
  /** How many lines end between the token before and this one. */
  readonly lines: number;
  readonly start: number;
  readonly end: number;
}

const kinds = ["comment", "string", "word", "number", "mark", "end"] as const;

const token =
  /([ \n]*)(?:(\/\*[^]*?\*\/|\/\/[^\n]*)|("(?:[^"\\\n]|\\.)*")|([A-Za-z_$#][\w$]*)|(-?\d[\w.]*)|(=>|[!=]==|\.{3}|\?[?.]|[{}[\]()<>,;:?=|&.*!+])|($))/y;

/** The tokens of a text; undefined where it holds what needs more than that to be read, such as a template. */
export function readTokens(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (;;) {
    const match = token.exec(source);
    if (match === null) return undefined;
    const space = match[1] ?? "";
    let group = 2;
    while (match[group] === undefined) group += 1;
    const text = match[group] ?? "";
    const kind = kinds[group - 2] ?? "end";
    const end = token.lastIndex;
    const lines = space.includes("\n") ? space.split("\n").length - 1 : 0;
    tokens.push({ kind, text, lines, start: end - text.length, end });
    if (kind === "end") return tokens;
  }
}
