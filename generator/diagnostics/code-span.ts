/** Returns the Markdown code span that shows a text as it is, between as few backticks as do not occur in it. */
export function codeSpan(text: string): string {
  const runs = new Set([...text.matchAll(/`+/gu)].map(([run]) => run));
  let mark = "`";
  while (runs.has(mark)) mark += "`";
  // Markdown takes a space from both sides.
  const space = /^`|`$|^ .* $/u.test(text) ? " " : "";
  return mark + space + text + space + mark;
}
