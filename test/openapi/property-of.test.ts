import * as fc from "fast-check";
import { expect, test } from "vitest";
import { propertiesOf, propertyOf } from "../../generator/openapi/schema.js";
import type { Schema } from "../../generator/types/openapi.js";
import { fuzz } from "../fuzz.js";

const names = ["a", "b", "c", "d"];
const size = 8;

/** Marks each declaration, so that it shows which of several was found. */
const declarations = fc
  .uniqueArray(fc.constantFrom(...names))
  .chain((some) => fc.tuple(...some.map((name) => fc.tuple(fc.constant(name), fc.integer()))))
  .map((pairs) =>
    Object.fromEntries(pairs.map(([name, mark]) => [name, { title: String(mark) } as Schema])),
  );

/** A component whose parts are components after it, or some before it, in any place. */
function component(index: number): fc.Arbitrary<Schema> {
  const reference = fc
    .integer({ min: 0, max: size - 1 })
    .filter((other) => other > index || other % 4 === 0)
    .map((other) => ({ $ref: `#/components/schemas/S${other}` }));
  const inline = declarations.map((properties) => ({ properties }));
  const parts = fc.array(fc.oneof({ weight: 2, arbitrary: reference }, inline), { maxLength: 3 });
  return fc.record(
    { properties: declarations, allOf: parts, anyOf: fc.array(reference, { maxLength: 2 }) },
    { requiredKeys: [] },
  );
}

const documents = fc.tuple(...Array.from({ length: size }, (_, index) => component(index)));
const questions = fc.array(
  fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constantFrom(...names), fc.boolean()),
  { minLength: 1, maxLength: 20 },
);

test("a property is found as it is among all properties, in whatever order somebody asks", () => {
  fc.assert(
    fc.property(documents, questions, (schemas, asked) => {
      const spec = () => {
        const entries = schemas.map((schema, index) => [`S${index}`, schema] as const);
        return { components: { schemas: Object.fromEntries(entries) } };
      };
      const one = spec();
      for (const [index, name, isWhole] of asked) {
        const schema = { $ref: `#/components/schemas/S${index}` };
        // What is put together meanwhile is not waited for any more.
        if (isWhole) propertiesOf(one, schema);
        const other = spec();
        expect(propertyOf(one, schema, name)).toEqual(
          propertiesOf(other, schema).get(name)?.schema,
        );
      }
    }),
    fuzz(1000),
  );
});
