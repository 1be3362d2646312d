import { isScalar, parseDocument, visit } from "yaml";

/** A YAML text with a comment above each key that begins a line, and one at its end; nothing else of it changes. */
export function addComments(text: string): string {
  const starts = new Set<number>();
  visit(parseDocument(text), {
    Pair(_, { key }) {
      const start = isScalar(key) ? key.range?.[0] : undefined;
      if (start === undefined) return;
      const line = text.lastIndexOf("\n", start - 1) + 1;
      if (text.slice(line, start).trim() === "") starts.add(line);
    },
  });
  const lines = text.split("\n");
  let offset = 0;
  const commented = lines.flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    const indent = /^ */u.exec(line)?.[0] ?? "";
    return starts.has(start) ? [`${indent}# A note: { not, a: key }`, line] : [line];
  });
  return `${commented.join("\n")}# The end.\n`;
}
