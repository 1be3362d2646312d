import { expect, test } from "vitest";
import { toPointerText } from "../../generator/2-lint/to-pointer-text.js";

test.each([
  ["$.data.items[0]", "/data/items/0"],
  ["data.token", "/data/token"],
  ["data/token", "/data/token"],
  ["token", "/token"],
  [".token", "/token"],
  ["#/a.b/c", "/a.b/c"],
  ["$['a.b']", "/a.b"],
  [`$.a["b/c~"].d`, "/a/b~1c~0/d"],
  ["$response.body#/token", "/token"],
  ["$response.header.token", undefined],
  ["$.items[*].token", undefined],
  ["$.items.*", undefined],
  ["$..token", undefined],
  ["$.items[-1]", undefined],
  ["$.items[0:2]", undefined],
  ["$.items[?(@.a)]", undefined],
  ["$", undefined],
  ["the token", undefined],
  ["https://acme.example/token", undefined],
])("%j is %j as a pointer", (path, want) => {
  expect(toPointerText(path)).toBe(want);
});
