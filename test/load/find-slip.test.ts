import { describe, expect, test } from "vitest";
import { findSlip } from "../../generator/1-load/find-slip.js";
import { parseDocument } from "../../generator/1-load/parse-document.js";

/** What is said of a text: where, and the message and the help. */
function problemOf(yaml: string) {
  return problemIn(`openapi: 3.1.0\n${yaml}`);
}

function problemIn(text: string) {
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
    [`a: "b`, "2:4", `write " where`],
    ["a: 'b", "2:4", "write ' where"],
    [`a: "b\nc: d\ne: f\n`, "2:4", `write " where`],
    [`a:\n  b: "c\n  d: "e"\n  f: g`, "3:6", `write " where`],
    [`a:\n  b: 'it''s\nd: e`, "3:6", "write ' where"],
    [`a: "b\\"\nc: d`, "2:4", `write " where`],
    [`a: {\n  "b": "c,\n  "d": "e"\n}`, "3:8", `write " where`],
    [String.raw`a: { b: "c\"`, "2:9", `write " where`],
    ["a: [b", "2:6", "write ] where the list ends"],
    ["a:\n  b: [c\n  d: e", "4:3", "write ] where the list ends"],
    ["a:\n  b: { c: d\ne: f", "4:1", "write } where the mapping ends"],
  ])("%j", (yaml, at, want) => {
    expect(problemOf(yaml)).toMatchObject({ at, said: expect.stringContaining(want) });
  });
});

describe("a comma or a colon that is missing within brackets is told where it is missing", () => {
  test.each([
    ["a: { b: 1 c: 2 }", "2:10"],
    ["a: { b: text c: 2 }", "2:13"],
    ["a: {\n  b: 1\n  c: 2\n}", "3:7"],
    ["a: {\n  b: some text\n  c: 2\n}", "3:15"],
    [`a: { b: "x" c: 2 }`, "2:12"],
    ["a: { b: { c: 1 } d: 2 }", "2:17"],
    ["a: { b: [1] d: 2 }", "2:12"],
    ["a: [b\n  c: d]", "2:6"],
    [`a: ["b" 'c']`, "2:8"],
    [`a: ["b""c"]`, "2:8"],
    ["a: [{ b: 1 } { b: 2 }]", "2:13"],
  ])("a comma: %j", (yaml, at) => {
    expect(problemOf(yaml)).toMatchObject({ at, said: expect.stringContaining("A comma is") });
  });

  test.each([
    [`{\n  "openapi": "3.1.0"\n  "info": {}\n}`, "2:21"],
    [`{"openapi": "3.1.0" "info": {}}`, "1:20"],
    [`{\n  "a": true\n  "b": 1\n}`, "2:12"],
    [`{"a": true "b": 1}`, "1:11"],
    [`{\n  "a": [\n    { "b": 1 }\n    { "b": 2 }\n  ]\n}`, "3:15"],
    [`{\n  "a": [\n    "x"\n    "y"\n  ]\n}`, "3:8"],
    [`{\n  "a": {\n    "b": 1\n  }\n  "c": 2\n}`, "4:4"],
  ])("a comma in JSON: %j", (text, at) => {
    expect(problemIn(text)).toMatchObject({ at, said: expect.stringContaining("A comma is") });
  });

  test.each([
    [`{ "a" 1 }`, "1:6"],
    [`{ "a": 1, "b" {} }`, "1:14"],
  ])("a colon in JSON: %j", (text, at) => {
    expect(problemIn(text)).toMatchObject({ at, said: expect.stringContaining("A colon is") });
  });

  test.each([
    ["a: { b: { c: 'd' e }, f: { g: 1 } }\nh: { i: 1 j: 2 }", "2:14", "put all of the value"],
    [`a: { b: {\n  c: d: e } f: 1 }`, "3:6", "A colon with a space"],
    ["a: b: c\nd: { e: 1 f: 2 }", "2:4", "A colon with a space"],
    ["a: { b: 'c's: d }", "2:9", "put all of the value"],
    [`a: { b\n  c: d, e: "f }`, "3:12", "does not end with one"],
    [`a: }\nb: { c: "d" e: f }`, "2:4", "Unexpected"],
  ])("not before what is wrong above: %j", (yaml, at, want) => {
    expect(problemOf(yaml)).toMatchObject({ at, said: expect.stringContaining(want) });
  });
});

describe("a key or an item that stands where none can is told", () => {
  test.each([
    ["a: b\n  c: d", "3:3", "a has a value"],
    ["a: b\n  more\n  c: d", "4:3", "a has a value"],
    ["tags: [a]\n  - b", "3:3", "tags has a value"],
    ["a:\n  - b: c\n      d: e", "4:7", "b has a value"],
    ["a: - b", "2:4", "cannot begin on the line of the key"],
    ["a: - b\n   - c", "2:4", "cannot begin on the line of the key"],
    ["a: - b: c\n", "2:4", "cannot begin on the line of the key"],
    ["a: b\n# c\n  d: e", "4:3", "a has a value"],
    ["info:\n  title: x\n  # more\n    version: 1", "5:5", "title has a value"],
    ["a: [b]]\nc: d", "2:7", "Unexpected"],
    ["- a\nb: c", "2:1", "an item of a list, among"],
    ["b:\n  - a b\n    c: d", "3:5", "is no key with a value"],
    ["a:\n  - b\n  - c: d\n   e: f", "5:4", "indented by 3 spaces"],
  ])("%j", (yaml, at, want) => {
    expect(problemOf(yaml)).toMatchObject({ at, said: expect.stringContaining(want) });
  });

  test.each([
    ["  openapi: 3.1.0\na: b\n", "1:3"],
    ["# note\n\n  openapi: 3.1.0\n  b: c\na: b\n", "3:3"],
  ])("a first key that is indented: %j", (text, at) => {
    expect(problemIn(text)).toMatchObject({ at, said: expect.stringContaining("first key") });
  });
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

  test("with the text before both changes, which goes as well", () => {
    const text = "<<<<<<< HEAD\na: 1\n||||||| 1a2b3c4\na: 0\n=======\na: 2\n>>>>>>> branch\n";
    const said = expect.stringContaining("from ||||||| to =======");
    expect(problemOf(text)).toMatchObject({ at: "2:1", said });
    expect(problemOf(marks("b: 1", "b: 2")).said).not.toContain("|||||||");
    const below = `${marks("b: 1", "b: 2")}||||||| 1a2b3c4\n`;
    expect(problemOf(below).said).not.toContain("from |||||||");
  });

  test.each(["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> branch"])(
    "also by the one line that is still there: %s",
    (line) => {
      const said = expect.stringContaining("Git wrote this line");
      expect(problemOf(`a: 1\n${line}\nb: 1`)).toMatchObject({ at: "3:1", said });
      expect(problemOf(`a: 1\r\n${line}\r\nb: 1`)).toMatchObject({ at: "3:1", said });
    },
  );

  test("its marks are text where YAML takes them for text", () => {
    const text = `openapi: 3.1.0\na: |\n  ${marks("b", "c").replaceAll("\n", "\n  ")}\n`;
    const source = { provider: "acme", path: "specs/acme.yaml", text };
    expect(parseDocument(source).diagnostics).toEqual([]);
  });
});

test.each(["- ", "- a: ", "{ a: ", "[", "{", ": ", '"', "' ", "*a ", "#/ : "])(
  "a long line of %j is read in a moment",
  { timeout: 10_000 },
  (part) => {
    const text = part.repeat(100_000);
    expect(["object", "undefined"]).toContain(typeof findSlip(text, text.length));
  },
);
