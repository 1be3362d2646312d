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

test.each(orderedMaps)("the order of %s is the author's, and shows", async (map) => {
  for (const spec of orderedSpecs) {
    const turned = JSON.stringify(reorderMaps(spec, map));
    if (turned === JSON.stringify(spec)) continue;
    const [before, after] = [await emit(JSON.stringify(spec)), await emit(turned)];
    if (JSON.stringify(before) !== JSON.stringify(after)) return;
  }
  expect.unreachable(`No package shows the order of ${map}.`);
});

/** Specs that have several of each thing between them. */
const orderedSpecs: readonly unknown[] = [
  ...["two-namings", "unions", "form-body", "client-credentials", "several-responses"].map(sample),
  severalOfTheRest(),
];

function sample(name: string): unknown {
  const text = readFileSync(join(repository, `test/samples/${name}/spec.yaml`), "utf8");
  return parse(text, { merge: true });
}

/** A spec with several examples, headers and media types, of which no sample has more than one. */
function severalOfTheRest(): unknown {
  const spec = JSON.parse(JSON.stringify(sample("several-responses")));
  const { requestBody, responses } = spec.paths["/sessions"].post;
  const { content } = requestBody;
  content["application/json"].examples = {
    one: { value: { user: "a" } },
    two: { value: { user: "b" } },
  };
  const text = { schema: { type: "string" } };
  responses["200"].headers = { "X-One": text, "X-Two": text };
  responses["400"].content["application/problem+json"] = { schema: { type: "object" } };
  return spec;
}

async function emit(text: string): Promise<Readonly<Record<string, string>>> {
  const specPath = "specs/acme.yaml";
  const { value, diagnostics } = parseDocument({ provider: "acme", path: specPath, text });
  if (value === undefined) throw new Error(diagnostics[0]?.message);
  const context = { scope: "@acme", document: value, runtimeVersion: "0.1.0", specPath };
  return Object.fromEntries(await emitPackage(buildModel(value), context));
}
