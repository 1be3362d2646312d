import { expect, test } from "vitest";
import { parseUpstream } from "../../generator/1-load/parse-upstream.js";
import { editValues } from "../../generator/5-write/edit/edit-yaml.js";
import { mechanicalFacts, planEdits } from "../../generator/drift/plan-edits.js";
import { toEntry } from "../../generator/drift/to-entry.js";
import { upgradeSchema } from "../../generator/slice/upgrade-schema.js";
import type { Document } from "../../generator/types/document.js";
import type { JsonObject } from "../../generator/types/json.js";
import { codesOf, compare, request, response, upstream, type Values } from "../diff/compare.js";

/** What is sent of a property, in a spec and in the provider's document. */
const sent = (ours: unknown, theirs: unknown): Pair => [of(request, ours), of(request, theirs)];
const read = (ours: unknown, theirs: unknown): Pair => [of(response, ours), of(response, theirs)];
const of = (side: typeof request, a: unknown): Values =>
  side({ type: "object", properties: { a } });

type Pair = readonly [ours: Values, theirs: Values];

const text = { type: "string" };
const ab = { type: "object", properties: { a: text, b: text } };
const a = { type: "object", properties: { a: text } };
const parameter = (required: object): Values => ({
  parameters: [{ name: "p", in: "query", schema: text, ...required }],
});
const body = (required: object): Values => ({
  requestBody: { content: { "application/json": { schema: a } }, ...required },
});

const rows: readonly (readonly [fact: string, pair: Pair])[] = [
  ["additional-properties-allowed", sent({ ...a, additionalProperties: false }, a)],
  ["additional-properties-forbidden", read(a, { ...a, additionalProperties: false })],
  ["became-deprecated", sent(text, { ...text, deprecated: true })],
  ["became-not-nullable", read({ type: ["string", "null"] }, text)],
  ["became-nullable", sent(text, { type: ["string", "null"] })],
  ["default-added", sent(text, { ...text, default: "x" })],
  ["default-changed", sent({ ...text, default: "x" }, { ...text, default: "y" })],
  ["default-removed", sent({ ...text, default: "x" }, text)],
  ["enum-added", read(text, { ...text, enum: ["x"] })],
  ["enum-member-added", sent({ ...text, enum: ["x"] }, { ...text, enum: ["x", "y"] })],
  ["enum-member-removed", read({ ...text, enum: ["x", "y"] }, { ...text, enum: ["y"] })],
  ["enum-removed", sent({ ...text, enum: ["x"] }, text)],
  ["format-narrowed", read(text, { ...text, format: "date" })],
  ["format-widened", sent({ ...text, format: "date" }, text)],
  ["limit-loosened", sent({ ...text, minLength: 2 }, { ...text, minLength: 1 })],
  [
    "limit-loosened",
    sent({ type: "integer", minimum: 2 }, { type: "integer", exclusiveMinimum: 0 }),
  ],
  ["limit-loosened", sent({ ...text, pattern: "x" }, text)],
  ["limit-tightened", read(text, { ...text, maxLength: 9 })],
  ["limit-tightened", read(text, { ...text, pattern: "x" })],
  ["no-longer-deprecated", sent({ ...text, deprecated: true }, text)],
  [
    "open-enum-member-added",
    read(
      { ...text, enum: ["x"], "x-link-open-enum": true },
      { ...text, enum: ["x", "y"], "x-link-open-enum": true },
    ),
  ],
  ["operation-deprecated", [{}, { deprecated: true }]],
  ["operation-no-longer-deprecated", [{ deprecated: true }, {}]],
  ["parameter-became-optional", [parameter({ required: true }), parameter({})]],
  ["parameter-became-optional", [parameter({ required: true }), parameter({ required: false })]],
  ["pattern-changed", sent({ ...text, pattern: "x" }, { ...text, pattern: "y" })],
  ["property-added", sent(a, ab)],
  ["property-added", sent({ type: "object" }, a)],
  ["property-became-optional", sent({ ...ab, required: ["a", "b"] }, { ...ab, required: ["b"] })],
  ["property-became-optional", sent({ ...a, required: ["a"] }, a)],
  ["property-became-required", read(a, { ...a, required: ["a"] })],
  ["property-became-required", read({ ...ab, required: ["a"] }, { ...ab, required: ["a", "b"] })],
  ["request-body-became-optional", [body({ required: true }), body({})]],
  ["request-body-became-optional", [body({ required: true }), body({ required: false })]],
  ["required-property-added", read(a, { ...ab, required: ["b"] })],
  ["type-narrowed", read({ type: ["string", "integer"] }, text)],
  ["type-widened", sent(text, { type: ["string", "integer"] })],
];

test.each(rows)("%s is settled by an edit: %j", (fact, [ours, theirs]) => {
  const [before, after] = [upstream(ours), upstream(theirs)];
  const documents = { spec: parse(before), upstream: parse(after) };
  const changes = compare(before, after);
  const [change] = changes.filter(({ code }) =>
    [fact, `request-${fact}`, `response-${fact}`].includes(code),
  );
  if (change === undefined) throw new Error(`It is ${codesOf(before, after).join(", ")}.`);
  const edits = planEdits({
    finding: { ...change, entry: toEntry(change, documents) },
    spec: valuesOf(documents.spec),
    upstream: valuesOf(documents.upstream),
    upgrade: upgradeSchema,
  });
  const edited = editValues(valuesOf(documents.spec), edits ?? []);
  expect(codesOf(edited, after)).toEqual([]);
});

test("each mechanical fact has a row", () => {
  expect([...new Set(rows.map(([fact]) => fact))]).toEqual(mechanicalFacts);
});

function parse(document: Values): Document {
  const source = { provider: "acme", path: "acme.yaml", text: JSON.stringify(document) };
  const { value, diagnostics } = parseUpstream(source);
  if (value === undefined) throw new Error(diagnostics[0]?.message);
  return value;
}

function valuesOf({ spec }: Document): JsonObject {
  return spec as unknown as JsonObject;
}
