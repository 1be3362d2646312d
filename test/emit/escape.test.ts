import { describe, expect, test } from "vitest";
import {
  codeIn,
  commentText,
  docText,
  markdownCode,
  markdownText,
  markdownUrl,
  propertyName,
  splitCode,
  stringLiteral,
} from "../../generator/4-emit/print/escape.js";

const hostile = [
  "*/ throw 1 /*",
  "`${1}`",
  "\" ' \\",
  "\\\\",
  '\\"',
  "a\nb\r\nc",
  "\u2028\u2029",
  "\u202eevil",
  "\ud800",
  "</script>",
  "\u0000\u0007\u001b[31m",
  "\u{E0041}tag",
  "__proto__",
];

test.each(hostile)("the literal of %j has its value and no raw control character", (text) => {
  const source = stringLiteral(text);
  expect(new Function(`return ${source}`)()).toBe(text);
  expect(source).toMatch(/^"[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]*"$/u);
  expect(source.isWellFormed()).toBe(true);
});

test.each([
  ["user", "user"],
  ["$ref", "$ref"],
  ["a-b", '"a-b"'],
  ["1a", '"1a"'],
  ["", '""'],
  ["é", '"é"'],
  ["__proto__", '["__proto__"]'],
  ['a"b', '"a\\"b"'],
])("the property %j is written %s", (name, want) => {
  expect(propertyName(name)).toBe(want);
  const value = new Function(`return { ${propertyName(name)}: 1 }`)() as object;
  expect(Object.keys(value)).toEqual([name]);
});

describe("commentText", () => {
  test.each([
    ["ends */ here", "ends *\\/ here"],
    ["**//", "**\\//"],
    ["@internal", "\\@internal"],
    ["a\n  @deprecated b", "a\n  \\@deprecated b"],
    ["mail@example.com", "mail@example.com"],
    ["a\r\nb\rc", "a\nb\nc"],
    ["a\n\n\n\nb", "a\n\nb"],
    ["a\u2028b\u202ec\u0000d", "a b c d"],
    ["  a  \n b  ", "a\n b"],
  ])("%j becomes %j", (text, want) => {
    expect(commentText(text)).toBe(want);
  });
});

test.each([
  ["mail@example.com {@link x} a<b>", "mail\\@example.com \\{\\@link x\\} a\\<b\\>"],
  ["`{a}` ``{", "`{a}` \\`\\`\\{"],
  ["\\d \\{ \\_", "\\\\d \\{ _"],
  ["```\n{a}\n```\n{b}", "```\n{a}\n```\n\\{b\\}"],
  ["`^a\\_[a-z]+$` \\_", "`^a\\_[a-z]+$` _"],
  ["```\na\\_b\n```", "```\na\\_b\n```"],
  ["- a\n\n  ```js\n  {b}\n  ```\n{c}", "- a\n\n  ```js\n  {b}\n  ```\n\\{c\\}"],
  ["````\n{a}\n```\n{b}\n````\n{c}", "````\n{a}\n```\n{b}\n````\n\\{c\\}"],
  ["a\n  ```\n  {b}", "a\n```\n{b}\n```"],
  ["a\n\n    {b}\n\n{c}", "a\n\n```\n{b}\n```\n\n\\{c\\}"],
  ["``a`b {c}`` `` {d} `` {", "``a`b {c}`` `{d}` \\{"],
  ["`a {b}\n  c` {", "`a {b} c` \\{"],
  ["- a ` {b}\n- c `\n\n` {", "- a \\` \\{b\\}\n- c \\`\n\n\\` \\{"],
  ["https://a.example/@b/{c} (d@e.f)", "https://a.example/%40b/%7Bc%7D (d\\@e.f)"],
  ["`https://a.example/@b` <https://a@b.c/>", "`https://a.example/@b` \\<https://a\\@b.c/\\>"],
])("the docblock of %j is %j", (text, want) => {
  expect(docText(text)).toBe(want);
});

test.each(["```x\n".repeat(20_000), "`a\n".repeat(30_001), "https://".repeat(10_000)])(
  "the docblock of a long text is ready in a moment",
  { timeout: 5000 },
  (text) => {
    expect(docText(text).length).toBeGreaterThan(text.length / 2);
  },
);

test.each([
  ["a *b* _c_ `d`", "a \\*b\\* \\_c\\_ `d`"],
  ["`a_b` and `<c>`", "`a_b` and `<c>`"],
  ["`a\nb`", "`a b`"],
  ["a\n\n    *b*\n    c\n\n*d*", "a `*b* c` \\*d\\*"],
  ["~~~js\na\n~~~", "`a`"],
  ["`a` `b", "`a` \\`b"],
  ["``a` b`` ```c``` ``d", "``a` b`` ```c``` \\`\\`d"],
  ["`a``b` `` ` ``", "`a``b` `` ` ``"],
  ["`a|b` ` c`", "\\`a\\|b\\` \\` c\\`"],
  ["\\`a`*b*`", "\\\\`a`\\*b\\*\\`"],
  ["[x](javascript:0)", "\\[x\\](javascript:0)"],
  ["<script>", "\\<script\\>"],
  ["a | b\nc", "a \\| b c"],
  ["${x} &lt; # ~", "\\${x} \\&lt; \\# \\~"],
])("the Markdown of %j is %j", (text, want) => {
  expect(markdownText(text)).toBe(want);
});

test.each([
  ["a`b\nc", "``a`b c``"],
  ["``a", "` ``a `"],
  ["` ``", "``` ` `` ```"],
  ["a|b", "`a|b`"],
])("the code span of %j is %j, and is read as one", (text, want) => {
  expect(markdownCode(text)).toBe(want);
  expect(codeIn(want)).toBe(text.replace("\n", " "));
  if (!text.includes("|")) expect(splitCode(`a ${want} b`)).toEqual(["a ", want, " b"]);
});

test.each([
  ["https://example.com/a?b=c#d", "https://example.com/a?b=c#d"],
  ["https://example.com/a)b(c", "https://example.com/a%29b%28c"],
  ["https://example.com/<b>", "https://example.com/%3Cb%3E"],
  ["https://example.com/%20", "https://example.com/%20"],
  ["https://example.com/\ud800", "https://example.com/%EF%BF%BD"],
])("the link target of %j is %j", (url, want) => {
  expect(markdownUrl(url)).toBe(want);
});
