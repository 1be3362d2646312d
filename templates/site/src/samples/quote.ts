/** Code points that a reader does not see, or sees elsewhere than they are: controls, bidirectional marks, separators. */
const unseen =
  /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Writes a text in double quotes as JSON, JavaScript and Python read it, with escapes for all that cannot be seen. */
export function quote(text: string): string {
  return escapeUnicode(JSON.stringify(text), unseen);
}

/** Writes a text in double quotes in ASCII, as JSON and Java read it. */
export function quoteAscii(text: string): string {
  return escapeUnicode(JSON.stringify(text), /[\u007f-\uffff]/g);
}

/** Writes code points of the Basic Multilingual Plane, or halves of others, as `\u` and four digits. */
export function escapeUnicode(text: string, pattern: RegExp): string {
  return text.replace(
    pattern,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Returns whether a text has a character that a terminal acts on, or that a reader does not see. */
export function hasUnseen(text: string): boolean {
  return quote(text) !== JSON.stringify(text) || /(?!\n)\p{Cc}/u.test(text);
}

/** Replaces each half of a surrogate pair by U+FFFD, as UTF-8 does. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
