import { describe, expect, test } from "vitest";
import { renderFrame } from "../../generator/diagnostics/frame.js";

/** The frame of a text in which `▸` marks the location. */
function frame(marked: string): string[] {
  const before = marked.slice(0, marked.indexOf("▸")).split("\n");
  const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return renderFrame(marked.replace("▸", ""), { start: position, end: position }).split("\n");
}

describe("a frame", () => {
  test.each([
    ["puts a caret under the location", "a: ▸b", ["1 | a: b", "  |    ^"]],
    ["keeps up to two columns of indentation", " a: ▸b", ["1 |  a: b", "  |     ^"]],
    ["leaves out more", "\n        a: ▸b", ["2 |   a: b", "  |      ^"]],
    ["points into the indentation", "    ▸    a", ["1 |       a", "  |   ^"]],
    ["points behind the line", "a▸", ["1 | a", "  |  ^"]],
    ["shows an empty line", "a\n▸\nb", ["2 | ", "  | ^"]],
    ["leaves out a carriage return", "a: ▸b\r\nc", ["1 | a: b", "  |    ^"]],
    ["takes a tab for a blank", "\t\ta:\t▸b", ["1 |   a: b", "  |      ^"]],
    [
      "shows control characters as one sign each",
      "a\u001b[1m: ▸b",
      ["1 | a\uFFFD[1m: b", "  |        ^"],
    ],
    [
      "shows bidi marks as one sign each",
      "\u202ea: ▸b\u2069",
      ["1 | \uFFFDa: b\uFFFD", "  |     ^"],
    ],
    ["allows for wide characters", "漢字: ▸b", ["1 | 漢字: b", "  | \u3000\u3000  ^"]],
    ["allows for wide emoji", "😀: ▸b", ["1 | 😀: b", "  | \u3000  ^"]],
    ["widens the gutter", `${"\n".repeat(999)}a: ▸b`, ["1000 | a: b", "     |    ^"]],
  ])("%s", (_name, marked, want) => expect(frame(marked)).toEqual(want));

  test("does not count a byte order mark", () => {
    const span = { start: { line: 1, column: 4 }, end: { line: 1, column: 5 } };
    expect(renderFrame("\uFEFFa: b", span)).toBe("1 | a: b\n  |    ^");
  });

  test("is empty for a line that is not there", () => {
    const span = { start: { line: 3, column: 1 }, end: { line: 3, column: 1 } };
    expect(renderFrame("a\nb", span)).toBe("");
  });
});

describe("a long line", () => {
  const long = "x".repeat(1_000_000);

  test("is cut on both sides of the location", () => {
    const [line = "", caret = ""] = frame(`    ${long}▸Y${long}`);
    expect(line.length).toBeLessThan(110);
    expect(line).toMatch(/^1 \| {3}…x+Yx+…$/u);
    expect(caret.indexOf("^")).toBe(line.indexOf("Y"));
  });

  test("is cut on the right only where the location is near its start", () => {
    const [line = "", caret = ""] = frame(`  Z▸Y${long}`);
    expect(line).toMatch(/^1 \| {3}ZYx+…$/u);
    expect(caret.indexOf("^")).toBe(line.indexOf("Y"));
  });

  test("is whole where it fits", () => {
    const [line = ""] = frame(`${"x".repeat(80)}▸Y`);
    expect(line).toBe(`1 | ${"x".repeat(80)}Y`);
  });
});
