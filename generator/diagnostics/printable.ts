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
