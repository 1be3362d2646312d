import { describe, expect, test } from "vitest";
import { upgradeSchema } from "../../generator/slice/upgrade-schema.js";
import type { JsonValue } from "../../generator/types/json.js";

const ref = (key: string) => ({ $ref: `#/components/schemas/${key}` });
const nothing = { type: "null" };

type Case = readonly [name: string, given: JsonValue, want: JsonValue];

function becomes(cases: readonly Case[]): void {
  test.each(cases)("%s", (_name, given, want) => {
    const before = structuredClone(given);
    const upgraded = upgradeSchema(given);
    expect(upgraded).toStrictEqual(want);
    expect(given).toEqual(before);
    // What is tidy stays as it is.
    expect(upgradeSchema(upgraded)).toEqual(want);
  });
}

describe("nullable becomes a type", () => {
  becomes([
    ["of a type", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["that is false", { type: "string", nullable: false }, { type: "string" }],
    ["that is no flag", { type: "string", nullable: "yes" }, { type: "string" }],
    [
      "of a type list",
      { type: ["string", "integer"], nullable: true },
      { type: ["string", "integer", "null"] },
    ],
    ["that is there", { type: ["string", "null"], nullable: true }, { type: ["string", "null"] }],
    [
      "of an enum",
      { type: "string", enum: ["a", "b"], nullable: true },
      { type: ["string", "null"], enum: ["a", "b", null] },
    ],
    ["of an enum without type", { enum: ["a"], nullable: true }, { enum: ["a", null] }],
    [
      "of an enum with null",
      { type: "string", enum: ["a", null], nullable: true },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "of an enum with null, unsaid",
      { type: "string", enum: ["a", null, 1] },
      { type: ["string", "null"], enum: ["a", null, 1] },
    ],
    [
      "of an enum with null, unsaid, beside allOf",
      { type: "string", enum: ["a", null], allOf: [ref("A")] },
      { type: ["string", "null"], enum: ["a", null], allOf: [ref("A")] },
    ],
    ["of an enum with null and no type", { enum: ["a", null] }, { enum: ["a", null] }],
    ["of a reference", { ...ref("A"), nullable: true }, { anyOf: [ref("A"), nothing] }],
    [
      "of a described reference",
      { ...ref("A"), description: "a", nullable: true },
      { description: "a", anyOf: [ref("A"), nothing] },
    ],
    [
      "of a lone reference in allOf",
      { nullable: true, allOf: [ref("A")], description: "a", default: null },
      { description: "a", default: null, anyOf: [ref("A"), nothing] },
    ],
    [
      "of allOf with several",
      { nullable: true, allOf: [ref("A"), ref("B")] },
      { anyOf: [{ allOf: [ref("A"), ref("B")] }, nothing] },
    ],
    [
      "of allOf beside a type, which would refuse null",
      { type: "object", nullable: true, allOf: [ref("A")], title: "T" },
      { title: "T", anyOf: [{ type: "object", allOf: [ref("A")] }, nothing] },
    ],
    ["of anyOf", { nullable: true, anyOf: [ref("A")] }, { anyOf: [ref("A"), nothing] }],
    ["of oneOf", { nullable: true, oneOf: [ref("A")] }, { oneOf: [ref("A"), nothing] }],
    [
      "of oneOf beside a type",
      { type: "object", nullable: true, oneOf: [ref("A")] },
      { type: ["object", "null"], oneOf: [ref("A"), nothing] },
    ],
    [
      "of oneOf in which one has null",
      { nullable: true, oneOf: [{ type: "string", nullable: true }, ref("A")] },
      { oneOf: [{ type: ["string", "null"] }, ref("A")] },
    ],
    ["of nothing", { nullable: true, description: "anything" }, { description: "anything" }],
  ]);
});

describe("what OpenAPI 3.0 says differently", () => {
  becomes([
    ["an example", { type: "string", example: "a" }, { type: "string", examples: ["a"] }],
    ["an example that is null", { example: null }, { examples: [null] }],
    ["an example beside examples", { example: "a", examples: ["b"] }, { examples: ["b"] }],
    [
      "exclusive limits",
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
      { exclusiveMinimum: 1, exclusiveMaximum: 9 },
    ],
    [
      "inclusive limits",
      { minimum: 1, exclusiveMinimum: false, maximum: 9, exclusiveMaximum: false },
      { minimum: 1, maximum: 9 },
    ],
    ["an exclusive limit of zero", { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
    ["an exclusive limit without limit", { exclusiveMinimum: true }, {}],
    [
      "exclusive limits of 3.1",
      { minimum: 1, exclusiveMinimum: 2 },
      { minimum: 1, exclusiveMinimum: 2 },
    ],
  ]);
});

describe("a reference", () => {
  becomes([
    ["alone stays", ref("A"), ref("A")],
    ["leaves a lone allOf", { allOf: [ref("A")] }, ref("A")],
    [
      "leaves a lone allOf for the description beside it",
      { description: "outer", allOf: [ref("A")] },
      { ...ref("A"), description: "outer" },
    ],
    [
      "stays in allOf beside what says something about values",
      { allOf: [ref("A")], minProperties: 1 },
      { allOf: [ref("A")], minProperties: 1 },
    ],
    [
      "goes into allOf where something about values stands beside it",
      { ...ref("A"), required: ["a"], description: "d" },
      { description: "d", allOf: [ref("A"), { required: ["a"] }] },
    ],
    [
      "goes into allOf beside allOf",
      { ...ref("A"), allOf: [ref("B")] },
      { allOf: [ref("A"), ref("B")] },
    ],
    [
      "with null beside it may be null as a whole",
      { ...ref("A"), type: "object", nullable: true },
      { anyOf: [{ allOf: [ref("A"), { type: "object" }] }, nothing] },
    ],
    ["that is no text stays", { $ref: 5 }, { $ref: 5 }],
  ]);

  test("leaves a lone allOf whose schema is none", () => {
    expect(upgradeSchema({ allOf: [true] })).toEqual({ allOf: [true] });
    expect(upgradeSchema({ allOf: "A" })).toEqual({ allOf: "A" });
  });
});

describe("a tuple of draft 7", () => {
  becomes([
    [
      "is one of 2020-12, closed",
      { type: "array", items: [{ nullable: true, type: "string" }], additionalItems: false },
      { type: "array", items: false, prefixItems: [{ type: ["string", "null"] }] },
    ],
    [
      "is one of 2020-12, with any rest",
      { type: "array", items: [ref("A")] },
      { type: "array", prefixItems: [ref("A")] },
    ],
  ]);
});

describe("keys that begin with x-", () => {
  becomes([
    ["go", { type: "string", "x-order": 1, "x-link-sensitive": true }, { type: "string" }],
    [
      "stay where they are names, like those of keywords",
      {
        properties: {
          "x-foo": { type: "string" },
          nullable: { type: "boolean", nullable: true },
          example: { type: "string" },
          default: { type: "string", default: "d" },
          $ref: { type: "string" },
          allOf: { allOf: [ref("A")] },
        },
      },
      {
        properties: {
          "x-foo": { type: "string" },
          nullable: { type: ["boolean", "null"] },
          example: { type: "string" },
          default: { type: "string", default: "d" },
          $ref: { type: "string" },
          allOf: ref("A"),
        },
      },
    ],
    [
      "and what else looks like a schema stays in values",
      {
        default: { nullable: true },
        enum: [{ "x-a": 1 }],
        examples: [{ example: 1 }],
        const: { "x-a": 1 },
      },
      {
        default: { nullable: true },
        enum: [{ "x-a": 1 }],
        examples: [{ example: 1 }],
        const: { "x-a": 1 },
      },
    ],
  ]);
});

describe("the schemas inside are upgraded", () => {
  const given = { type: "string", nullable: true, "x-a": 1 };
  const want = { type: ["string", "null"] };

  test.each(
    [
      "items additionalProperties not if then else contains propertyNames".split(" "),
      ["unevaluatedProperties", "unevaluatedItems", "contentSchema"],
    ].flat(),
  )("under %s", (keyword) => {
    expect(upgradeSchema({ [keyword]: given })).toEqual({ [keyword]: want });
  });

  test.each(["anyOf", "oneOf", "allOf", "prefixItems"])("in the list %s", (keyword) => {
    expect(upgradeSchema({ [keyword]: [given, true] })).toEqual({ [keyword]: [want, true] });
  });

  test.each(["properties", "patternProperties", "dependentSchemas", "$defs"])(
    "by name under %s",
    (keyword) => {
      expect(upgradeSchema({ [keyword]: { "x-b": given } })).toEqual({
        [keyword]: { "x-b": want },
      });
    },
  );

  test("however deep", () => {
    const deep = (inner: JsonValue) => ({
      properties: { a: { items: { not: { anyOf: [inner] } } } },
    });
    expect(upgradeSchema(deep(given))).toEqual(deep(want));
  });

  test("under __proto__", () => {
    const upgraded = upgradeSchema(JSON.parse('{ "properties": { "__proto__": { "x-a": 1 } } }'));
    expect(JSON.stringify(upgraded)).toBe('{"properties":{"__proto__":{}}}');
  });
});

test.each([true, false, null, 5, "text", [[{ nullable: true }]]])("%j stays", (value) => {
  expect(upgradeSchema(value as JsonValue)).toEqual(value);
});

test("keywords come in the order in which people read them", () => {
  const given = {
    items: {},
    additionalProperties: false,
    properties: { z: {}, a: {} },
    required: ["z"],
    minimum: 1,
    enum: [1],
    format: "int32",
    maximum: 2,
    deprecated: true,
    description: "d",
    title: "t",
    type: "integer",
  };
  const upgraded = upgradeSchema(given) as typeof given;
  expect(Object.keys(upgraded)).toEqual(
    "type title description deprecated format enum minimum maximum required properties additionalProperties items".split(
      " ",
    ),
  );
  expect(Object.keys(upgraded.properties)).toEqual(["z", "a"]);
});

describe("what nothing else evaluates stays beside what does", () => {
  becomes([
    [
      "a reference",
      { ...ref("A"), unevaluatedProperties: false },
      { allOf: [ref("A")], unevaluatedProperties: false },
    ],
    [
      "a reference and more",
      { ...ref("A"), required: ["a"], unevaluatedProperties: { type: "string" } },
      { allOf: [ref("A"), { required: ["a"] }], unevaluatedProperties: { type: "string" } },
    ],
  ]);
});
