import { expect, test } from "vitest";
import { codeMarkdown } from "../../generator/cli/commands/diff/render-markdown.js";
import { codeSpan } from "../../generator/diagnostics/code-span.js";

test.each([
  ["a", "`a`"],
  ["a`b", "``a`b``"],
  ["a``b", "`a``b`"],
  ["a`b``", "``` a`b`` ```"],
  [" a ", "`  a  `"],
])("the code span of %j is %j", (text, want) => {
  expect(codeSpan(text)).toBe(want);
});

test("the Markdown of a comparison shows a backtick as it is", () => {
  expect(codeMarkdown("a`b|c")).toBe("``a`b\\|c``");
});
