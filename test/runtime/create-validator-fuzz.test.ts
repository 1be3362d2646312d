import { createRequire } from "node:module";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fuzz } from "../fuzz.js";
import { createValidator } from "../../templates/runtime/src/create-validator.js";
import type { ValueSchema } from "../../templates/runtime/src/validation/input-schema.js";

/*
 * A random schema and random values: Ajv and the interpreter must agree. Ajv is the copy that
 * openapi-typescript brings along; it is CommonJS, and its types fit no ES module.
 */
const settings = fuzz(1500);
const { numRuns: runs } = settings;

type Ajv = new (options: object) => { compile: (schema: object) => (value: unknown) => boolean };
const { default: Ajv2020 } = createRequire(import.meta.url)("@redocly/ajv/dist/2020.js") as {
  default: Ajv;
};
const options = { strict: false, validateFormats: false };

// Not "toString" and the like, which Ajv's own comparison calls; `create-validator-hostile` has those.
const keys = ["a", "b", "c", "d e"];
const types = ["string", "number", "integer", "boolean", "null", "array", "object"];
const texts = ["", "a", "b", "ab", "👍", "👍a", "1"];
const numbers = [0, -0, 1, 2, 3, 4.5, -1, 10];

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false),
  fc.constantFrom<unknown>(...texts),
  fc.constantFrom<unknown>(...numbers),
);
const key = fc.constantFrom(...keys);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    record(tie("value"), 4),
  ),
}));

const names = fc.uniqueArray(key, { maxLength: 3 });
const few = fc.nat(3);
const number = fc.constantFrom(...numbers);

const { schema } = fc.letrec<{ schema: ValueSchema; inner: ValueSchema | boolean }>((tie) => ({
  inner: fc.oneof({ weight: 6, arbitrary: tie("schema") }, { weight: 1, arbitrary: fc.boolean() }),
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant({}),
    fc.constantFrom<ValueSchema>({ $ref: "#/$defs/One" }, { $ref: "#/$defs/Two" }),
    keywords({
      type: fc.oneof(
        fc.constantFrom(...types),
        fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
      ),
    }),
    keywords({ const: value }),
    keywords({
      enum: fc.uniqueArray(value, {
        minLength: 1,
        maxLength: 4,
        comparator: "IsStrictlyEqual",
        selector: (each) => JSON.stringify(each),
      }),
    }),
    keywords({ minLength: few, maxLength: few, pattern: fc.constantFrom("^a", "b$", "^.$", "^$") }),
    keywords({
      minimum: number,
      maximum: number,
      exclusiveMinimum: number,
      exclusiveMaximum: number,
    }),
    keywords({
      multipleOf: fc.constantFrom(1, 2, 3, 0.5),
      minItems: few,
      maxItems: few,
      uniqueItems: fc.boolean(),
    }),
    keywords({
      properties: record(tie("inner"), 3),
      required: names,
      additionalProperties: tie("inner"),
    }),
    // Not propertyNames, which Ajv lets pass behind a reference in oneOf.
    keywords({
      properties: record(tie("inner"), 2),
      patternProperties: fc.dictionary(fc.constantFrom("^a", "[b-d]$", "^.$"), tie("inner")),
      additionalProperties: tie("inner"),
    }),
    keywords({ minProperties: few, maxProperties: few, dependentRequired: record(names, 2) }),
    keywords({ items: tie("inner"), prefixItems: list(tie("inner")) }),
    // Ajv lets an empty list pass `contains` where a list before it did; so no list is empty.
    fc.record({
      contains: tie("inner"),
      minItems: fc.constantFrom(1, 2),
    }) as fc.Arbitrary<ValueSchema>,
    keywords({ allOf: list(tie("inner")), anyOf: list(tie("inner")), oneOf: list(tie("inner")) }),
    keywords({ not: tie("inner"), if: tie("inner"), then: tie("inner"), else: tie("inner") }),
  ),
}));

function record<T>(values: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<Record<string, T>> {
  const entries = fc.uniqueArray(fc.tuple(key, values), { maxLength, selector: ([name]) => name });
  return entries.map((all) => Object.fromEntries(all));
}

function list<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(values, { minLength: 1, maxLength: 3 });
}

function keywords(
  model: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<ValueSchema> {
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<ValueSchema>;
}

/** References lead through a property or an item, so that every one of them ends. */
const definitions = fc.record({
  One: fc.record({ properties: fc.record({ a: schema }), items: schema }, { requiredKeys: [] }),
  Two: fc.record({ items: schema, additionalProperties: schema }, { requiredKeys: [] }),
});

test(`agrees with Ajv, ${runs} times`, () => {
  let fitting = 0;
  let refused = 0;
  const several = fc.array(value, { minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(schema, definitions, several, (root, $defs, values) => {
      const accepts = compile({ allOf: [root], $defs });
      const validator = createValidator({ schema: root, definitions: $defs as never });
      for (const each of values) {
        const { issues = [] } = validator["~standard"].validate(each);
        const fits = accepts(JSON.parse(JSON.stringify(each)));
        fc.pre(fits !== undefined);
        expect({ fits: issues.length === 0, issues }).toEqual({ fits, issues });
        if (fits) fitting += 1;
        else refused += 1;
      }
    }),
    settings,
  );
  expect(Math.min(fitting, refused)).toBeGreaterThan(runs / 2);
});

/** Ajv's verdict; none where the code that it writes is wrong: it forgets a variable for some nested `oneOf`. */
function compile(root: object): (value: unknown) => boolean | undefined {
  const accepts = new Ajv2020(options).compile(root);
  return (each) => {
    try {
      return accepts(each);
    } catch (error) {
      if (error instanceof ReferenceError) return undefined;
      throw error;
    }
  };
}
