import { describe, expect, test } from "vitest";
import { readYaml } from "../../generator/1-load/parse-document.js";
import { parseUpstream } from "../../generator/1-load/parse-upstream.js";

const source = (text: string) => ({ provider: "acme", path: "acme.yaml", text });
const parse = (text: string) => parseUpstream(source(text));

/** Codes and locations, as in `invalid-yaml 2:1`. */
const problemsOf = (text: string) =>
  parse(text).diagnostics.map(
    ({ code, span }) => `${code} ${span?.start.line}:${span?.start.column}`,
  );

const document = {
  openapi: "3.0.3",
  info: { title: "Acme \u{1F600} é", version: "1" },
  paths: { "/a": { post: { responses: { 200: { description: "a\nb" } } } } },
};
const yaml = `openapi: 3.0.3
info: { title: Acme 😀 é, version: "1" }
paths:
  /a:
    post:
      responses:
        200:
          description: |-
            a
            b
`;

describe("the values are the same", () => {
  test.each([
    ["in YAML", yaml],
    ["in JSON", JSON.stringify(document, null, 2)],
    ["in minified JSON", JSON.stringify(document)],
    ["in JSON with tabs", JSON.stringify(document, null, "\t")],
    ["in escaped JSON", JSON.stringify(document).replace("\u{1F600}", "\\ud83d\\ude00")],
    ["with a byte order mark", `\uFEFF${yaml}`],
    ["with a byte order mark before JSON", `\uFEFF${JSON.stringify(document)}`],
    ["with CRLF", yaml.replaceAll("\n", "\r\n")],
    ["in a document with its markers", `%YAML 1.1\n---\n${yaml}...\n`],
  ])("%s", (_name, text) => {
    const { value, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    expect(value?.spec).toEqual(document);
  });

  test.each([
    ["a: 2026-11-22"],
    ["a: 2026-11-22T09:00:00Z"],
    ["a: 1_000\nb: 0b1\nc: 1_000.5\nd: ._1\ne: 12:30:45"],
    ["a: 0o17\nb: 0x1F\nc: 017\nd: +1\ne: -0\nf: 1e3\ng: .5\nh: 1.\ni: 1.0"],
    ["a: no\nb: on\nc: y\nd: True\ne: FALSE\nf: tRUE"],
    ["a: ~\nb: null\nc: NULL\nd:\ne: nULL"],
    ["1.0: a\n1.10: b"],
    ["~: a\nTrue: b\n0x1: c"],
    ["a: { 1.0: b, 007: c }"],
    ["? 1.0\n: a"],
    ["1.0 : a"],
    ["a: 1.0\n1: b"],
    ["200: a\nnull: b\ntrue: c"],
    ["a: &x { b: 1 }\nc: { <<: *x, d: 2 }"],
    ["a: { <<: { b: 1 }, c: 2 }"],
    ['"<<": { a: 1 }'],
    ["a: &x [1, 2]\nb: [*x, *x]"],
    ["a: !!str 5"],
    ["a: 123456789012345678901234567890"],
    ["__proto__: { polluted: true }\nconstructor: 1"],
    ["a: |\n  b\n   c\n\nd: >+\n  e\n  f\n\n"],
    [`a: "\\x41\\u00e9\\U0001F600\\/\\e"`],
    ["a: 'it''s'\nb: plain # comment\nc: a#b\nd: a:b"],
    ["a: b\rc: d"],
    ["a: b\u0085c\u2028d"],
  ])("as those of specs: %j", (text) => {
    const whole = `openapi: 3.0.0\n${text}`;
    const wanted = readYaml(source(whole));
    const { value, diagnostics } = parse(whole);
    expect(diagnostics).toEqual(wanted.diagnostics);
    expect(value?.spec).toEqual(wanted.value?.spec);
    expect(Object.keys(value?.spec ?? {})).toEqual(Object.keys(wanted.value?.spec ?? {}));
    expect("polluted" in {}).toBe(false);
  });
});

describe("positions are those of the text", () => {
  test.each([
    ["YAML", yaml, "/paths/~1a/post/responses/200/description", { line: 8, column: 24 }],
    ["JSON", JSON.stringify(document), "/openapi", { line: 1, column: 12 }],
    ["a text with a byte order mark", `\uFEFF${yaml}`, "/openapi", { line: 1, column: 10 }],
    ["CRLF", yaml.replaceAll("\n", "\r\n"), "/paths/~1a", { line: 5, column: 5 }],
    ["aliases", "openapi: 3.1.0\na: &x { b: 1 }\nc: *x", "/c/b", { line: 2, column: 12 }],
  ])("in %s", (_name, text, pointer, want) => {
    const { value } = parse(text);
    expect(value?.locate(pointer)?.start).toEqual(want);
    expect(value?.locate(pointer, "key")?.start).toBeDefined();
  });
});

test.each([
  ["a: 1", "name the provider's OpenAPI document, a YAML or JSON file, with --from"],
  ["[1]", "name the provider's OpenAPI document, a YAML or JSON file, with --from"],
  [
    'swagger: "2.0"',
    "convert it with npx swagger2openapi FILE --yaml --outfile openapi.yaml, and name that with --from",
  ],
  ['openapi: "3.0"', "convert a copy of it to OpenAPI 3.1, and name that with --from"],
  ["openapi: 3.3.0", "convert a copy of it to OpenAPI 3.1, and name that with --from"],
])("the remedy is one for a provider's document: %j", (text, help) => {
  expect(parse(text).diagnostics).toMatchObject([{ help }]);
});

describe("what no spec can be cut from is one problem with its location", () => {
  const nest = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const bomb = [..."abcdefghij"].map((letter, index, letters) => {
    const inner = index === 0 ? "x" : `*${letters[index - 1]}`;
    return `${letter}: &${letter} [${Array.from({ length: 10 }, () => inner).join(", ")}]`;
  });

  test.each([
    ["Swagger 2.0", 'swagger: "2.0"\ninfo: {}', "unsupported-openapi 1:10"],
    ["Swagger 2.0 in JSON", '{ "swagger": "2.0" }', "unsupported-openapi 1:14"],
    ["OpenAPI 3.3", "openapi: 3.3.0", "unsupported-openapi 1:10"],
    ["OpenAPI 3.1 as a number", "openapi: 3.1", "unsupported-openapi 1:10"],
    ["nothing", "", "not-openapi 1:1"],
    ["no OpenAPI", "a: 1", "not-openapi 1:1"],
    ["a list", "[1]", "not-openapi 1:1"],
    ["text", "text", "not-openapi 1:1"],
    ["HTML", "<!doctype html>\n<html><body>\n  <p>x</p></html>", "not-openapi 1:1"],
    ["HTML with a colon", "<html>\n<p>a: b</p>\n<p>c</p>", expect.stringMatching(/^\S+ [12]:/u)],
    [
      "truncated JSON",
      '{ "openapi": "3.0.0",\n  "paths": { "/a',
      expect.stringMatching(/^invalid-yaml 2:/u),
    ],
    [
      "JSON with more behind",
      '{ "openapi": "3.0.0" } x',
      expect.stringMatching(/^invalid-yaml 1:/u),
    ],
    ["truncated YAML", 'openapi: 3.0.0\na: "b', "invalid-yaml 2:4"],
    ["a key twice", "openapi: 3.0.0\na: 1\na: 2", "invalid-yaml 3:1"],
    ["a key twice in JSON", '{ "openapi": "3.0.0", "a": 1, "a": 2 }', "invalid-yaml 1:31"],
    ["a number beyond all", '{ "openapi": "3.0.0", "a": 1e999 }', "invalid-yaml 1:28"],
    ["infinity", "openapi: 3.0.0\na: .inf", "invalid-yaml 2:4"],
    ["two documents", "openapi: 3.0.0\n---\na: 1", "invalid-yaml 2:1"],
    ["a tag", "openapi: 3.0.0\na: !evil x", "invalid-yaml 2:4"],
    [
      "an alias bomb",
      `openapi: 3.0.0\n${bomb.join("\n")}`,
      expect.stringMatching(/^alias-bomb 6:/u),
    ],
    ["a recursive alias", "openapi: 3.0.0\na: &a { b: *a }", "recursive-alias 2:12"],
    [
      "10,000 levels",
      `openapi: 3.0.0\na: ${nest(10_000)}`,
      expect.stringMatching(/^invalid-yaml 2:/u),
    ],
    [
      "10,000 levels of JSON",
      `{ "openapi": "3.0.0", "a": ${nest(10_000)} }`,
      expect.stringMatching(/^invalid-yaml 1:/u),
    ],
    [
      "1,000 levels",
      `openapi: 3.0.0\na: ${nest(1000)}`,
      expect.stringMatching(/^invalid-yaml 2:/u),
    ],
    ["300 levels", `openapi: 3.0.0\na: ${nest(300)}`, expect.stringMatching(/^invalid-yaml 2:/u)],
  ])("%s", (_name, text, want) => {
    expect(problemsOf(text)).toEqual([want]);
    expect(parse(text).value).toBeUndefined();
  });

  test.each(["3.0.0", "3.0.4", "3.1.0", "3.1.1"])("OpenAPI %s is fine", (version) => {
    expect(problemsOf(`openapi: ${version}`)).toEqual([]);
  });

  test("150 levels are fine", () => {
    expect(problemsOf(`openapi: 3.0.0\na: ${nest(150)}`)).toEqual([]);
  });
});

test("a document is read by the quick reader, whose positions are found once for all", () => {
  const text = "openapi: 3.0.0\na: { b: 1 }\n";
  const quick = parse(text).value;
  expect(quick?.locate("/a/b")).toBe(quick?.locate("/a/b"));
  // The other reader, which takes many times as long, finds a position anew each time.
  const thorough = readYaml(source(text)).value;
  expect(thorough?.locate("/a/b")).not.toBe(thorough?.locate("/a/b"));
  expect(thorough?.locate("/a/b")).toEqual(quick?.locate("/a/b"));
});
