import { readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { check, format } from "prettier";
import { describe, expect, test } from "vitest";
import { markdownCode, markdownText } from "../../generator/4-emit/print/escape.js";
import { formatMarkdown } from "../../generator/4-emit/print/format.js";
import { formatPlainMarkdown } from "../../generator/4-emit/print/format-plain-markdown.js";
import { providers, repository } from "../consumer.js";
import { fuzz } from "../fuzz.js";

const options = { parser: "markdown", printWidth: 100 } as const;

describe("a README", () => {
  test("that was generated is plain, or Prettier's", async () => {
    const texts = (await providers()).map((name) =>
      readFileSync(path.join(repository, "generated", name, "README.md"), "utf8"),
    );
    const plain = await Promise.all(texts.map((text) => formatPlainMarkdown(text, same)));
    expect(plain.filter((text) => text !== undefined).length).toBeGreaterThan(texts.length / 2);
    for (const [index, text] of texts.entries()) {
      expect(plain[index] ?? text).toBe(text);
      expect(await check(text, options)).toBe(true);
    }
  });

  test("of any words is what Prettier makes of it", async () => {
    const word = fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom("the", "API", "key,", "(it", "isn't)", "é", "…") },
      { weight: 1, arbitrary: fc.stringMatching(/^[ -~]{1,8}$/u) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("漢字", "1.", "-", "+", "a_b", "x@y.z", "https://a.b"),
      },
    );
    const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((each) => each.join(" "));
    const text = fc.oneof(
      words.map(markdownText),
      words.map(markdownCode),
      words.map((each) => `T ${markdownText(each)}`),
    );
    const document = fc.record({
      title: text,
      prose: text,
      cells: fc.array(text, { minLength: 1, maxLength: 3 }),
    });
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(document, async ({ title, prose, cells }) => {
        const table = ["| A | B |", "| --- | --- |", ...cells.map((cell) => `| ${cell} | x |`)];
        const source = `# ${title}\n\n\n${prose}\n\n${table.join("\n")}\n`;
        const quick = await formatPlainMarkdown(source, same);
        if (quick === undefined) return;
        plain += 1;
        expect(quick).toBe(await format(source, options));
      }),
      fuzz(1000),
    );
    expect(plain).toBeGreaterThan(50);
  });
});

test("code is formatted piece by piece", async () => {
  const piece = (name: string): string =>
    `import { ${name} } from "${name}"\n\n\nconst a = ${name}( { b : 1 } )\n// Go on.`;
  const source = `# A\n\n\`\`\`ts\n${piece("one")}\n\`\`\`\n\nThen:\n\n\`\`\`ts\n${piece("two")}\n\`\`\`\n`;
  expect(await formatPlainMarkdown(source, same)).toBe(source);
  expect(await formatMarkdown(source)).toBe(await format(source, options));
});

test.each([
  "* a",
  "1. a",
  "a\nb",
  "a  b",
  "a *b*",
  "a_b",
  "<b>",
  "    a",
  "> a",
  "```js\na\n```",
  "a &amp; b",
  "\\#",
])("%j is Prettier's", async (source) => {
  expect(await formatPlainMarkdown(`# A\n\n${source}\n`, same)).toBeUndefined();
});

async function same(pieces: readonly string[]): Promise<readonly string[]> {
  return pieces;
}
