import { expect, test } from "vitest";
import { manifestPath, renderManifest } from "../../generator/5-write/plan/manifest.js";
import { planChanges } from "../../generator/5-write/plan/plan-changes.js";

const packageJson = (range: string, description = "Acme"): string => {
  const dependencies = { "openapi-fetch": range };
  const content = { name: "acme", version: "0.1.0", description, dependencies, linkmint: {} };
  return `${JSON.stringify(content, null, 2)}\n`;
};

/** Plans a package of which we wrote `^0.17.0`, where something else is on disk. */
function plan(planned: string, onDisk: string) {
  const written = new Map([["package.json", packageJson("^0.17.0")]]);
  const files = new Map([
    [manifestPath, renderManifest("acme", written)],
    ["package.json", onDisk],
  ]);
  const existing = { files, signatures: new Map(), extras: [] };
  const tree = new Map([["package.json", planned]]);
  return planChanges({ provider: "acme", folder: "generated/acme", tree, existing }).value ?? [];
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
