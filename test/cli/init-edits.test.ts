import { expect, test } from "vitest";
import { covers } from "../../generator/cli/commands/init/covers.js";
import { insertJson } from "../../generator/cli/commands/init/insert-json.js";
import { insertYaml } from "../../generator/cli/commands/init/add-workspace.js";

test.each([
  {
    idea: "indents by what the file indents by",
    text: '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n',
    keys: ["a", "c"],
    value: { d: 1 },
    want: '{\n\t"a": {\n\t\t"b": 1,\n\t\t"c": {\n\t\t\t"d": 1\n\t\t}\n\t}\n}\n',
  },
  {
    idea: "keeps a comment beside its line",
    text: '{\n  "a": 1 // why\n}',
    keys: ["b"],
    value: 2,
    want: '{\n  "a": 1, // why\n  "b": 2\n}',
  },
  {
    idea: "keeps a comment below, and a trailing comma",
    text: '{\n  "a": [1], /* why */\n  // the end\n}\n',
    keys: ["b"],
    value: 2,
    want: '{\n  "a": [1], /* why */\n  "b": 2,\n  // the end\n}\n',
  },
  {
    idea: "fills an empty object and keeps what it says",
    text: '{\n  "scripts": { // none yet\n  }\n}',
    keys: ["scripts", "a"],
    value: "b",
    want: '{\n  "scripts": { // none yet\n    "a": "b"\n  }\n}',
  },
  {
    idea: "makes the objects on the way",
    text: "{}",
    keys: ["nx", "targets", "a"],
    value: {},
    want: '{\n  "nx": {\n    "targets": {\n      "a": {}\n    }\n  }\n}',
  },
  {
    idea: "stays on one line where all is on one line",
    text: '{"a":{"b":1}}',
    keys: ["c"],
    value: { d: ["e"] },
    want: '{"a":{"b":1}, "c": { "d": [ "e" ] }}',
  },
  {
    idea: "appends to a list as it is laid out",
    text: '{\n  "a": ["b"],\n  "c": [\n    "d"\n  ]\n}',
    keys: ["c"],
    value: ["e"],
    want: '{\n  "a": ["b"],\n  "c": [\n    "d",\n    "e"\n  ]\n}',
  },
  {
    idea: "appends to a list on a line",
    text: '{\n  "a": ["b"]\n}',
    keys: ["a"],
    value: ["c"],
    want: '{\n  "a": ["b", "c"]\n}',
  },
  {
    idea: "keeps line endings",
    text: '{\r\n  "a": 1\r\n}\r\n',
    keys: ["b"],
    value: { c: 1 },
    want: '{\r\n  "a": 1,\r\n  "b": {\r\n    "c": 1\r\n  }\r\n}\r\n',
  },
  {
    idea: "is not misled by braces in texts and comments",
    text: '{\n  "a": "}", // }\n  "b": {} /* { */\n}\n',
    keys: ["b", "c"],
    value: 1,
    want: '{\n  "a": "}", // }\n  "b": {\n    "c": 1\n  } /* { */\n}\n',
  },
  {
    idea: "breaks no text that it does not understand",
    text: '{\n  "a": 1 /* why */,\n}',
    keys: ["b"],
    value: 2,
    want: undefined,
  },
  {
    idea: "writes nothing where a key that is there twice would hide it",
    text: '{ "a": {}, "a": {} }',
    keys: ["a", "b"],
    value: 2,
    want: undefined,
  },
  {
    idea: "replaces nothing",
    text: '{ "a": { "b": 1 } }',
    keys: ["a", "b"],
    value: 2,
    want: undefined,
  },
  {
    idea: "leads into nothing but objects",
    text: '{ "a": [] }',
    keys: ["a", "b"],
    value: 2,
    want: undefined,
  },
])("JSON: $idea", ({ text, keys, value, want }) => {
  expect(insertJson(text, { keys, value })).toBe(want);
});

test.each([
  {
    idea: "quotes as the item before",
    text: "# all\npackages:\n  - 'a/*' # apps\n\ncatalog:\n  b: 1\n",
    want: "# all\npackages:\n  - 'a/*' # apps\n  - 'x/*'\n\ncatalog:\n  b: 1\n",
  },
  {
    idea: "indents as the item before",
    text: "packages:\n- a/*\ncatalog: {}\n",
    want: "packages:\n- a/*\n- x/*\ncatalog: {}\n",
  },
  { idea: "without an end", text: 'packages:\n  - "a/*"', want: 'packages:\n  - "a/*"\n  - "x/*"' },
  { idea: "in a flow list", text: "packages: [a/*, 'b']\n", want: "packages: [a/*, 'b', x/*]\n" },
  { idea: "in an empty list", text: "packages: []\n", want: "packages: [ x/* ]\n" },
  {
    idea: "in a list that is missing",
    text: "catalog:\r\n  a: 1",
    want: "catalog:\r\n  a: 1\r\npackages:\r\n  - x/*",
  },
  { idea: "in a file that is missing", text: "", want: 'packages:\n  - "x/*"\n' },
  {
    idea: "before the end of the document",
    text: "catalog: {}\n...\n",
    want: "catalog: {}\npackages:\n  - x/*\n...\n",
  },
  {
    idea: "in braces",
    text: "{ catalog: {} }\n",
    want: "{ catalog: {}, packages: [ x/* ] }\n",
  },
  { idea: "in comments alone", text: "# none", want: '# none\npackages:\n  - "x/*"\n' },
  { idea: "not where it is said twice", text: "a: &a [b]\npackages: *a\n", want: undefined },
  { idea: "not in something else", text: "packages: a\n", want: undefined },
])("YAML: $idea", async ({ text, want }) => {
  expect(insertYaml(text, "packages", "x/*")).toBe(want);
});

test.each([
  { globs: ["packages/*"], folder: "packages/a", want: true },
  { globs: ["./packages/*/"], folder: "packages/a", want: true },
  { globs: ["packages/*"], folder: "packages/link/a", want: false },
  { globs: ["packages/**"], folder: "packages/link/a", want: true },
  { globs: ["**"], folder: "packages/link/a", want: true },
  { globs: ["packages/{link,lib}/*"], folder: "packages/link/a", want: true },
  { globs: ["packages/link/b"], folder: "packages/link/a", want: false },
  { globs: ["packages/**", "!packages/link/**"], folder: "packages/link/a", want: false },
  { globs: ["packages/@acme/*"], folder: "packages/@acme/a", want: true },
  { globs: ["libs/a b/*"], folder: "libs/a b/c", want: true },
  { globs: ["packages/{a"], folder: "packages/{a", want: true },
  { globs: ["packages/a}"], folder: "packages/a", want: false },
  { globs: ["{a,{b,c}}/*"], folder: "c/d", want: true },
  { globs: ["a,b/*"], folder: "a", want: false },
  { globs: ["packages/[a]+(b)|c^$"], folder: "packages/[a]+(b)|c^$", want: true },
  { globs: ["packages.*"], folder: "packages/a", want: false },
  { globs: [], folder: "packages/a", want: false },
])("$globs and $folder: $want", ({ globs, folder, want }) => {
  expect(covers(globs, folder)).toBe(want);
});
