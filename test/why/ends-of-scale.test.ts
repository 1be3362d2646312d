import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { checkSpec } from "../../generator/pipeline/compare-documents.js";
import { createExplain } from "../../generator/why/create-explain.js";
import { indexDeclarations } from "../../generator/why/index-declarations.js";
import { repository } from "../consumer.js";

const sample = readFileSync(path.join(repository, "test/samples/minimal/spec.yaml"), "utf8");

/** The minimal sample whose request has properties that are each a component with values. */
function wideText(names: readonly string[]): string {
  const spec = parse(sample);
  const schemas = names.map((name) => [name, { type: "string", enum: [`${name}-one`] }] as const);
  const properties = names.map((name) => [name, { $ref: `#/components/schemas/${name}` }] as const);
  spec.components.schemas = Object.fromEntries(schemas);
  const [item] = Object.values<{ post: Record<string, unknown> }>(spec.paths);
  const schema = { type: "object", properties: Object.fromEntries(properties) };
  if (item !== undefined)
    item.post["requestBody"] = { content: { "application/json": { schema } } };
  return JSON.stringify(spec);
}

/** How many objects are walked through to explain each of some names. */
function countWalked(size: number): number {
  const names = Array.from({ length: size }, (_, index) => `Kind${index}`);
  const { value } = checkSpec({ provider: "acme", path: "acme.yaml", text: wideText(names) });
  if (value === undefined) throw new Error("no document");
  const { entries } = Object;
  let count = 0;
  onTestFinished(() => void Reflect.set(Object, "entries", entries));
  Reflect.set(Object, "entries", (owner: object) => {
    count += 1;
    return entries(owner);
  });
  const explain = createExplain({ ...value, declarations: indexDeclarations(new Map()) });
  for (const name of names) {
    expect(explain(name).explanations[0]?.references).toHaveLength(1);
    expect(explain(`${name}-one`).explanations).toHaveLength(1);
  }
  Reflect.set(Object, "entries", entries);
  return count;
}

test("work grows with a spec all of whose names are explained", () => {
  expect(countWalked(200) / countWalked(100)).toBeLessThan(2.2);
});
