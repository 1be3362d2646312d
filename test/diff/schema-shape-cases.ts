import type { SchemaCase } from "./schema-cases.js";

const text = { type: "string" };
const number = { type: "number" };
const object = (properties: unknown, rest = {}) => ({ type: "object", properties, ...rest });
const list = (items: unknown) => ({ type: "array", items });
const card = object({ kind: { const: "card" }, number: text });
const bank = object({ kind: { const: "bank" }, iban: text });

/** What happens to what schemas are made of. */
export const schemaShapeCases: readonly SchemaCase[] = [
  {
    name: "further properties",
    before: object({ a: text }),
    after: object({ a: text }, { additionalProperties: false }),
    want: ["additional-properties-forbidden"],
    back: ["additional-properties-allowed"],
  },
  {
    name: "further properties, whoever declares them",
    before: object({ a: text }),
    after: object({ a: text }, { unevaluatedProperties: { not: {} } }),
    want: ["additional-properties-forbidden"],
    back: ["additional-properties-allowed"],
  },
  {
    name: "a required property that may be anything, declared or not",
    before: object({}, { required: ["a"] }),
    after: object({ a: {} }, { required: ["a"] }),
    want: [],
    back: [],
  },
  {
    name: "a required property that may be anything, and is not declared where no other may be",
    before: object({ a: {}, b: text }, { required: ["a"] }),
    after: object({ b: text }, { required: ["a"], additionalProperties: false }),
    want: ["additional-properties-forbidden", "property-removed"],
    back: ["additional-properties-allowed", "required-property-added"],
  },
  {
    name: "a required property that may be anything, and what any other may be",
    before: object({ a: {} }, { required: ["a"], additionalProperties: number }),
    after: object({}, { required: ["a"], additionalProperties: number }),
    want: ["type-narrowed"],
    back: ["type-widened"],
  },
  {
    name: "what further properties are",
    before: object({}, { additionalProperties: number }),
    after: object({}, { additionalProperties: { type: "integer" } }),
    want: ["type-narrowed"],
    back: ["type-widened"],
  },
  {
    name: "items of items",
    before: list(list(number)),
    after: list(list({ type: "integer" })),
    want: ["type-narrowed"],
    back: ["type-widened"],
  },
  {
    name: "one of the first items",
    before: { type: "array", prefixItems: [number] },
    after: { type: "array", prefixItems: [{ type: "integer" }] },
    want: ["type-narrowed"],
    back: ["type-widened"],
  },
  {
    name: "a rule in other words",
    before: { not: { type: "string", enum: ["a"] } },
    after: { not: { allOf: [{ type: ["string"], const: "a" }] } },
    want: [],
  },
  {
    name: "a tuple as draft 7 writes it",
    before: { type: "array", items: [text, number], additionalItems: false },
    after: { type: "array", prefixItems: [text, number], items: false },
    want: [],
  },
  {
    name: "the number of first items",
    before: { type: "array", prefixItems: [text] },
    after: { type: "array", prefixItems: [text, text] },
    want: ["composition-changed"],
    back: ["composition-changed"],
  },
  {
    name: "an alternative",
    before: { oneOf: [card] },
    after: { oneOf: [bank, card] },
    want: ["alternative-added"],
    back: ["alternative-removed"],
  },
  {
    name: "an alternative to what had none",
    before: card,
    after: { anyOf: [bank, card] },
    want: ["alternative-added"],
    back: ["alternative-removed"],
  },
  {
    name: "a property of an alternative",
    before: { oneOf: [card, bank] },
    after: { oneOf: [bank, object({ kind: { const: "card" }, number: text, cvc: text })] },
    want: ["property-added"],
    back: ["property-removed"],
  },
  {
    name: "a choice more",
    before: { allOf: [{ oneOf: [card, bank] }] },
    after: {
      allOf: [{ oneOf: [card, bank] }, { oneOf: [object({ a: text }), object({ b: text })] }],
    },
    want: ["composition-changed"],
    back: ["composition-changed"],
  },
  {
    name: "a rule",
    before: object({ a: text, b: text }),
    after: object({ a: text, b: text }, { if: { required: ["a"] }, then: { required: ["b"] } }),
    want: ["rule-added"],
    back: ["rule-removed"],
  },
  {
    name: "alternatives of nothing but required properties",
    before: object({ a: text, b: text }),
    after: object({ a: text, b: text }, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
    want: ["rule-added"],
    back: ["rule-removed"],
  },
  {
    name: "another rule",
    before: object({ a: text }, { not: { required: ["a"] } }),
    after: object({ a: text }, { not: { required: ["b"] } }),
    want: ["rule-changed"],
    back: ["rule-changed"],
  },
  {
    name: "deprecation",
    before: object({ a: text }),
    after: object({ a: { type: "string", deprecated: true } }),
    want: ["became-deprecated"],
    back: ["no-longer-deprecated"],
  },
  {
    name: "redaction",
    before: object({ a: text }),
    after: object({ a: { type: "string", "x-link-sensitive": true } }),
    want: ["became-sensitive"],
    back: ["no-longer-sensitive"],
  },
];
