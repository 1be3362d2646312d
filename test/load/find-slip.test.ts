import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";

/** What is said of a text: where, and the message and the help. */
function problemOf(yaml: string) {
  const text = `openapi: 3.1.0\n${yaml}`;
  const { diagnostics } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  const [{ code, span, message, help } = {}] = diagnostics;
  expect([diagnostics.length, code]).toEqual([1, "invalid-yaml"]);
  return { at: `${span?.start.line}:${span?.start.column}`, said: `${message} ${help}` };
}

describe("text that needs quotes is told to be put in quotes, where it begins", () => {
  test.each([
    ["a: Note: this", "2:4"],
    ["a: { b: 1, c: Note: this }", "2:15"],
    ["a: { b: Note: this }", "2:9"],
    ["a: `b` is c", "2:4"],
    ["a: @b", "2:4"],
    ["a: 100\nb: %c", "3:4"],
    ["a:\n  - `b`", "3:5"],
    ["a: { b: 1, c: `d` }", "2:15"],
    ["a: *b* and c", "2:4"],
    ["a: { b: *c* and d }", "2:9"],
    ["a: *b*", "2:4"],
    ["a: [b] and c", "2:4"],
    ["a: {b} and c", "2:4"],
    ["a: { b: [c] and d }", "2:9"],
    [`a: "b" and c`, "2:4"],
    ["a: 'b's c'", "2:4"],
    ["a: { b: 'c's d' }", "2:9"],
    ["a: !b c", "2:4"],
  ])("%j", (yaml, at) => {
    const problem = problemOf(yaml);
    expect(problem).toMatchObject({ at, said: expect.stringContaining("in quotes") });
  });
});

describe("what is not closed is told by the sign that is missing", () => {
  test.each([
    [`a: "b`, `write " where`],
    ["a: 'b", "write ' where"],
    ["a: [b", "write ] where the list ends"],
    ["a:\n  b: [c\n  d: e", "write ] where the list ends"],
    ["a:\n  b: { c: d\ne: f", "write } where the mapping ends"],
  ])("%j", (yaml, want) => expect(problemOf(yaml).said).toContain(want));
});

describe("a line that fits nowhere is shown where it begins", () => {
  test.each([
    ["a:\n    b: c\n  d: e", "4:3", "indented by 2 spaces"],
    ["a:\n    b: c\n d: e", "4:2", "indented by 1 space,"],
    ["a:\n  - b\n c: d", "4:2", "indented by 1 space,"],
  ])("%j", (yaml, at, want) => {
    expect(problemOf(yaml)).toMatchObject({ at, said: expect.stringContaining(want) });
  });

  test.each([
    ["a:\n  b c\n  d: e", "3:3"],
    ["a:\n  b:c\n  d: e", "3:3"],
    ["a: b\nc d", "3:1"],
  ])("a key without colon and space: %j", (yaml, at) => {
    expect(problemOf(yaml)).toMatchObject({ at, said: expect.stringContaining("the colon") });
  });
});

describe("a conflict that Git left is told as one", () => {
  const marks = (ours: string, theirs: string, end = "\n") =>
    ["<<<<<<< HEAD", ours, "=======", theirs, ">>>>>>> branch", ""].join(end);
  test.each([
    ["keys", `a: 1\n${marks("b: 1", "b: 2")}c: 3`, "3:1"],
    ["inner keys", `a:\n  b: 1\n${marks("  c: 1", "  c: 2")}`, "4:1"],
    ["a text", `a: |\n  b\n${marks("  c", "  d")}`, "4:1"],
    ["braces", `a: {\n  b: 1,\n${marks("  c: 1", "  c: 2")}}`, "4:1"],
    ["Windows' line endings", `a: 1\r\n${marks("b: 1", "b: 2", "\r\n")}`, "3:1"],
    ["a side without lines", "<<<<<<< HEAD\na: 1\n=======\n>>>>>>> branch\n", "2:1"],
  ])("around %s", (_name, yaml, at) => {
    expect(problemOf(yaml)).toMatchObject({ at, said: expect.stringContaining("Git left a") });
  });

  test("its marks are text where YAML takes them for text", () => {
    const text = `openapi: 3.1.0\na: |\n  ${marks("b", "c").replaceAll("\n", "\n  ")}\n`;
    const source = { provider: "acme", path: "specs/acme.yaml", text };
    expect(parseDocument(source).diagnostics).toEqual([]);
  });
});
