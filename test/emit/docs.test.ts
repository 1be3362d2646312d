import { expect, test } from "vitest";
import { docs, docsWithTags, printDocblock, sentence } from "../../generator/4-emit/print/docs.js";

test.each([
  ["nothing", [undefined, ""], []],
  ["one line", ["A token."], ["A token."]],
  [
    "paragraphs",
    ["A token.", undefined, "It is short-lived."],
    ["\nA token.\n\nIt is short-lived."],
  ],
  ["long lines", [`${"word ".repeat(20)}end`], [`\n${"word ".repeat(17)}word\nword word end`]],
  [
    "code in a list that is too long",
    [`- a\n\n  \`\`\`\`\n  ${"word ".repeat(20)}\n  \`\`\`\``],
    [`\n- a\n\n  \`\`\`\n  ${"word ".repeat(20).trimEnd()}\n  \`\`\``],
  ],
  ["a word that is too long", ["x".repeat(120)], ["x".repeat(120)]],
])("%s", (_, paragraphs, want) => {
  expect(docs(...paragraphs)).toEqual(want);
});

test("tags stand below the text", () => {
  expect(docsWithTags(["A token."], [["see", "https://example.com"], undefined])).toEqual([
    "\nA token.\n\n@see https://example.com",
  ]);
  expect(docsWithTags([undefined], [["deprecated", ""]])).toEqual(["@deprecated"]);
  expect(docsWithTags(["A token."], [])).toEqual(["A token."]);
});

test("prints as source text", () => {
  expect(printDocblock(["A token."])).toBe("/** A token. */");
  expect(printDocblock(["\nA token.\n\nShort."])).toBe("/**\n * A token.\n *\n * Short.\n */");
});

test.each([
  ["Mint a token", "Mint a token."],
  ["Mint a token. ", "Mint a token. "],
  ["Why?", "Why?"],
])("%j is the sentence %j", (text, want) => {
  expect(sentence(text)).toBe(want);
});

// In time that grows with the text: that it grows with its square was seconds for these.
test("a line of many words is broken at once", { timeout: 5000 }, () => {
  expect(docs("word ".repeat(200_000))[0]?.match(/\n/gu)).toHaveLength(11_112);
});

test("what follows many spaces is printed at once", { timeout: 5000 }, () => {
  expect(docs(`a${" ".repeat(40_000)}b`)[0]).toMatch(/^\na +\nb$/u);
});
