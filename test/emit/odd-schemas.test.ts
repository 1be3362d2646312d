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

/* Names that are keywords elsewhere. */
const keywords = ["default", "title", "format", "summary", "description", "example", "examples"];
const names = [
  ...keywords,
  "const",
  "enum",
  "allOf",
  "anyOf",
  "oneOf",
  "discriminator",
  "properties",
];

test.each(names)("a member called %s stands in a comment as it is", async (name) => {
  const value = { [name]: "@a" };
  const properties = { a: { default: value, example: value, examples: [value] } };
  const wire = await wireTypesWith({ type: "object", properties });
  expect(wire.split(`"${name}": "@a"`)).toHaveLength(4);
});

test.each(names)("a property called %s is a property like any other", async (name) => {
  const plain = { type: "string", title: "@a \u200b", default: "b\u200b" };
  const nested = { type: "object", properties: { inner: plain } };
  const wire = await wireTypesWith({ type: "object", properties: { [name]: nested } });
  expect(wire).toContain(` ${name}?: {\n`);
  expect(wire).toContain("* \\@a\n");
  expect(wire).toContain('@defaultValue `"b\\u200b"`');
});

test("a discriminator within an example is text", async () => {
  const mapping = { b: "#/components/schemas/Odd" };
  const example = {
    discriminator: { propertyName: "a", mapping },
    oneOf: [{ $ref: "#/components/schemas/Odd" }],
  };
  const odd = { type: "object", properties: { a: { type: "string" } }, example };
  expect(await wireTypesWith(odd)).toMatch(/a\?: string;\n/u);
});

test("an object that requires itself ends in a sample", async () => {
  const node = { $ref: "#/components/schemas/Node" };
  const schemas = { Node: { type: "object", required: ["up"], properties: { up: node } } };
  const { readme } = await packageOf({ request: node, schemas });
  expect(readme).toContain("up: {}");
});
