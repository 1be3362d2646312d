import { describe, expect, test } from "vitest";
import { renderDiff } from "../../generator/cli/report/render-diff.js";
import type { UpdatedFile } from "../../generator/types/tree.js";

function change(before: string, after: string): UpdatedFile {
  return { kind: "update", reason: "stale", path: "acme/a", before, after, keep: false };
}

function lines(count: number, prefix: string): string {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}\n`).join("");
}

describe("renderDiff", () => {
  test("goes from what is on disk to what belongs there", () => {
    expect(renderDiff(change("a\nb\nc\n", "a\nB\nc\n"), 60)).toEqual([
      { text: "@@ -1,3 +1,3 @@", style: "strong" },
      { text: " a" },
      { text: "-b", style: "bad" },
      { text: "+B", style: "good" },
      { text: " c" },
    ]);
  });

  test("does not show the line endings of a checkout", () => {
    const texts = renderDiff(change("a\r\nb\r\n", "a\nB\n"), 60).map(({ text }) => text);
    expect(texts).toEqual(["@@ -1,2 +1,2 @@", " a", "-b", "+B"]);
    const kept = renderDiff(change("a\r\nb\r\n", "a\r\nB\r\n"), 60).map(({ text }) => text);
    expect(kept).toEqual(texts);
  });

  test("is cut at the limit, and says how much is missing", () => {
    const shown = renderDiff(change("", lines(100, "new")), 10);
    expect(shown).toHaveLength(11);
    expect(shown.at(-1)?.text).toBe("… 91 more lines");
  });

  test("gives up on texts that have nothing in common", () => {
    const shown = renderDiff(change(lines(5000, "old"), lines(5000, "new")), 10);
    expect(shown.map(({ text }) => text)).toEqual(["too different for a diff"]);
  });
});
