import { expect, test } from "vitest";
import { isTextSchema, schemaTypes } from "../../generator/openapi/schema.js";
import type { Schema } from "../../generator/types/openapi.js";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const spec = {
  components: {
    schemas: {
      Text: { type: "string" },
      Loop: { allOf: [ref("Loop")] },
      Both: { anyOf: [ref("Loop"), ref("Text")] },
    } satisfies Record<string, Schema>,
  },
};

const cases: [Schema, string[] | undefined][] = [
  [{}, undefined],
  [ref("Text"), ["string"]],
  [ref("Nobody"), undefined],
  [{ type: ["string", "null"] }, ["string", "null"]],
  [{ enum: ["a", 1, null] }, ["string", "number", "null"]],
  [{ const: true }, ["boolean"]],
  [{ allOf: [{}, ref("Text")] }, ["string"]],
  [{ properties: {} }, ["object"]],
  [{ oneOf: [ref("Text"), ref("Text")] }, ["string"]],
  [{ anyOf: [ref("Text"), {}] }, undefined],
  [ref("Loop"), undefined],
  [ref("Both"), undefined],
];

test.each(cases)("schemaTypes of %j", (schema, want) => {
  expect(schemaTypes(spec, schema)).toEqual(want);
  expect(isTextSchema(spec, schema)).toBe(want?.join() === "string");
});
