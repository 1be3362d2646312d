import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { emitPackage } from "../../generator/4-emit/emit-package.js";
import { packageOf } from "./package-of.js";

/* Schemas that are valid, though nobody would write them: documents that are made by programs hold anything. */

const sample = path.join(import.meta.dirname, "../samples/minimal/spec.yaml");

/** `src/schema.ts` of the minimal sample with one component more. */
async function wireTypesWith(odd: unknown): Promise<string> {
  const spec = parse(readFileSync(sample, "utf8"));
  spec.components.schemas = { ...spec.components.schemas, Odd: odd };
  const source = { provider: "acme", path: "specs/acme.yaml", text: JSON.stringify(spec) };
  const { value: document } = parseDocument(source);
  if (document === undefined) throw new Error("no document");
  expect(lintDocument(document)).toEqual([]);
  const context = { scope: "@acme", runtimeVersion: "1.0.0", specPath: "specs/acme.yaml" };
  const files = await emitPackage(buildModel(document), { ...context, document });
  return files.get("src/schema.ts") ?? "";
}

test("an object of listed values is an object", async () => {
  const odd = { type: "object", enum: [{ a: 1 }, "b"], properties: { a: { type: "integer" } } };
  expect(await wireTypesWith(odd)).toMatch(/Odd: \{\n\s+a\?: number;\n\s+\};/u);
});

test("what is below a key that nobody knows may have any form", async () => {
  const more = [{ allOf: "once" }, { anyOf: 1 }, { oneOf: null }, { allOf: ["once"] }];
  expect(await wireTypesWith({ type: "string", more, example: more })).toContain("Odd: string;");
});

test("an object that requires itself ends in a sample", async () => {
  const node = { $ref: "#/components/schemas/Node" };
  const schemas = { Node: { type: "object", required: ["up"], properties: { up: node } } };
  const { readme } = await packageOf({ request: node, schemas });
  expect(readme).toContain("up: {}");
});
