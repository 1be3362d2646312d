import { describe, expect, test } from "vitest";
import { editYaml } from "../../generator/5-write/edit/edit-yaml.js";
import type { SpecEdit } from "../../generator/types/spec-edit.js";

const set = (pointer: string, key: string, value: unknown) =>
  ({ kind: "set", pointer, key, value }) as SpecEdit;
const append = (pointer: string, value: unknown) =>
  ({ kind: "append", pointer, value }) as SpecEdit;
const remove = (pointer: string) => ({ kind: "remove", pointer }) as SpecEdit;

describe("an edit", () => {
  test.each([
    ["an item, in one line", "a: [1, 2] # two\n", append("/a", 3), "a: [1, 2, 3] # two\n"],
    ["an item in quotes as all are", "a:\n  - 'b'\n", append("/a", "c"), "a:\n  - 'b'\n  - 'c'\n"],
    ["an item in other quotes", 'a:\n- "b"\n', append("/a", "c"), 'a:\n- "b"\n- "c"\n'],
    ["an item as it is", "a:\n  - b\n  - 'c'\n", append("/a", "d"), "a:\n  - b\n  - 'c'\n  - d\n"],
    ["an item of an empty list", "a: []\n", append("/a", "x"), "a: [ x ]\n"],
    [
      "an item, below a comment that is of the last one",
      "a:\n  - 1 # one\n\n  # of b\nb: 1\n",
      append("/a", "two words: three"),
      'a:\n  - 1 # one\n  - "two words: three"\n\n  # of b\nb: 1\n',
    ],
    [
      "an entry behind one that goes deep",
      "a:\n  b:\n    - c: |\n        text\n\nd: 1\n",
      set("/a", "e", { f: ["g"] }),
      "a:\n  b:\n    - c: |\n        text\n  e:\n    f:\n      - g\n\nd: 1\n",
    ],
    ["an entry, in one line", "a: { b: 1 }\n", set("/a", "c", [1]), "a: { b: 1, c: [ 1 ] }\n"],
    ["an entry in place of one", "a:\n  b: 1 # old\n", set("/a", "b", 2), "a:\n  b: 2 # old\n"],
    ["an entry at the end of a file", "a:\n  b: 1", set("/a", "c", 2), "a:\n  b: 1\n  c: 2"],
    [
      "an entry of a mapping in a list",
      "a:\n  - b: 1\n    c: 2\n  - d: 3\n",
      set("/a/0", "e", 4),
      "a:\n  - b: 1\n    c: 2\n    e: 4\n  - d: 3\n",
    ],
    ["the first of one line away", "a: [1, 2]\n", remove("/a/0"), "a: [2]\n"],
    ["the last of one line away", "a: { b: 1, c: 2 }\n", remove("/a/c"), "a: { b: 1 }\n"],
    ["lines away", "a:\n  - 1\n  - b: 2\n    c: 3\n  - 4\n", remove("/a/1"), "a:\n  - 1\n  - 4\n"],
    ["Windows' line ends stay", "a:\r\n  - 1\r\n", append("/a", 2), "a:\r\n  - 1\r\n  - 2\r\n"],
    ["an entry of JSON", '{ "a": 1 }\n', set("", "b", ["x"]), '{ "a": 1, "b": [ "x" ] }\n'],
    [
      "an entry of JSON on a line of its own",
      '{\n  "a": 1\n}\n',
      set("", "b", { c: "x\n y" }),
      '{\n  "a": 1,\n  "b": { "c": "x\\n y" }\n}\n',
    ],
    [
      "the first of JSON",
      '{ "a": 1 }',
      { ...set("", "b", "x"), place: "first" } as SpecEdit,
      '{ "b": "x", "a": 1 }',
    ],
    ["in place of another in JSON", '{ "a": 1 }', set("", "a", "x"), '{ "a": "x" }'],
    [
      "a key called __proto__",
      "a: { b: 1 }\n",
      set("/a", "__proto__", 1),
      "a: { b: 1, __proto__: 1 }\n",
    ],
  ])("%s", (_, text, edit, wanted) => {
    expect(editYaml(text, [edit])).toBe(wanted);
  });

  test.each([
    ["within an alias", "a: &x [1]\nb: *x\n", append("/b", 2)],
    ["of what an alias repeats", "a: &x [1]\nb: *x\n", append("/a", 2)],
    ["within what aliases repeat", "a: &x { b: 1 }\nc: { <<: *x }\n", set("/a", "d", 2)],
    ["that takes a comment away", "a:\n  - 1\n  - 2 # two\n", remove("/a/1")],
    ["that leaves a comment to another item", "a:\n  - 1\n  # two\n  - 2\n  - 3\n", remove("/a/1")],
    ["of the last item", "a: [1]\n", remove("/a/0")],
    ["in place of a block", "a:\n  b: |\n    text\n", set("/a", "b", 1)],
    ["where there is no list", "a: 1\n", append("/a", 1)],
    ["where there is nothing", "a: 1\n", set("/b/c", "d", 1)],
    ["of a broken text", "a: [1\n", append("/a", 2)],
  ])("%s is not made", (_, text, edit) => {
    expect(editYaml(text, [edit])).toBeUndefined();
  });
});
