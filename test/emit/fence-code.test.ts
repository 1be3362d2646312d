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
  ["~~~ a`b\n{c}\n~~~", "```ab\n{c}\n```"],
  ["````\n{a}\n````", "```\n{a}\n```"],
  ["````\n{a}\n```\n````", "````\n{a}\n```\n````"],
  ["~~~\n```\n~~~", "````\n```\n````"],
  ["a\n  ```\n  {b}\n   c", "a\n```\n{b}\n c\n```"],
  ["- a\n\n  ```js\n  {b}\n  ```\n{c}", "- a\n\n  ```js\n  {b}\n  ```\n{c}"],
  ["- a\n  ```\n  {b}\nc", "- a\n  ```\n  {b}\n  ```\nc"],
  ["```\n    a\n```", "```\n    a\n```"],
  ["``` a`b\n    c", "``` a`b\n    c"],
  // Behind the mark of a list's item.
  ["- ```js\n  {a}\n  ```\n  {b}\n- {c}", "-\n  ```js\n  {a}\n  ```\n  {b}\n- {c}"],
  ["- ```\n  a\n- ```\n  b", "-\n  ```\n  a\n  ```\n-\n  ```\n  b\n  ```"],
  ["a\n- ```\n  {b}\n  ```\nc", "a\n\n-\n  ```\n  {b}\n  ```\nc"],
  ["a\n2. ```\n   {b}", "a\n2. ```\n   {b}"],
  ["1. a\n2. ~~~\n   {b}\n   ~~~", "1. a\n2.\n   ```\n   {b}\n   ```"],
  ["-\t```\n\t{a}\n\t```\nb", "-\n  ```\n  {a}\n  ```\nb"],
  ["-     a\n\n  b", "-\n  ```\n  a\n  ```\n\n  b"],
  ["- - ```\n    {a}\n    ```\nb", "-\n  -\n    ```\n    {a}\n    ```\nb"],
  ["- - a\n\n    ```\n    {b}\n    ```\nc", "- - a\n\n    ```\n    {b}\n    ```\nc"],
  ["- - a\n\n        b", "- - a\n\n    ```\n    b\n    ```"],
  ["-\n  ```\n  {a}\n  ```\nb", "-\n  ```\n  {a}\n  ```\nb"],
  ["-\n\n      a", "-\n\n```\n  a\n```"],
  ["a\n1.\n\n       b", "a\n1.\n\n```\n   b\n```"],
  // Below what only looks like an item or a paragraph.
  ["- - -\n    a", "- - -\n```\na\n```"],
  ["a\n===\n    b", "a\n===\n```\nb\n```"],
  ["a\n---\n    b", "a\n---\n```\nb\n```"],
  ["a\n-\n    b", "a\n-\n```\nb\n```"],
  ["===\n    b", "===\n    b"],
  ["- a\n===\n      b", "- a\n===\n      b"],
  ["- # a\n      b", "- # a\n  ```\n  b\n  ```"],
  // In a quote.
  ["> a\n> ```js\n> {b}\n> ```\n> c\nd", "> a\n```js\n{b}\n```\n> c\nd"],
  [">     a\nb", "```\na\n```\nb"],
  ["> ```\n> a\n{b}", "```\na\n```\n{b}"],
  ["> > ```\n> > > a\n> b", "```\n> a\n```\n> b"],
  ["- > ```\n  > {a}\n  > ```", "-\n  ```\n  {a}\n  ```"],
  ["> a\n    b", "> a\n    b"],
  ["> a\n|x|\n>     b", "> a\n|x|\n>     b"],
  ["> > a\n>     b {c}", "> > a\n>     b {c}"],
  ["a\n>     b", "a\n```\nb\n```"],
  ["> a\n    b\n===\n    c", "> a\n    b\n===\n    c"],
  ["> - ```\n>   a", "> -\n```\na\n```"],
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
  "- ```\n".repeat(60_000),
  "- ".repeat(60_000) + "```\n".repeat(60_000),
  "> a```\n".repeat(60_000),
  ">".repeat(60_000) + "```\n".repeat(60_000),
  Array.from({ length: 600 }, (_, index) => `${">".repeat(index)} \`\`\``).join("\n"),
])("a long text is ready in a moment", { timeout: 5000 }, (text) => {
  expect(fenceCode(text).length).toBeGreaterThan(text.length / 4);
});
