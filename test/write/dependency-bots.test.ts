import { expect, test } from "vitest";
import { manifestPath, renderManifest } from "../../generator/5-write/plan/manifest.js";
import { planChanges } from "../../generator/5-write/plan/plan-changes.js";

const packageJson = (range: string, description = "Acme"): string => {
  const dependencies = { "openapi-fetch": range };
  const content = { name: "acme", version: "0.1.0", description, dependencies, linkmint: {} };
  return `${JSON.stringify(content, null, 2)}\n`;
};

/** Plans a package of which we wrote a range, `^0.17.0`, where something else is on disk; without a plan, its removal. */
function plan(
  planned: string | undefined,
  onDisk: string,
  { wrote = "^0.17.0", decided = [] }: { wrote?: string; decided?: readonly string[] } = {},
) {
  const written = new Map([["package.json", packageJson(wrote)]]);
  const files = new Map([
    [manifestPath, renderManifest("acme", written)],
    ["package.json", onDisk],
  ]);
  const existing = { files, signatures: new Map(), extras: [] };
  const tree = new Map(planned === undefined ? [] : [["package.json", planned]]);
  const request = { provider: "acme", folder: "generated/acme", tree, existing, decided };
  return planChanges(request).value ?? [];
}

test("a newer range is no change", () => {
  expect(plan(packageJson("^0.17.0"), packageJson("^0.18.2"))).toEqual([]);
});

test.each([
  ["an older range", packageJson("^0.16.0")],
  ["another change beside a newer range", packageJson("^0.18.2", "Mine")],
])("%s is an edit, of which a copy is kept", (_, onDisk) => {
  const [change] = plan(packageJson("^0.17.0"), onDisk);
  expect(change).toMatchObject({ path: "package.json", reason: "edited", keep: true });
});

test("a newer range is no edit where the spec has changed, and stays", () => {
  const [change] = plan(packageJson("^0.17.0", "New"), packageJson("^0.18.2"));
  const after = packageJson("^0.18.2", "New");
  expect(change).toMatchObject({ path: "package.json", reason: "stale", keep: false, after });
});

test.each([
  ["lower, by the config", "^0.17.0", "^0.17.0", "^0.16.0", ["openapi-fetch"]],
  [
    "lower, by the config, where a bot raised it",
    "^0.17.0",
    "^0.18.2",
    "^0.16.0",
    ["openapi-fetch"],
  ],
  ["lower, once the config names none", "^0.99.0", "^0.99.0", "^0.17.0", []],
  ["raised by more than a bot raised it", "^0.17.0", "^0.18.2", "^0.19.0", []],
])("a range is %s, without a copy", (_, wrote, onDisk, planned, decided) => {
  const [change] = plan(packageJson(planned), packageJson(onDisk), { wrote, decided });
  const after = packageJson(planned);
  expect(change).toMatchObject({ path: "package.json", reason: "stale", keep: false, after });
});

test.each([
  ["a bot raised a range", packageJson("^0.18.2"), false],
  ["somebody changed more", packageJson("^0.18.2", "Mine"), true],
])("the removal of a package where %s", (_, onDisk, keep) => {
  expect(plan(undefined, onDisk)[0]).toMatchObject({ path: "package.json", kind: "remove", keep });
});
