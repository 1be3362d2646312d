import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { emitPackage } from "../../generator/4-emit/emit-package.js";
import { repository } from "../consumer.js";
import { countEntries } from "../count-entries.js";

const sample = readFileSync(path.join(repository, "test/samples/minimal/spec.yaml"), "utf8");

/** The minimal sample whose request is a chain of components that each add a property. */
function chainText(size: number, link: (next: object, own: object) => object): string {
  const spec = parse(sample);
  const schemas = Array.from({ length: size }, (_, index) => {
    const next = { $ref: `#/components/schemas/S${index + 1}` };
    return [`S${index}`, link(next, { [`p${index}`]: { type: "string" } })];
  });
  const end = { type: "object", properties: { last: { type: "string" } } };
  spec.components.schemas = { ...Object.fromEntries(schemas), [`S${size}`]: end };
  const [post] = Object.values<{ post: Record<string, unknown> }>(spec.paths);
  const content = { "application/json": { schema: { $ref: "#/components/schemas/S0" } } };
  if (post !== undefined) post.post["requestBody"] = { content };
  return JSON.stringify(spec);
}

async function emitWith(text: string): Promise<void> {
  const { value } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  expect(lintDocument(value).filter(({ severity }) => severity === "error")).toEqual([]);
  const context = { scope: "@acme", runtimeVersion: "1.0.0", specPath: "specs/acme.yaml" };
  const files = await emitPackage(buildModel(value), { ...context, document: value });
  expect(files.get("src/models.ts")).toMatch(/\n {2}p0\??: string/u);
}

type Link = (next: object, own: object) => object;

const links: readonly (readonly [string, Link])[] = [
  ["properties beside it", (next, own) => ({ allOf: [next], properties: own })],
  ["a part of its own", (next, own) => ({ allOf: [next, { properties: own }] })],
  ["a part before it", (next, own) => ({ allOf: [{ properties: own }, next] })],
  [
    "a part whose properties it requires",
    (next, own) => ({ allOf: [next, { properties: own }], required: Object.keys(own) }),
  ],
  [
    "a part that requires its properties",
    (next, own) => ({ allOf: [next, { properties: own, required: Object.keys(own) }] }),
  ],
  [
    "a part before it that requires its properties",
    (next, own) => ({ allOf: [{ properties: own, required: Object.keys(own) }, next] }),
  ],
  [
    "required properties beside it",
    (next, own) => ({ allOf: [next], properties: own, required: Object.keys(own) }),
  ],
];

test.each(links)(
  "work grows with a chain whose links each add %s",
  { timeout: 60_000 },
  async (_, link) => {
    // What is loaded first is counted nowhere.
    await emitWith(chainText(1, link));
    const half = await countEntries(() => emitWith(chainText(200, link)));
    const whole = await countEntries(() => emitWith(chainText(400, link)));
    expect(whole / half).toBeLessThan(2.2);
  },
);
