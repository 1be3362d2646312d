import { describe, expect, test } from "vitest";
import {
  describingSame,
  hasProperty,
  isNullable,
  propertiesOf,
  propertyOf,
  resolveSchema,
  schemaTypes,
} from "../../generator/openapi/schema.js";
import { countEntries } from "../count-entries.js";
import type { Schema } from "../../generator/types/openapi.js";

/* What took a minute, or all of the stack, before answers were kept and schemas were walked without recursion. */

function chain(size: number, link: (next: Schema) => Schema) {
  const schemas: Record<string, Schema> = {};
  for (let index = 0; index < size; index += 1) {
    schemas[`S${index}`] = link({ $ref: `#/components/schemas/S${index + 1}` });
  }
  schemas[`S${size}`] = { type: "object", properties: { last: {} }, required: ["last"] };
  return { components: { schemas } };
}

const links: readonly (readonly [string, (next: Schema) => Schema])[] = [
  ["references", (next) => next],
  ["parts", (next) => ({ allOf: [next] })],
  ["choices", (next) => ({ anyOf: [next, { type: "null" }] })],
];

describe.each(links)("a chain of 10,000 %s", (_, link) => {
  const spec = chain(10_000, link);
  const first: Schema = { $ref: "#/components/schemas/S0" };

  test("has the properties of its end", () => {
    expect([...propertiesOf(spec, first)]).toEqual([["last", { schema: {}, required: true }]]);
  });

  test("is read from each of its links", () => {
    const said = Object.values(spec.components.schemas).map((each) => {
      const types = schemaTypes(spec, each) ?? [];
      const isRight = isNullable(spec, each) === types.includes("null");
      return propertiesOf(spec, each).size === 1 && types.includes("object") && isRight;
    });
    expect(said).not.toContain(false);
    expect(hasProperty(spec, first, "last")).toBe(true);
    expect(hasProperty(spec, first, "first")).toBe(false);
  });

  test("is walked to its end", () => {
    expect(describingSame(spec, first)).toContain(spec.components.schemas["S10000"]);
  });
});

test("a chain of 10,000 parts that each add a property is put together once", async () => {
  const spec = chain(10_000, (next) => ({
    allOf: [next],
    properties: { [String(next.$ref)]: {} },
  }));
  const count = await countEntries(() => {
    expect(propertiesOf(spec, { $ref: "#/components/schemas/S0" }).size).toBe(10_001);
    for (const [index, each] of Object.values(spec.components.schemas).slice(0, -1).entries()) {
      expect(propertyOf(spec, each, `#/components/schemas/S${index + 1}`)).toEqual({});
    }
  });
  expect(count).toBeLessThan(100_000);
});

test("what several parts say counts in their order, behind a chain as well", () => {
  const one = { type: "string" };
  const two = { type: "integer" };
  const schemas: Record<string, Schema> = {
    A: { properties: { a: one, b: one }, required: ["a"] },
    B: { allOf: [{ $ref: "#/components/schemas/A" }], properties: { b: two, c: one } },
    C: { allOf: [{ $ref: "#/components/schemas/A" }], properties: { a: two }, required: ["b"] },
    D: { allOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }] },
    E: { allOf: [{ properties: { d: one, a: one } }, { $ref: "#/components/schemas/D" }] },
  };
  const found = propertiesOf({ components: { schemas } }, { $ref: "#/components/schemas/E" });
  expect([...found]).toEqual([
    ["d", { schema: one, required: false }],
    ["a", { schema: two, required: true }],
    ["b", { schema: one, required: true }],
    ["c", { schema: one, required: false }],
  ]);
});

test("parts that are each the same twice are put together once each", () => {
  const spec = chain(200, (next) => ({ allOf: [next, next], properties: { a: {} } }));
  const found = propertiesOf(spec, { $ref: "#/components/schemas/S0" });
  expect([...found.keys()]).toEqual(["last", "a"]);
});

test("each reference of a chain of 10,000 is followed to the end", () => {
  const spec = chain(10_000, (next) => next);
  const end = spec.components.schemas["S10000"];
  const all = Object.values(spec.components.schemas);
  expect(all.every((each) => resolveSchema(spec, each) === end)).toBe(true);
});

test("each of 30,000 properties is looked up", () => {
  const names = Array.from({ length: 30_000 }, (_, index) => `property${index}`);
  const schema: Schema = { properties: Object.fromEntries(names.map((name) => [name, {}])) };
  const spec = { components: {} };
  expect(names.every((name) => propertiesOf(spec, schema).has(name))).toBe(true);
});

test("a reference that leads back to itself, or nowhere, leads to nothing", () => {
  const spec = {
    components: {
      schemas: {
        A: { $ref: "#/components/schemas/B" },
        B: { $ref: "#/components/schemas/A" },
        C: { $ref: "#/components/schemas/None" },
      },
    },
  };
  for (const key of ["A", "B", "C", "A"]) {
    expect(resolveSchema(spec, { $ref: `#/components/schemas/${key}` })).toBeUndefined();
  }
});
