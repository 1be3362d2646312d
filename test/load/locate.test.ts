import { describe, expect, test } from "vitest";
import { LineCounter, parseDocument as parseYaml, type YAMLMap } from "yaml";
import { createLocate } from "../../generator/1-load/locate.js";
import { parseDocument } from "../../generator/1-load/parse-document.js";

const text = `openapi: 3.1.0
paths:
  /a/b~c:
    get: { tags: [one, two] }
shared: &shared
  type: object
  inner: { deep: 1 }
alias: *shared
list: [*shared, { x: *shared }]
merged:
  <<: *shared
  type: array
both: { <<: [{ k: 1, l: 1 }, { l: 2, m: 2 }], m: 3 }
200: number
block: |
  text
empty:
"quo\\u0074ed": 5
last: 1
`;

const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });

/** The location of a value or key, as in `4:18`. */
function at(pointer: string, part?: "key" | "value"): string {
  const span = value?.locate(pointer, part);
  return `${span?.start.line}:${span?.start.column}`;
}

describe("the location of a value", () => {
  test.each([
    ["", "1:1"],
    ["/openapi", "1:10"],
    ["/paths", "3:3"],
    ["/paths/~1a~1b~0c", "4:5"],
    ["/paths/~1a~1b~0c/get/tags", "4:18"],
    ["/paths/~1a~1b~0c/get/tags/1", "4:24"],
    ["/shared/inner/deep", "7:18"],
    ["/200", "14:6"],
    ["/block", "15:8"],
    ["/empty", "17:7"],
    ["/quoted", "18:16"],
  ])("%s", (pointer, want) => expect(at(pointer)).toBe(want));

  test.each([
    ["an alias stands where it is written", "/alias", "8:8"],
    ["its inside where the anchor is", "/alias/inner/deep", "7:18"],
    ["in a list as well", "/list/0", "9:8"],
    ["and further in", "/list/1/x/type", "6:9"],
    ["a merged key stands in its source", "/merged/inner", "7:10"],
    ["an own key wins over a merged one", "/merged/type", "12:9"],
    ["the first of several merged ones wins", "/both/l", "13:25"],
    ["an own one wins over several", "/both/m", "13:50"],
  ])("%s: %s", (_name, pointer, want) => expect(at(pointer)).toBe(want));

  test.each([
    ["/nope", "1:1"],
    ["/paths/~1a~1b~0c/post", "4:5"],
    ["/paths/~1a~1b~0c/get/tags/2", "4:18"],
    ["/paths/~1a~1b~0c/get/tags/01", "4:18"],
    ["/paths/~1a~1b~0c/get/tags/length", "4:18"],
    ["/openapi/x/y", "1:10"],
    ["/constructor", "1:1"],
  ])("%s, which is not there, is that of the nearest ancestor", (pointer, want) => {
    expect(at(pointer)).toBe(want);
  });
});

describe("the location of a key", () => {
  test.each([
    ["/paths", "2:1"],
    ["/paths/~1a~1b~0c", "3:3"],
    ["/paths/~1a~1b~0c/get", "4:5"],
    ["/paths/~1a~1b~0c/post", "3:3"],
    ["/alias/inner", "7:3"],
    ["/merged/inner", "7:3"],
    ["/200", "14:1"],
    ["/quoted", "18:1"],
    ["/paths/~1a~1b~0c/get/tags/1", "4:24"],
    ["", "1:1"],
    ["/nope", "1:1"],
  ])("%s", (pointer, want) => expect(at(pointer, "key")).toBe(want));
});

test("a span ends behind the last character", () => {
  expect(value?.locate("/openapi")).toEqual({
    start: { line: 1, column: 10 },
    end: { line: 1, column: 15 },
  });
});

test("lines end in CRLF as well", () => {
  const crlf = parseDocument({
    provider: "a",
    path: "a",
    text: "openapi: 3.1.0\r\ninfo:\r\n  title: A\r\n",
  });
  expect(crlf.value?.locate("/info/title")).toEqual({
    start: { line: 3, column: 10 },
    end: { line: 3, column: 11 },
  });
});

test("columns count UTF-16 code units", () => {
  const wide = parseDocument({ provider: "a", path: "a", text: `openapi: 3.1.0\na: { "😀é": 1 }` });
  expect(wide.value?.locate("/a/😀é")?.start).toEqual({ line: 2, column: 13 });
});

test("finding locations in a large mapping goes through its entries once", () => {
  const lines = new LineCounter();
  const root = parseYaml("a: 1\nb: 2\nc: 3", { lineCounter: lines }).contents as YAMLMap;
  const { items } = root;
  let reads = 0;
  Object.defineProperty(root, "items", {
    get: () => {
      reads += 1;
      return items;
    },
  });
  const locate = createLocate({ root, aliases: new Map(), lines });
  const found = ["/a", "/b", "/c"].map((pointer) => locate(pointer)?.start.line);
  expect(found).toEqual([1, 2, 3]);
  expect(reads).toBe(1);
});
