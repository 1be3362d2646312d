import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { emitPackage } from "../../generator/4-emit/emit-package.js";
import { repository } from "../consumer.js";
import { addComments } from "./add-comments.js";
import { orderedMaps, reorder, reorderMaps } from "./reorder.js";

/* What says nothing in a spec changes no byte of its package. */
const specs = [
  // The two that say most.
  "specs/plaid.yaml",
  "specs/stripe.yaml",
  ...readdirSync(join(repository, "test/samples"))
    .filter((name) => !name.includes("."))
    .map((name) => `test/samples/${name}/spec.yaml`),
];

describe.each(specs)("%s", (file) => {
  const text = readFileSync(join(repository, file), "utf8");
  const spec: unknown = parse(text, { merge: true });

  test("gives the same for other comments, line endings and orders of keywords", async () => {
    const want = await emit(text);
    const turned = JSON.stringify(reorder(spec));
    expect(turned).not.toBe(JSON.stringify(spec));
    expect(await emit(turned)).toEqual(want);
    const commented = addComments(text);
    expect(commented.split("\n").length).toBeGreaterThan(text.split("\n").length + 20);
    expect(await emit(`\uFEFF${commented.replaceAll("\n", "\r\n")}`)).toEqual(want);
  });
});

test("the order of what an author names is the author's, and shows", async () => {
  const showing = new Set<string>();
  for (const name of [
    "exclusive-modes",
    "unions",
    "form-body",
    "several-headers",
    "several-answers",
  ]) {
    const text = readFileSync(join(repository, `test/samples/${name}/spec.yaml`), "utf8");
    const want = await emit(text);
    for (const map of orderedMaps) {
      const turned = await emit(JSON.stringify(reorderMaps(parse(text, { merge: true }), map)));
      if (JSON.stringify(turned) !== JSON.stringify(want)) showing.add(map);
    }
  }
  const shown = ["encoding", "modes", "properties", "responses", "schemas", "security"];
  expect([...showing].sort()).toEqual(expect.arrayContaining(shown));
});

async function emit(text: string): Promise<Readonly<Record<string, string>>> {
  const specPath = "specs/acme.yaml";
  const { value, diagnostics } = parseDocument({ provider: "acme", path: specPath, text });
  if (value === undefined) throw new Error(diagnostics[0]?.message);
  const context = { scope: "@acme", document: value, runtimeVersion: "0.1.0", specPath };
  return Object.fromEntries(await emitPackage(buildModel(value), context));
}
