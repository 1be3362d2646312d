import type { Fix, Position } from "../../types/diagnostic.js";

/** A text with edits made at their places, and nothing else touched; of two that overlap, the first is made. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  const lines = text.split("\n");
  const starts = lines.map(() => 0);
  for (const [index, line] of lines.slice(0, -1).entries()) {
    starts[index + 1] = (starts[index] ?? 0) + line.length + 1;
  }
  const offset = ({ line, column }: Position): number => (starts[line - 1] ?? 0) + column - 1;
  let [fixed, done] = ["", 0];
  const edits = fixes.map(({ span, text: after }) => ({
    from: offset(span.start),
    to: offset(span.end),
    after,
  }));
  for (const { from, to, after } of edits.sort((a, b) => a.from - b.from)) {
    if (from < done) continue;
    fixed += text.slice(done, from) + after;
    done = to;
  }
  return fixed + text.slice(done);
}
