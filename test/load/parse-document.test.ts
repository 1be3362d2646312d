import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";

const parse = (text: string) => parseDocument({ provider: "acme", path: "specs/acme.yaml", text });

/** Codes and locations, as in `invalid-yaml 2:1`. */
const problemsOf = (text: string) =>
  parse(text).diagnostics.map(
    ({ code, span }) => `${code} ${span?.start.line}:${span?.start.column}`,
  );

const specOf = (yaml: string): unknown => {
  const { value, diagnostics } = parse(`openapi: 3.1.0\n${yaml}`);
  expect(diagnostics).toEqual([]);
  return { ...value?.spec, openapi: undefined };
};

describe("a value is what YAML 1.2 says", () => {
  test.each([
    ["200: a", { "200": "a" }],
    ["1.0: a\n~: b\nnull: c\ntrue: d", { "1.0": "a", "~": "b", null: "c", true: "d" }],
    ["verified: 2026-11-22", { verified: "2026-11-22" }],
    ["2026-11-22: a", { "2026-11-22": "a" }],
    ["a: no\nb: on\nc: 0o17\nd: 1_000", { a: "no", b: "on", c: 15, d: "1_000" }],
    ["a: &x { b: 1 }\nc: *x", { a: { b: 1 }, c: { b: 1 } }],
    ["a: &x { b: 1, c: 2 }\nd: { <<: *x, c: 3 }", { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
    ["a: { <<: { b: 1, c: 1 }, <<: { c: 2, d: 2 } }", { a: { b: 1, c: 1, d: 2 } }],
    ["a: &x 1\nb: &x 2\nc: *x", { a: 1, b: 2, c: 2 }],
    [`a: "\\ud800"`, { a: "\ud800" }],
    ["a: 123456789012345678901234567890", { a: Number("123456789012345678901234567890") }],
    ["a:", { a: null }],
    ["a: 1\r\nb: |\r\n  x\r\n  y\r\n", { a: 1, b: "x\ny\n" }],
    [`{ "a": 1 }`.slice(2, -2), { a: 1 }],
  ])("%j", (yaml, want) => expect(specOf(yaml)).toEqual(want));

  test("JSON is YAML, with tabs and all", () => {
    const { value } = parse(`{\n\t"openapi": "3.1.0",\n\t"paths": {\n\t\t"/a": {}\n\t}\n}`);
    expect(value?.spec).toEqual({ openapi: "3.1.0", paths: { "/a": {} } });
  });

  test("%YAML 1.1 changes nothing", () => {
    const { value } = parse("%YAML 1.1\n---\nopenapi: 3.1.0\na: no\nb: 2026-11-22");
    expect(value?.spec).toEqual({ openapi: "3.1.0", a: "no", b: "2026-11-22" });
  });

  test("__proto__ is a key like any other", () => {
    const { value } = parse("openapi: 3.1.0\n__proto__: { polluted: true }\nconstructor: 1");
    expect(Object.keys(value?.spec ?? {})).toEqual(["openapi", "__proto__", "constructor"]);
    expect("polluted" in {}).toBe(false);
    expect(Object.getPrototypeOf(value?.spec)).toBe(Object.prototype);
  });

  test("a byte order mark is not part of it", () => {
    const { value } = parse("\uFEFFopenapi: 3.1.0");
    expect(value?.spec).toEqual({ openapi: "3.1.0" });
    expect(value?.locate("/openapi")?.start).toEqual({ line: 1, column: 10 });
  });
});

describe("what is no spec is refused", () => {
  test.each([
    ["", "not-openapi 1:1"],
    ["# nothing\n", "not-openapi 1:1"],
    ["text", "not-openapi 1:1"],
    ["- openapi: 3.1.0", "not-openapi 1:1"],
    ["null", "not-openapi 1:1"],
    ["\n\ninfo: {}", "not-openapi 3:1"],
    ["<!doctype html>\n<html></html>", "not-openapi 1:1"],
    ["openapi:", "unsupported-openapi 1:9"],
    ["openapi: 3.0.3", "unsupported-openapi 1:10"],
    ["openapi: 3.1", "unsupported-openapi 1:10"],
    ["openapi: 3.2.0", "unsupported-openapi 1:10"],
    ["openapi: 3.1.0-rc1", "unsupported-openapi 1:10"],
    ["openapi: [3.1.0]", "unsupported-openapi 1:10"],
    [`info: {}\nswagger: "2.0"`, "unsupported-openapi 2:10"],
  ])("%j", (text, want) => {
    expect(problemsOf(text)).toEqual([want]);
    expect(parse(text).value).toBeUndefined();
  });
});

test("the way from OpenAPI 3.0 is told", () => {
  expect(parse("openapi: 3.0.3").diagnostics[0]?.help).toContain("nullable");
});

describe("what is no YAML, or no JSON value, is refused", () => {
  const ok = "openapi: 3.1.0\n";
  test.each([
    ["a: [1, 2", "invalid-yaml 2:9"],
    ["a: { b: 1", "invalid-yaml 2:10"],
    [`a: "x`, "invalid-yaml 2:4"],
    ["a:\n\tb: 1", "invalid-yaml 3:1"],
    ["a: b: c", "invalid-yaml 2:4"],
    ["a: @b", "invalid-yaml 2:4"],
    ["a: 1\na: 2", "invalid-yaml 3:1"],
    [`200: 1\n"200": 2`, "invalid-yaml 3:1"],
    ["a: { b: 1, c: 2, b: 3 }", "invalid-yaml 2:18"],
    ["__proto__: 1\n__proto__: 2", "invalid-yaml 3:1"],
    ["a: 1\n---\nb: 2", "invalid-yaml 3:1"],
    ["? [a, b]\n: c", "invalid-yaml 2:3"],
    ["? { a: 1 }\n: c", "invalid-yaml 2:3"],
    ["a: !!binary aGVsbG8=", "invalid-yaml 2:4"],
    ["a: !!set { x, y }", "invalid-yaml 2:4"],
    ["a: !evil x", "invalid-yaml 2:4"],
    ["a: .nan", "invalid-yaml 2:4"],
    ["a: [-.inf]", "invalid-yaml 2:5"],
    ["a: 1e999", "invalid-yaml 2:4"],
    ["a: *nope", "invalid-yaml 2:4"],
    ["b: *a\na: &a 1", "invalid-yaml 2:4"],
    ["a: { <<: 4 }", "invalid-yaml 2:10"],
    ["a: &a 4\nb: { <<: *a }", "invalid-yaml 3:10"],
    ["a: { <<: [{ b: 1 }, 5] }", "invalid-yaml 2:10"],
    ["a: &a [*a]", "recursive-alias 2:8"],
    ["a: &a { b: { c: [*a] } }", "recursive-alias 2:18"],
    ["a: &a { <<: *a }", "recursive-alias 2:13"],
  ])("%j", (yaml, want) => {
    expect(problemsOf(ok + yaml)).toEqual([want]);
    expect(parse(ok + yaml).value).toBeUndefined();
  });

  test("all of it that can be told apart", () => {
    expect(problemsOf(`${ok}a: 1\na: 2\nb: .inf\nc: &c [*c]`)).toEqual([
      "invalid-yaml 3:1",
      "invalid-yaml 4:4",
      "recursive-alias 5:8",
    ]);
  });

  test.each([
    ["a flow sequence", (depth: number) => "[".repeat(depth) + "]".repeat(depth)],
    ["a flow mapping", (depth: number) => "{ a: ".repeat(depth) + "}".repeat(depth)],
    ["a block sequence", (depth: number) => `\n  ${"- ".repeat(depth)}x`],
  ])("nested too deeply: %s", (_name, nest) => {
    expect(problemsOf(`${ok}a: ${nest(150)}`)).toEqual([]);
    for (const depth of [210, 700, 10_000]) {
      expect(problemsOf(`${ok}a: ${nest(depth)}`)).toEqual([
        expect.stringMatching(/^invalid-yaml \d+:\d+$/u),
      ]);
    }
  });

  test("nested too deeply by way of aliases", () => {
    const nest = (inner: string) => "[".repeat(120) + inner + "]".repeat(120);
    expect(problemsOf(`${ok}a: &a ${nest("1")}\nb: ${nest("*a")}`)).toEqual([
      expect.stringMatching(/^invalid-yaml 3:/u),
    ]);
  });
});

describe("aliases", () => {
  const letters = [..."abcdefghij"];
  const bomb = (levels: number) =>
    letters
      .slice(0, levels)
      .map((letter, index) => {
        const inner = index === 0 ? "x" : `*${letters[index - 1]}`;
        return `${letter}: &${letter} [${Array.from({ length: 10 }, () => inner).join(", ")}]`;
      })
      .join("\n");

  test("may repeat a good deal", () => {
    expect(problemsOf(`openapi: 3.1.0\n${bomb(4)}`)).toEqual([]);
  });

  test.each([5, 10])("make one problem when they grow beyond measure: %i levels", (levels) => {
    expect(problemsOf(`openapi: 3.1.0\n${bomb(levels)}`)).toEqual([
      expect.stringMatching(/^alias-bomb 6:/u),
    ]);
  });

  test("may be merged no more often", () => {
    const wide = `a: &a { ${Array.from({ length: 2000 }, (_, index) => `k${index}: 1`).join(", ")} }`;
    const merges = Array.from({ length: 60 }, (_, index) => `m${index}: { <<: *a }`).join("\n");
    expect(problemsOf(`openapi: 3.1.0\n${wide}\n${merges}`)).toEqual([
      expect.stringMatching(/^alias-bomb /u),
    ]);
  });
});
