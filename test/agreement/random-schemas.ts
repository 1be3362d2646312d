import * as fc from "fast-check";
import { isJsonObject, type JsonObject, type JsonValue } from "../../generator/types/json.js";

/* Random schemas over all keywords that validators read, and values that have a chance to fit them. */

const names = ["a", "b", "c", "d e", "constructor"] as const;
const texts = ["", "a", "b", "ab", "👍", "👍a", "1"];
const numbers = [0, 1, 2, 3, 4.5, -1, 10];
const types = ["string", "number", "integer", "boolean", "null", "array", "object"];

const name = fc.constantFrom<string>(...names);
const few = fc.nat({ max: 3 });
const number = fc.constantFrom(...numbers);
const scalar = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, false),
  fc.constantFrom<JsonValue>(...texts),
  fc.constantFrom<JsonValue>(...numbers),
);

export const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    byName(tie("value"), 4),
  ),
}));

type Inner = fc.Arbitrary<JsonValue>;

/**
 * A part says nothing of properties that it does not name: careless documents forbid in one what they declare in
 * another, so that validators, as types, leave room there.
 */
function part(inner: Inner): Inner {
  return inner.map((each) => {
    if (!isJsonObject(each)) return each;
    const { additionalProperties: _, patternProperties: __, propertyNames: ___, ...rest } = each;
    const { unevaluatedProperties: ____, ...kept } = rest;
    return kept;
  });
}

/** The keywords that conditions may hold too, where saying less would refuse more. */
function anywhere(inner: Inner): fc.Arbitrary<JsonObject>[] {
  return [
    fc.constantFrom<JsonObject>(
      {},
      ...["One", "Two"].map((key) => ({ $ref: `#/components/schemas/${key}` })),
    ),
    some({
      type: fc.oneof(
        fc.constantFrom(...types),
        fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
      ),
    }),
    some({ const: value }),
    some({
      enum: fc.uniqueArray(value, {
        minLength: 1,
        maxLength: 4,
        selector: (each) => JSON.stringify(each),
      }),
    }),
    some({ minLength: few, maxLength: few, pattern: fc.constantFrom("^a", "b$", "^.$", "^$") }),
    some({ minimum: number, maximum: number, exclusiveMinimum: number, exclusiveMaximum: number }),
    some({
      multipleOf: fc.constantFrom(1, 2, 3, 0.5),
      minItems: few,
      maxItems: few,
      uniqueItems: fc.boolean(),
    }),
    some({
      properties: byName(inner, 3),
      required: fc.uniqueArray(name, { maxLength: 3 }),
      additionalProperties: inner,
    }),
    some({
      properties: byName(inner, 2),
      patternProperties: fc.dictionary(fc.constantFrom("^a", "[b-d]$", "^.$"), inner),
      additionalProperties: inner,
      required: fc.uniqueArray(name, { maxLength: 2 }),
    }),
    some({
      propertyNames: inner,
      minProperties: few,
      maxProperties: few,
      dependentRequired: byName(fc.uniqueArray(name, { maxLength: 3 }), 2),
    }),
    some({ items: inner, prefixItems: list(inner), minItems: few }),
    // Ajv lets an empty list pass `contains` where a list before it did; so no list is empty.
    fc.record({ contains: inner, minItems: fc.constantFrom(1, 2) }),
    some({ allOf: list(part(inner)), anyOf: list(part(inner)), oneOf: list(part(inner)) }),
    fc.record({ allOf: list(part(inner)), properties: byName(inner, 2) }),
    some({ not: inner, if: inner, then: part(inner), else: part(inner) }),
  ];
}

const { exact } = fc.letrec<{ exact: JsonObject; exactInner: JsonValue }>((tie) => ({
  exactInner: orBoolean(tie("exact")),
  exact: fc.oneof(
    { depthSize: "small", maxDepth: 4, withCrossShrink: true },
    ...anywhere(tie("exactInner")),
  ),
}));

/** A schema, of which what stands in conditions holds no keyword that validators pass over. */
const { schema } = fc.letrec<{ schema: JsonObject; inner: JsonValue }>((tie) => ({
  inner: orBoolean(tie("schema")),
  schema: fc.oneof(
    { depthSize: "small", maxDepth: 4, withCrossShrink: true },
    ...anywhere(tie("inner")).slice(0, -1),
    some({
      not: orBoolean(exact),
      if: orBoolean(exact),
      then: part(tie("inner")),
      else: part(tie("inner")),
    }),
    fc.record({
      type: fc.constant("string"),
      format: fc.constantFrom("date", "email", "uuid", "toString"),
    }),
    fc.record({
      enum: fc.uniqueArray(fc.constantFrom("a", "b", "ab"), { minLength: 1 }),
      "x-link-open-enum": fc.constant(true),
    }),
    some({
      contains: tie("inner"),
      minContains: few,
      maxContains: few,
      minItems: fc.constantFrom(1, 2),
    }),
    fc.record(
      {
        properties: byName(tie("inner"), 2),
        allOf: list(part(tie("inner"))),
        unevaluatedProperties: tie("inner"),
      },
      { requiredKeys: ["unevaluatedProperties"] },
    ),
    fc.record(
      { prefixItems: list(tie("inner")), unevaluatedItems: tie("inner") },
      { requiredKeys: ["unevaluatedItems"] },
    ),
    some({ dependentSchemas: byName(tie("inner"), 2) }),
  ),
}));

/** A schema with the components that it may refer to; references lead through a property or an item, so that they end. */
export const documentSchema = fc
  .record({
    root: schema,
    One: fc.record({ properties: fc.record({ a: schema }), items: schema }, { requiredKeys: [] }),
    Two: fc.record({ items: schema, properties: fc.record({ b: schema }) }, { requiredKeys: [] }),
  })
  .map(({ root, ...schemas }) => ({ root, schemas }));

function orBoolean(inner: fc.Arbitrary<JsonObject>): Inner {
  return fc.oneof({ weight: 6, arbitrary: inner }, { weight: 1, arbitrary: fc.boolean() });
}

function byName<T>(values: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<Record<string, T>> {
  const entries = fc.uniqueArray(fc.tuple(name, values), { maxLength, selector: ([key]) => key });
  return entries.map((all) => Object.fromEntries(all));
}

function list<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(values, { minLength: 1, maxLength: 3 });
}

function some(model: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
}
