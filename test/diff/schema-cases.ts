import type { SchemaFact } from "../../generator/types/change.js";

/** Two schemas, and what happened between them, seen from either side. */
export interface SchemaCase {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly want: readonly SchemaFact[];
  /** The facts the other way round, where they are told, too. */
  readonly back?: readonly SchemaFact[];
}

const text = { type: "string" };
const number = { type: "number" };
const object = (properties: unknown, rest = {}) => ({ type: "object", properties, ...rest });

export const schemaCases: readonly SchemaCase[] = [
  {
    name: "an optional property",
    before: object({ a: text }),
    after: object({ a: text, b: text }),
    want: ["property-added"],
    back: ["property-removed"],
  },
  {
    name: "a required property",
    before: object({ a: text }),
    after: object({ a: text, b: text }, { required: ["b"] }),
    want: ["required-property-added"],
    back: ["property-removed"],
  },
  {
    name: "what is required",
    before: object({ a: text }),
    after: object({ a: text }, { required: ["a"] }),
    want: ["property-became-required"],
    back: ["property-became-optional"],
  },
  {
    name: "what is required of a component",
    before: { allOf: [object({ a: text })] },
    after: { allOf: [object({ a: text }), { required: ["a"] }] },
    want: ["property-became-required"],
    back: ["property-became-optional"],
  },
  {
    name: "a type",
    before: text,
    after: { type: "boolean" },
    want: ["type-changed"],
    back: ["type-changed"],
  },
  {
    name: "an integer",
    before: number,
    after: { type: "integer" },
    want: ["type-narrowed"],
    back: ["type-widened"],
  },
  {
    name: "one type of two",
    before: { type: ["string", "number"] },
    after: text,
    want: ["type-narrowed"],
    back: ["type-widened"],
  },
  {
    name: "types as alternatives",
    before: { anyOf: [text, number] },
    after: text,
    want: ["type-narrowed"],
    back: ["type-widened"],
  },
  { name: "anything", before: {}, after: text, want: ["type-narrowed"], back: ["type-widened"] },
  ...(
    [
      ["listed values", { type: "string", enum: ["a"], format: "uuid", minLength: 1 }],
      ["an object", object({ a: text }, { required: ["a"], additionalProperties: false })],
      ["alternatives", { oneOf: [object({ a: text }), object({ b: number })] }],
    ] as const
  ).map(([name, after]): SchemaCase => ({
    name: `${name} in place of anything`,
    before: {},
    after,
    want: ["type-narrowed"],
    back: ["type-widened"],
  })),
  {
    name: "null",
    before: text,
    after: { type: ["string", "null"] },
    want: ["became-nullable"],
    back: ["became-not-nullable"],
  },
  {
    name: "null as an alternative",
    before: object({ a: text }),
    after: { oneOf: [object({ a: text }), { type: "null" }] },
    want: ["became-nullable"],
    back: ["became-not-nullable"],
  },
  {
    name: "null among listed values",
    before: { type: "string", enum: ["a"] },
    after: { type: ["string", "null"], enum: ["a", null] },
    want: ["became-nullable"],
    back: ["became-not-nullable"],
  },
  {
    name: "a member",
    before: { type: "string", enum: ["a"] },
    after: { type: "string", enum: ["b", "a"] },
    want: ["enum-member-added"],
    back: ["enum-member-removed"],
  },
  {
    name: "a number among texts",
    before: { type: "string", nullable: true, enum: ["a", null] },
    after: { type: "string", nullable: true, enum: ["a", 3, null] },
    want: ["enum-member-added"],
    back: ["enum-member-removed"],
  },
  {
    name: "a text among numbers that are called texts",
    before: { type: "string", enum: [3] },
    after: { type: "string", enum: [3, "a"] },
    want: ["enum-member-added"],
    back: ["enum-member-removed"],
  },
  {
    name: "a member that another part has of another type",
    before: { allOf: [{ type: "string" }, { enum: ["a", 3] }] },
    after: { type: "string", enum: ["a", "b"] },
    want: ["enum-member-added"],
    back: ["enum-member-removed"],
  },
  {
    name: "a member as a constant",
    before: { const: "a" },
    after: { anyOf: [{ const: "b" }, { const: "a" }] },
    want: ["enum-member-added"],
    back: ["enum-member-removed"],
  },
  {
    name: "a constant",
    before: { const: 1 },
    after: { const: 2 },
    want: ["enum-member-removed", "enum-member-added"],
    back: ["enum-member-removed", "enum-member-added"],
  },
  {
    name: "a member of an open list",
    before: { type: "string", enum: ["a"], "x-link-open-enum": true },
    after: { type: "string", enum: ["a", "b"], "x-link-open-enum": true },
    want: ["open-enum-member-added"],
    back: ["enum-member-removed"],
  },
  {
    name: "an open list",
    before: { type: "string", enum: ["a"] },
    after: { type: "string", enum: ["a"], "x-link-open-enum": true },
    want: ["enum-opened"],
    back: ["enum-closed"],
  },
  {
    name: "listed values",
    before: text,
    after: { type: "string", enum: ["a"] },
    want: ["enum-added"],
    back: ["enum-removed"],
  },
  {
    name: "a format",
    before: text,
    after: { type: "string", format: "uuid" },
    want: ["format-narrowed"],
    back: ["format-widened"],
  },
  {
    name: "another format",
    before: { type: "string", format: "date" },
    after: { type: "string", format: "date-time" },
    want: ["format-changed"],
    back: ["format-changed"],
  },
  {
    name: "a shorter number",
    before: { type: "integer", format: "int64" },
    after: { type: "integer", format: "int32" },
    want: ["format-narrowed"],
    back: ["format-widened"],
  },
  ...(
    [
      ["minLength", 1],
      ["maxLength", 9],
      ["minItems", 1],
      ["maxItems", 9],
      ["minProperties", 1],
      ["maxProperties", 9],
      ["minimum", 0],
      ["maximum", 9],
      ["exclusiveMinimum", 0],
      ["exclusiveMaximum", 9],
      ["multipleOf", 5],
      ["uniqueItems", true],
      ["pattern", "^a"],
    ] as const
  ).map(([keyword, value]): SchemaCase => ({
    name: keyword,
    before: {},
    after: { [keyword]: value },
    want: ["limit-tightened"],
    back: ["limit-loosened"],
  })),
  {
    name: "a limit that is itself no value any more",
    before: { type: "number", minimum: 0 },
    after: { type: "number", exclusiveMinimum: 0 },
    want: ["limit-tightened"],
    back: ["limit-loosened"],
  },
  {
    name: "a coarser step",
    before: { type: "integer", multipleOf: 5 },
    after: { type: "integer", multipleOf: 10 },
    want: ["limit-tightened"],
    back: ["limit-loosened"],
  },
  {
    name: "another pattern",
    before: { type: "string", pattern: "^a" },
    after: { type: "string", pattern: "^b" },
    want: ["pattern-changed"],
    back: ["pattern-changed"],
  },
  {
    name: "a default",
    before: text,
    after: { type: "string", default: "a" },
    want: ["default-added"],
    back: ["default-removed"],
  },
  {
    name: "another default",
    before: { type: "string", default: "a" },
    after: { type: "string", default: "b" },
    want: ["default-changed"],
    back: ["default-changed"],
  },
];
