import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../write/scratch.js";
import { keyOfBuild } from "./build-once.js";

/* What tests of the command line run is built of the sources as they are. */

const read = [
  ...["package.json", "package-lock.json", "tsconfig.json", "generator/tsconfig.json"],
  ...["generator/a/b.ts", "generator/bin/c.mjs", "generator/diagnostics/d.json"],
  "generator/dist/runtime.json",
  ...["runtime/dist/esm/a.js", "mock/dist/b.js", "gateway/dist/c.js", "site/dist/page.css"].map(
    (path) => `templates/${path}`,
  ),
];

test.each(read)("a change of %s asks for another build", (path) => {
  const root = scratch(Object.fromEntries(read.map((each) => [each, "{}"])));
  const before = keyOfBuild(root);
  expect(keyOfBuild(root)).toBe(before);
  appendFileSync(join(root, path), "\n");
  expect(keyOfBuild(root)).not.toBe(before);
});

test("a change of what is built of the sources, and anew each time, does not", () => {
  const root = scratch(Object.fromEntries(read.map((each) => [each, "{}"])));
  const before = keyOfBuild(root);
  appendFileSync(join(root, "generator/dist/index.js"), "");
  expect(keyOfBuild(root)).toBe(before);
});
