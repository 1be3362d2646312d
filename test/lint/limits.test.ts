import { expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { adviseDocument } from "../../generator/2-lint/advise-document.js";
import { acme } from "./acme.js";

/** What is suspicious about a property's schema, apart from what it lacks. */
async function advice(schema: string): Promise<string[]> {
  const text = acme({ schemas: `Limited: ${schema}` });
  const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  const found = await adviseDocument(value, []);
  return found
    .filter(({ code }) => code === "contradicting-schema")
    .map(({ message, span }) => `${span?.start.column}: ${message}`);
}

test.each([
  ["{ type: integer, minimum: 1, default: 0 }", "the number 0, and minimum is 1"],
  ["{ type: integer, maximum: 1, default: 2 }", "the number 2, and maximum is 1"],
  ["{ type: number, exclusiveMinimum: 1, default: 1 }", "the number 1, and exclusiveMinimum is 1"],
  ["{ type: number, exclusiveMaximum: 1, default: 1 }", "the number 1, and exclusiveMaximum is 1"],
  ["{ type: string, minLength: 3, default: ab }", "the text ab, and minLength is 3"],
  ["{ type: string, maxLength: 1, default: ab }", "the text ab, and maxLength is 1"],
  ["{ type: array, items: {}, minItems: 1, default: [] }", "a list, and minItems is 1"],
  ["{ type: object, maxProperties: 0, default: { a: 1 } }", "a mapping, and maxProperties is 0"],
])("a default outside a limit is told where it stands: %s", async (schema, want) => {
  const column = `    Limited: ${schema}`.indexOf("default: ") + "default: ".length + 1;
  expect(await advice(schema)).toEqual([`${column}: The default is ${want}.`]);
});

test("of a default, or of limits, that are wrong already, nothing more is told", async () => {
  const enumOnly = await advice("{ type: string, enum: [a, b], minLength: 3, default: c }");
  expect(enumOnly).toEqual([expect.stringContaining("which the schema does not list")]);
  const crossed = await advice("{ type: integer, minimum: 10, maximum: 5, default: 7 }");
  expect(crossed).toEqual([expect.stringContaining("No value fits")]);
});

test.each([
  "{ type: integer, minimum: 1, maximum: 1, default: 1 }",
  "{ type: number, exclusiveMinimum: 0, exclusiveMaximum: 2, default: 1 }",
  "{ type: string, minLength: 2, maxLength: 2, default: 👍👍 }",
  "{ type: [string, integer], minimum: 5, maxLength: 1, default: a }",
  "{ type: object, minProperties: 1, default: { a: 1 } }",
  "{ type: [array, 'null'], items: {}, minItems: 1, default: null }",
])("a default within them is fine: %s", async (schema) => {
  expect(await advice(schema)).toEqual([]);
});
