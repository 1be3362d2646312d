import { expect, test } from "vitest";
import { fenceCode } from "../../generator/4-emit/print/fence-code.js";

test.each([
  ["a\n    b", "a\n    b"],
  ["a\n\n    {b}\n\n      c\n\nd", "a\n\n```\n{b}\n\n  c\n```\n\nd"],
  ["    a", "```\na\n```"],
  ["a\n\n\tb\n  \tc", "a\n\n```\nb\nc\n```"],
  ["# a\n    b", "# a\n```\nb\n```"],
  ["- a\n\n    b", "- a\n\n    b"],
  ["- a\n\n      b\n- c", "- a\n\n  ```\n  b\n  ```\n- c"],
  ["10. a\n\n        b\n\nc", "10. a\n\n    ```\n    b\n    ```\n\nc"],
  [
    "- a\n  - b\n\n        c\n\nd\n\n    e",
    "- a\n  - b\n\n    ```\n    c\n    ```\n\nd\n\n```\ne\n```",
  ],
  ["- a\n    - b\n    - c", "- a\n    - b\n    - c"],
  ["~~~js x\n{a}\n~~~~\nb", "```js x\n{a}\n```\nb"],
  ["````\n{a}\n````", "```\n{a}\n```"],
  ["````\n{a}\n```\n````", "````\n{a}\n```\n````"],
  ["~~~\n```\n~~~", "````\n```\n````"],
  ["a\n  ```\n  {b}\n   c", "a\n```\n{b}\n c\n```"],
  ["- a\n\n  ```js\n  {b}\n  ```\n{c}", "- a\n\n  ```js\n  {b}\n  ```\n{c}"],
  ["- a\n  ```\n  {b}\nc", "- a\n  ```\n  {b}\n  ```\nc"],
  ["```\n    a\n```", "```\n    a\n```"],
  ["``` a`b\n    c", "``` a`b\n    c"],
  ["a\r\n\r\n    b\r\n", "a\n\n```\nb\n```\n"],
])("the code of %j stands between backticks", (text, want) => {
  expect(fenceCode(text)).toBe(want);
  expect(fenceCode(want)).toBe(want);
});

test.each([
  "    a\n\n".repeat(30_000),
  "```\n".repeat(60_001),
  "- \n".repeat(60_000),
  "a\n\n    b\n\n".repeat(20_000),
])("a long text is ready in a moment", { timeout: 5000 }, (text) => {
  expect(fenceCode(text).length).toBeGreaterThan(text.length / 4);
});
