/** A stretch of a sample's text, and what it is to a reader. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

export type TokenKind = "plain" | "keyword" | "string" | "property" | "comment";

/** A sample, or a part of one: joined, the texts of its tokens are what runs. */
export type Code = readonly Token[];

/** Returns a sample's text. */
export function textOf(code: Code): string {
  return code.map(({ text }) => text).join("");
}

/** A tag for templates of one language: what stands in the template is marked, and what is put into it stays as it is. */
export type CodeTag = (strings: TemplateStringsArray, ...parts: readonly (string | Code)[]) => Code;

/**
 * Makes the tag of a language, by its keywords and by what begins a comment.
 *
 * Whatever comes from a caller goes into a template as a token, never as a part of its text.
 */
export function codeOf(keywords: string, comment: "//" | "#"): CodeTag {
  const pattern = new RegExp(
    `("(?:[^"\\\\\\n]|\\\\.)*"|'[^'\\n]*')|((?:^|(?<= ))${comment}.*)|\\b(${keywords.replaceAll(" ", "|")})\\b`,
    "gmu",
  );
  const mark = (text: string): Code => {
    const tokens: Token[] = [];
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      tokens.push(plain(text.slice(end, match.index)));
      const kind =
        match[1] !== undefined ? "string" : match[2] !== undefined ? "comment" : "keyword";
      tokens.push({ kind, text: match[0] });
      end = match.index + match[0].length;
    }
    return [...tokens, plain(text.slice(end))];
  };
  return (strings, ...parts) =>
    compact(
      strings.flatMap((text, index) => {
        const part = parts[index] ?? "";
        return [...mark(text), ...(typeof part === "string" ? [plain(part)] : part)];
      }),
    );
}

/** Returns parts with a text between each two. */
export function join(parts: readonly Code[], between: string): Code {
  return parts.flatMap((part, index) => (index === 0 ? part : [plain(between), ...part]));
}

export function plain(text: string): Token {
  return { kind: "plain", text };
}

/** Drops empty tokens, and makes one of neighbours of a kind. */
function compact(tokens: readonly Token[]): Code {
  const kept: Token[] = [];
  for (const token of tokens) {
    const last = kept.at(-1);
    if (last?.kind === token.kind) kept.splice(-1, 1, { ...last, text: last.text + token.text });
    else if (token.text !== "") kept.push(token);
  }
  return kept;
}
