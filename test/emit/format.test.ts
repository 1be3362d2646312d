import { expect, test } from "vitest";
import { formatModule } from "../../generator/4-emit/print/format.js";

/* Code of others, which is formatted with the rest of its package in one go. */

test("a line that reads like what parts the pieces stays where it is", async () => {
  const code = "if (a) b();\n// The next piece.\nc?.();\n";
  const formatted = await Promise.all([1, 2].map(() => formatModule("specs/acme.yaml", code)));
  expect(formatted.map((each) => each.slice(-code.length))).toEqual([code, code]);
});
