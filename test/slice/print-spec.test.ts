import { check } from "prettier";
import { describe, expect, test } from "vitest";
import { readYaml } from "../../generator/1-load/parse-document.js";
import { printSpec } from "../../generator/slice/print-spec.js";
import { suggestExtensions } from "../../generator/slice/suggest-extensions.js";
import type { JsonObject } from "../../generator/types/json.js";

const print = (slice: JsonObject, from = "acme.yaml") =>
  printSpec(suggest(slice), { from, schema: "a.json", questions: [], operations: [], notes: [] });

const suggest = (slice: JsonObject) => suggestExtensions(slice, { provider: "acme" });

/** The values of a text, by way of the bytes of a file. */
function read(text: string): unknown {
  const { value, diagnostics } = readYaml({
    provider: "acme",
    path: "acme.yaml",
    text: Buffer.from(text).toString(),
  });
  expect(diagnostics).toEqual([]);
  return value?.spec;
}

describe("a spec reads back as it was", () => {
  const long = "word ".repeat(60);

  test.each([
    ["white space alone", " \n"],
    ["white space before and after", "  a\n\n  b  \n\n"],
    ["long lines", `${long}\n${long}\n  - ${long}\n\n\n${long}`],
    ["a long line without spaces", "x".repeat(300)],
    ["a long line, quoted", `- ${long}\u0000${long}\n  ${long}\t`],
    ["a table", `| a | b |\n|---|---|\n${long}|\n`],
    ["what looks like another value", "2026-11-22"],
    ["what looks like a number", "1.0"],
    ["what looks like nothing", "~"],
    ["a merge key", "<<"],
    ["what looks like YAML", "a: [1]\n---\n...\n%YAML 1.1\n# b\n&c *d !e"],
    ["quotes", `"'\\"`],
    ["line ends", "a\r\nb\rc\u0085d\u2028e\n"],
    ["control characters", "\u0000\u001B[31m\u007F"],
    ["a byte order mark", ` \uFEFF${long}`],
    ["a lone surrogate", "a\n\uD800b"],
    ["astral characters where lines are folded", `\u0000${"😀".repeat(100)}x${"😀".repeat(100)}`],
    ["prettier's own words", "# prettier-ignore\n"],
    ["a name of objects", "__proto__"],
    ["a megabyte", "a ".repeat(500_000)],
  ])("with %s", async (_name, text) => {
    const key = text.slice(0, 1000);
    const schema = { description: text, enum: [text, `${text}${text}`], default: { [key]: null } };
    const slice = {
      info: { title: text, description: text },
      components: { schemas: Object.fromEntries([[key, schema]]) },
    };
    const printed = await print(slice);
    expect(read(printed)).toEqual(suggest(slice));
  });

  test.each([
    ["letters", "k".repeat(1025)],
    ["words", long.repeat(9)],
    ["lines", 'a"\n'.repeat(500)],
    ["what looks like YAML", "? - a: {b} # ".repeat(100)],
    ["a few characters that are long when escaped", "\u0000\u0001".repeat(200)],
  ])("with a key of more than 1,024 characters: %s", async (_name, key) => {
    const slice = { info: {}, components: { schemas: { A: { properties: { [key]: { a: 1 } } } } } };
    const printed = await print(slice);
    expect(read(printed)).toEqual(suggest(slice));
    // Only the key is odd.
    expect(printed).toContain("\ncomponents:\n  schemas:\n    A:\n");
  });

  test("with what a document repeats written out", async () => {
    const shared = { a: [1] };
    const printed = await print({ info: {}, x: shared, y: shared });
    expect(printed).not.toMatch(/[&*]/u);
    expect(read(printed)).toMatchObject({ x: shared, y: shared });
  });
});

test("a spec is laid out as prettier does at this width, and folded", async () => {
  const description = "All that there is to say about this, in one line. ".repeat(9).trim();
  const printed = await print({ info: { description, title: `${description}\n${description}` } });
  expect(await check(printed, { parser: "yaml", printWidth: 100 })).toBe(true);
  expect(printed.split("\n").filter((line) => line.length > 100)).toEqual([]);
  expect(printed).not.toContain('"');
});

test.each([
  ["dir/acme.yaml", "acme.yaml"],
  ["acme\nopenapi: 3.1.0 #.yaml", "acme_openapi__3.1.0__.yaml"],
])("a spec says where it is from: %j", async (from, want) => {
  const printed = await print({ info: {} }, from);
  expect(printed.split("\n").slice(0, 2)).toEqual([
    "# yaml-language-server: $schema=a.json",
    `# Cut from ${want}: the operation and exactly what it reaches, as OpenAPI 3.1.`,
  ]);
});
