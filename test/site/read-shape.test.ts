import { expect, test } from "vitest";
import { readShape } from "../../templates/site/src/playground/read-shape.js";

/* What a form shows of a schema. */

const card = { title: "Card", type: "object", properties: { number: { type: "string" } } };
const bank = { title: "Bank", type: "object", properties: { iban: { type: "string" } } };
const payment = { properties: { currency: { type: "string" } }, oneOf: [card, bank] };

test.each([
  { name: "as it stands", schema: payment },
  { name: "behind a reference", schema: { $ref: "#/$defs/Payment" } },
  { name: "as a part", schema: { allOf: [{ $ref: "#/$defs/Payment" }] } },
])("alternatives beside members, $name", ({ schema }) => {
  const schemas = { Payment: payment };
  const shape = readShape(schema, schemas);
  const options = shape.kind === "union" ? shape.options : [];
  const shown = options.map((option) => readShape(option, schemas));
  expect(
    shown.map((each) => (each.kind === "object" ? each.members.map(({ name }) => name) : each)),
  ).toEqual([
    ["currency", "number"],
    ["currency", "iban"],
  ]);
});

test("one alternative beside members is an object", () => {
  const schemas = { One: { ...payment, oneOf: [card] } };
  expect(readShape({ $ref: "#/$defs/One" }, schemas)).toMatchObject({
    kind: "object",
    members: [{ name: "currency" }, { name: "number" }],
  });
});
