const longest = 60;

/** A name from a spec as a message shows it: bare where nobody can misread it, else quoted; cut where it is long. */
export function quote(name: string): string {
  const short = cut(name);
  return /^[\w./#~$@{}:-]+…?$/u.test(short) ? short : JSON.stringify(short);
}

/** The value of a text of JSON as a message shows it: text as a name, anything else as it is. */
export function quoteJson(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === "string" ? quote(value) : cut(json);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Names as a list in a sentence: `a, b and c`; of more than eight it shows the first six. */
export function quoteList(names: readonly string[], word: "and" | "or"): string {
  const shown = names.slice(0, names.length > 8 ? 6 : 8).map(quote);
  if (names.length > shown.length) return `${shown.join(", ")}, …`;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} ${word} ${last}`;
}

/** Control, format (bidi marks, zero-width signs), line-separating and lone surrogate characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text from a spec as a terminal may show it on one line: what could move the cursor, change colours or
 * turn the writing direction stands as its escape, such as `\u001b`.
 */
export function printable(text: string): string {
  return text.replace(unprintable, escapeCharacter);
}

/** Like {@link printable}, with one sign in place of each such character, so that columns stay. */
export function printableLine(text: string): string {
  return text.replaceAll("\t", " ").replace(unprintable, "\uFFFD");
}

function escapeCharacter(character: string): string {
  if (character === "\n") return "\\n";
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16).padStart(4, "0");
  return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`;
}
