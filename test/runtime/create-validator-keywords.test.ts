import { describe, expect, test } from "vitest";
import type { ValueSchema } from "../../templates/runtime/src/validation/input-schema.js";
import { faultsOf } from "./validate.js";

type Case = [schema: ValueSchema, value: unknown, ...faults: string[]];

const emoji = "👩‍🚀";

const cases: Readonly<Record<string, readonly Case[]>> = {
  type: [
    [{}, { anything: [1, null] }],
    [{ type: "string" }, ""],
    [{ type: "string" }, 1, "input: must be a string"],
    [{ type: "number" }, 0.5],
    [{ type: "number" }, "1", "input: must be a number"],
    [{ type: "integer" }, 1],
    [{ type: "integer" }, 1.5, "input: must be an integer"],
    [{ type: "boolean" }, false],
    [{ type: "boolean" }, 0, "input: must be true or false"],
    [{ type: "object" }, {}],
    [{ type: "object" }, [], "input: must be an object"],
    [{ type: "object" }, null, "input: must be an object"],
    [{ type: "array" }, []],
    [{ type: "array" }, {}, "input: must be an array"],
    [{ type: "null" }, null],
    [{ type: "null" }, 0, "input: must be null"],
    [{ type: ["string", "null"] }, null],
    [{ type: ["string", "null"] }, 1, "input: must be a string or null"],
    [{ type: "number" }, Number.NaN, "input: must be a number"],
    [{ type: "integer", minimum: 3 }, "x", "input: must be an integer"],
  ],
  "enum and const": [
    [{ enum: ["a", 1, null] }, null],
    [{ enum: ["a", "b c", 1] }, "c", 'input: must be a or "b c" or 1'],
    [{ enum: [{ a: 1, b: [2] }] }, { b: [2], a: 1 }],
    [{ enum: [{ a: 1 }] }, { a: 2 }, 'input: must be {"a":1}'],
    [{ enum: ["1"] }, 1, 'input: must be "1"'],
    [{ enum: [..."abcdefghi"] }, "z", "input: must be one of the 9 values that are listed"],
    [{ const: "x" }, "x"],
    [{ const: "x" }, "y", "input: must be x"],
    [{ const: null }, null],
    [{ const: null }, false, "input: must be null"],
    [{ const: 0 }, -0],
    [{ const: false }, 0, "input: must be false"],
  ],
  text: [
    [{ minLength: 1 }, "a"],
    [{ minLength: 1 }, "", "input: must not be empty"],
    [{ minLength: 3 }, "👍👍", "input: must have at least 3 characters"],
    [{ maxLength: 3 }, emoji],
    [{ maxLength: 2 }, emoji, "input: must have at most 2 characters"],
    [{ minLength: 1 }, 5],
    [{ pattern: "^[a-z]+$" }, "abc"],
    [{ pattern: "^[a-z]+$" }, "ABC", "input: must match ^[a-z]+$"],
    [{ pattern: "^.$" }, "👍"],
    [{ pattern: "^\\p{Lu}" }, "Ä"],
    [{ pattern: "(" }, "anything"],
    [{ pattern: "a" }, 5],
  ],
  numbers: [
    [{ minimum: 1, maximum: 2 }, 1],
    [{ minimum: 1 }, 0, "input: must be at least 1"],
    [{ maximum: 2 }, 3, "input: must be at most 2"],
    [{ exclusiveMinimum: 1 }, 1, "input: must be more than 1"],
    [{ exclusiveMaximum: 1 }, 1, "input: must be less than 1"],
    [{ multipleOf: 0.1 }, 0.3],
    [{ multipleOf: 0.01 }, 19.99],
    [{ multipleOf: 0.01 }, 1e9 + 0.55],
    [{ multipleOf: 0.01 }, 19.995, "input: must be a multiple of 0.01"],
    [{ multipleOf: 3 }, 7, "input: must be a multiple of 3"],
    [{ multipleOf: 1 }, 1e9 + 0.5, "input: must be a multiple of 1"],
    [{ minimum: 1 }, "0"],
  ],
  objects: [
    [{ required: ["a"] }, { a: null }],
    [{ required: ["a", "b"] }, {}, "a: required", "b: required"],
    [{ required: ["a"] }, { a: undefined }, "a: required"],
    [{ required: ["a"] }, []],
    [{ properties: { a: { type: "string" } } }, { b: 1 }],
    [{ properties: { a: { type: "string" } } }, { a: undefined }],
    [{ properties: { a: { type: "string" } } }, { a: null }, "a: must be a string"],
    [{ properties: { a: {} }, additionalProperties: false }, { a: 1 }],
    [{ properties: { a: {} }, additionalProperties: false }, { b: 1 }, "b: not allowed"],
    [{ additionalProperties: { type: "string" } }, { x: 1, y: "" }, "x: must be a string"],
    [{ patternProperties: { "^x-": { type: "string" } } }, { "x-a": "", b: 1 }],
    [{ patternProperties: { "^x-": { type: "string" } } }, { "x-a": 1 }, "x-a: must be a string"],
    [
      { properties: { a: {} }, patternProperties: { "^x": false }, additionalProperties: false },
      { a: 1, x: 1, b: 1 },
      "x: not allowed",
      "b: not allowed",
    ],
    [
      { properties: { a: { type: "string" } }, patternProperties: { "^a": { minLength: 2 } } },
      { a: "a", ab: "ab" },
      "a: must have at least 2 characters",
    ],
    [{ propertyNames: { enum: ["a", "b"] } }, { a: 1 }],
    [{ propertyNames: { enum: ["a", "b"] } }, { c: 1 }, "c: has a name that must be a or b"],
    [{ properties: { a: { not: {} } } }, { a: 1 }, "a: not allowed"],
    [{ minProperties: 1 }, {}, "input: must not be empty"],
    [{ maxProperties: 1 }, { a: 1, b: 2 }, "input: must have at most 1 properties"],
    [{ dependentRequired: { a: ["b", "c"] } }, { b: 1 }],
    [{ dependentRequired: { a: ["b", "c"] } }, { a: 1, b: 1 }, "c: required with a"],
    [
      { properties: { "odd key": { type: "null" } } },
      { "odd key": 1 },
      '["odd key"]: must be null',
    ],
  ],
  arrays: [
    [{ items: { type: "string" } }, ["a"]],
    [{ items: { type: "string" } }, ["a", 1, 2], "[1]: must be a string", "[2]: must be a string"],
    [{ items: { type: "string" } }, { 0: 1 }],
    [{ prefixItems: [{ type: "string" }], items: { type: "number" } }, ["a", 1]],
    [
      { prefixItems: [{ type: "string" }], items: false },
      [1, 2],
      "[0]: must be a string",
      "[1]: not allowed",
    ],
    [{ minItems: 1 }, [], "input: must not be empty"],
    [{ minItems: 2 }, [1], "input: must have at least 2 items"],
    [{ maxItems: 1 }, [1, 2], "input: must have at most 1 items"],
    [{ uniqueItems: true }, [1, "1", { a: 1 }, { a: 2 }, null]],
    [
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      "input: must not contain the same twice",
    ],
    [{ contains: { const: "a" } }, ["b", "a"]],
    [{ contains: { const: "a" } }, ["b"], "input: must contain a"],
    [
      { contains: { type: "object" } },
      [],
      "input: must contain an item of the kind that is asked for",
    ],
    [{ items: { type: "null" } }, [undefined]],
  ],
  composition: [
    [{ allOf: [{ required: ["a"] }, { required: ["b"] }] }, {}, "a: required", "b: required"],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, null],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, 1, "input: must be a string or null"],
    [{ anyOf: [{ const: "x" }, { type: "null" }] }, "y", "input: must be x"],
    [
      { anyOf: [{ items: { type: "string" }, type: "array" }, { type: "null" }] },
      [1],
      "[0]: must be a string",
    ],
    [
      { anyOf: [{ required: ["a"] }, { required: ["b", "c"] }] },
      {},
      "input: must have a or b and c",
    ],
    [{ anyOf: [{ required: ["a"] }, { required: ["b"] }] }, {}, "input: must have a or b"],
    [
      { anyOf: [{ minimum: 5 }, { multipleOf: 2 }] },
      1,
      "input: fits none of the forms that it may have",
    ],
    [{ oneOf: [{ minimum: 5 }, { multipleOf: 2 }] }, 4],
    [
      { oneOf: [{ minimum: 5 }, { multipleOf: 2 }] },
      6,
      "input: fits several forms that exclude each other",
    ],
    [
      { oneOf: [{ type: "string" }, { type: "number" }] },
      true,
      "input: must be a string or a number",
    ],
    [{ not: { const: "a" } }, "b"],
    [{ not: { const: "a" } }, "a", "input: must not be a"],
    [{ not: { contains: { const: "a" } } }, ["a"], "input: must not contain a"],
    [{ not: { required: ["a", "b"] } }, { a: 1, b: 1 }, "input: cannot have a and b together"],
    [{ not: {} }, 1, "input: not allowed"],
  ],
  conditions: [
    [{ if: { const: 1 }, then: { const: 2 } }, 3],
    [
      { if: { type: "string" }, then: { minLength: 2 }, else: { minimum: 2 } },
      "a",
      "input: must have at least 2 characters",
    ],
    [
      { if: { type: "string" }, then: { minLength: 2 }, else: { minimum: 2 } },
      1,
      "input: must be at least 2",
    ],
    [when({ kind: { const: "a" } }), { kind: "a" }, "x: required when kind is a"],
    [when({ kind: { const: "a" } }), { kind: "b" }],
    [when({ kind: { enum: ["a", "b"] } }), { kind: "b" }, "x: required when kind is a or b"],
    [
      when({ kinds: { contains: { const: "a" } } }),
      { kinds: ["a"] },
      "x: required when kinds contains a",
    ],
    [
      when({ kinds: { contains: { pattern: "^a" } } }),
      { kinds: ["ab"] },
      "x: required when kinds contains a match of ^a",
    ],
    [when({ kind: { minItems: 1 } }), { kind: [1] }, "x: required when kind is not empty"],
    [
      when({ kind: { properties: { deep: { const: true } }, required: ["deep"] } }),
      { kind: { deep: true } },
      "x: required when kind.deep is true",
    ],
    [
      { if: { required: ["a"] }, then: { required: ["x"] } },
      { a: 1 },
      "x: required when a is given",
    ],
    [{ if: { required: ["a"] }, else: { required: ["x"] } }, {}, "x: required unless a is given"],
  ],
};

function when(properties: NonNullable<ValueSchema["properties"]>): ValueSchema {
  return { if: { properties, required: Object.keys(properties) }, then: { required: ["x"] } };
}

describe.each(Object.entries(cases))("%s", (_, rows) => {
  test.each<Case>(rows)("%j of %j", (schema, value, ...faults) => {
    expect(faultsOf(schema, value)).toEqual(faults);
  });
});
