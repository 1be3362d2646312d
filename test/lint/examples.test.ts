import { describe, test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const withExample = (value: string, schema: string, name = "sample") =>
  acme({
    body: `{ content: { application/json: { schema: ${schema}, examples: { ${name}: { value: ${value} } } } } }`,
  });
const request = `{ $ref: "#/components/schemas/Request" }`;

describe("a request example", () => {
  test.each([
    ["{ language: en }", []],
    ["{ language: en, user: u, minutes: 5, location: eu }", []],
    ["{ language: en, ▸usr: u }", ["invalid-example"]],
    ["{ language: en, ▸constructor: u }", ["invalid-example"]],
    ["▸{ user: u }", ["invalid-example"]],
    ["{ language: ▸5 }", ["invalid-example"]],
    ["{ language: ▸null }", ["invalid-example"]],
    ["{ language: en, minutes: ▸5.5 }", ["invalid-example"]],
    ["{ language: en, location: ▸EU }", ["invalid-example"]],
    ["{ language: en, ▸a: 1, ▸b: 2 }", ["invalid-example", "invalid-example"]],
    [`▸"text"`, ["invalid-example"]],
    ["▸[]", ["invalid-example"]],
    ["▸null", ["invalid-example"]],
  ])("fits its schema: %s", (value, want) => expectProblems(withExample(value, request), want));

  test("is held against its schema though another one names what nobody describes", () => {
    const schemas = "Other: { type: object, properties: { a: {} }, required: [▸b] }";
    const body = (value: string, schema: string) =>
      `{ content: { application/json: { schema: ${schema}, examples: { sample: { value: ${value} } } } } }`;
    expectProblems(acme({ body: body("{ language: ▸5 }", request), schemas }), [
      "invalid-example",
      "unknown-property",
    ]);
    const other = '{ $ref: "#/components/schemas/Other" }';
    expectProblems(acme({ body: body("{ a: 1 }", other), schemas }), ["unknown-property"]);
  });

  test.each([
    ["{ a: [1, ▸x] }", "{ properties: { a: { items: { type: integer } } } }", ["invalid-example"]],
    ["{ a: { ▸c: 1 } }", "{ properties: { a: { properties: { b: {} } } } }", ["invalid-example"]],
    ["{ a: { c: 1 } }", "{ properties: { a: { type: object } } }", []],
    ["{ a: 1, c: 2 }", "{ properties: { a: {} }, additionalProperties: true }", []],
    [
      "{ c: ▸x }",
      "{ properties: {}, type: object, additionalProperties: { type: integer } }",
      ["invalid-example"],
    ],
    ["{ a: 1, b: 2 }", "{ allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }", []],
    [
      "▸{ a: 1 }",
      "{ allOf: [{ properties: { a: {} } }, { properties: { b: {} }, required: [b] }] }",
      ["invalid-example"],
    ],
    ["{ a: null }", "{ properties: { a: { anyOf: [{ type: string }, { type: 'null' }] } } }", []],
    ["{ a: null }", "{ properties: { a: { type: [string, 'null'] } } }", []],
    [
      "{ a: ▸true }",
      "{ properties: { a: { anyOf: [{ type: string }, { type: integer }] } } }",
      ["invalid-example"],
    ],
    [
      "{ k: a, x: 1 }",
      "{ oneOf: [{ properties: { k: { const: a }, x: {} } }, { properties: { k: { const: b }, y: {} } }] }",
      [],
    ],
    [
      "{ k: ▸c }",
      "{ oneOf: [{ properties: { k: { const: a } } }, { properties: { k: { const: b } } }] }",
      ["invalid-example"],
    ],
    [
      "{ a: 1 }",
      "{ properties: { a: {}, b: {} }, anyOf: [{ required: [a] }, { required: [b] }] }",
      [],
    ],
    [
      "▸{}",
      "{ properties: { a: {}, b: {} }, anyOf: [{ required: [a] }, { required: [b] }] }",
      ["invalid-example"],
    ],
    ["{ b: 1 }", "{ properties: { a: { readOnly: true }, b: {} }, required: [a] }", []],
    ["{ a: x }", "{ properties: { a: { required: [b], properties: { b: {} } } } }", []],
    ["{ a: { b: { c: 1 } } }", "{ properties: { a: {} } }", []],
  ])("fits its schema throughout: %s in %s", (value, schema, want) => {
    expectProblems(withExample(value, schema), want);
  });

  test("has a value", () => {
    const body = `{ content: { application/json: { schema: ${request}, examples: { ▸a: { summary: A } } } } }`;
    expectProblems(acme({ body }), ["invalid-example"]);
  });

  test.each([
    ["connect", "{ language: en, user: u }", []],
    ["renew", "{ language: en, account: a }", []],
    ["other", "{ language: en, account: a }", []],
    ["other", "▸{ language: en }", ["invalid-example"]],
    ["other", "▸{ language: en, user: u, account: a }", ["invalid-example"]],
    ["connect", "▸{ language: en, account: a }", ["invalid-example"]],
    ["toString", "{ language: en, user: u }", []],
  ])("fits a mode: %s %s", (name, value, want) => {
    const token =
      "{ result: { token: /token }, modes: { connect: { summary: A, required: [user], forbidden: [account] }, renew: { summary: B, anyOf: [[account]], forbidden: [user] } } }";
    const given = withExample(value, request, name);
    expectProblems(given.replace("{ result: { token: /token } }", token), want);
  });

  test.each([
    ["{ user: u, account: null }", []],
    ["▸{ user: null }", ["invalid-example"]],
  ])("fits a mode as at run time, where null is absent: %s", (value, want) => {
    const nullable = "{ type: [string, 'null'] }";
    const schema = `{ type: object, properties: { user: ${nullable}, account: ${nullable} } }`;
    const modes = "{ connect: { summary: A, required: [user], forbidden: [account] } }";
    const given = withExample(value, schema, "connect");
    expectProblems(
      given.replace(
        "{ result: { token: /token } }",
        `{ result: { token: /token }, modes: ${modes} }`,
      ),
      want,
    );
  });
});
