import { describe, expect, test } from "vitest";
import { keepTheirs } from "../../generator/5-write/plan/keep-theirs.js";

const packageJson = (range: string, more: object = {}): string =>
  `${JSON.stringify({ name: "a", version: "0.1.0", dependencies: { b: range }, ...more }, null, 2)}\n`;

const keep = (path: string, planned: string, onDisk: string): string =>
  keepTheirs(path, { planned, onDisk, ours: {}, decided: [] });

/** The range that stays where `range` is planned and `theirs` is on disk. */
function kept(range: string, theirs: string): string {
  const text = keep("package.json", packageJson(range), packageJson(theirs));
  return (JSON.parse(text) as { dependencies: { b: string } }).dependencies.b;
}

describe("a range on disk stays where it admits nothing older:", () => {
  test.each([
    ["^0.17.0", "^0.17.1"],
    ["^0.17.0", "^0.18.0"],
    ["^0.17.0", "0.17.0"],
    ["^0.17.0", "~1.2"],
    ["^0.17.0", "^0.17.0 || ^0.18.0"],
    [">=5.9.0", "^6.0.0"],
    [">=5.9.0", ">=5.9.0 <7"],
    [">=5.9.0", "6"],
  ])("%s, %s", (planned, theirs) => {
    expect(kept(planned, theirs)).toBe(theirs);
  });
});

describe("the planned range counts where the one on disk admits something older, or is no range:", () => {
  test.each([
    ["^0.17.0", "^0.16.9"],
    ["^0.17.0", ">=0.17.0 || ^0.16.0"],
    ["^0.17.0", "0.9"],
    ["^0.17.0", "*"],
    ["^0.17.0", "latest"],
    ["^0.17.0", "<1"],
    ["^0.17.0", "^0.17.1-beta.1"],
    ["^0.17.0", "npm:other@^1.0.0"],
    ["^0.17.0", "https://b.example/b.tgz"],
    ["catalog:", "^1.0.0"],
  ])("%s, %s", (planned, theirs) => {
    expect(kept(planned, theirs)).toBe(planned);
  });
});

test("what is no range of a planned dependency is ours", () => {
  const planned = packageJson("^1.0.0");
  const more = { peerDependencies: { b: "2" }, devDependencies: { c: "^1.0.0" } };
  expect(keep("package.json", planned, packageJson("^1.0.0", more))).toBe(planned);
  expect(keep("package.json", planned, "{")).toBe(planned);
  expect(keep("other.json", planned, packageJson("^2.0.0"))).toBe(planned);
});
