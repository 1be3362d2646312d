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

/** A package.json as Git leaves it where both branches changed it. */
function conflict(ours: object, theirs: object, mark = "\n"): string {
  const inner = (side: object) => JSON.stringify(side, null, 2).slice(2, -2);
  const base = `||||||| 1234567${mark}  "version": "0.0.1",${mark}`;
  return [
    `{${mark}  "name": "a",${mark}<<<<<<< HEAD${mark}${inner(ours)}${mark}`,
    `${base}=======${mark}${inner(theirs)}${mark}>>>>>>> other${mark}}${mark}`,
  ].join("");
}

describe("where Git could not merge, the higher version stays:", () => {
  test.each([
    ["0.2.0", "0.3.0", "0.3.0"],
    ["0.10.0", "0.9.0", "0.10.0"],
    ["1.0.0-beta.10", "1.0.0-beta.9", "1.0.0-beta.10"],
    ["1.0.0-beta.1", "1.0.0", "1.0.0"],
    ["1.0.0-1", "1.0.0-alpha", "1.0.0-alpha"],
    ["latest", "0.2.0", "0.2.0"],
  ])("%s, %s", (first, second, want) => {
    const text = conflict({ version: first }, { version: second });
    expect(keep("package.json", packageJson("1"), text)).toContain(`"version": "${want}"`);
    const windows = conflict({ version: second }, { version: first }, "\r\n");
    expect(keep("package.json", packageJson("1"), windows)).toContain(`"version": "${want}"`);
  });
});

test("where Git could not merge, the newest range stays", () => {
  const text = conflict(
    { version: "0.2.0", dependencies: { b: "^1.2.0" } },
    { version: "0.1.0", dependencies: { b: "^1.1.0" } },
  );
  expect(keep("package.json", packageJson("^1.0.0"), text)).toBe(
    packageJson("^1.2.0").replace("0.1.0", "0.2.0"),
  );
});

test("the version of a text that is no JSON for another reason stays", () => {
  const text = packageJson("1").replace("0.1.0", "0.2.0");
  for (const broken of [`\uFEFF${text}`, text.replace('",\n', '"\n'), text.slice(0, 40)]) {
    expect(keep("package.json", packageJson("1"), broken)).toContain('"version": "0.2.0"');
  }
});

test("what is no range of a planned dependency is ours", () => {
  const planned = packageJson("^1.0.0");
  const more = { peerDependencies: { b: "2" }, devDependencies: { c: "^1.0.0" } };
  expect(keep("package.json", planned, packageJson("^1.0.0", more))).toBe(planned);
  expect(keep("package.json", planned, "{")).toBe(planned);
  expect(keep("other.json", planned, packageJson("^2.0.0"))).toBe(planned);
});
