/** Returns a text for one line of a log: without control characters and what turns the order of others, and cut. */
export function plainText(text: unknown, most = 300): string {
  return String(text)
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, " ")
    .slice(0, most);
}
