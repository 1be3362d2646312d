import { describe, test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

describe("OpenAPI's own values have the right form", () => {
  test.each([
    ["description: ▸5"],
    ["summary: ▸"],
    ["summary: ▸[a]"],
    ["deprecated: ▸yes"],
    ["tags: ▸a"],
    ["tags: [▸1]"],
    ["externalDocs: ▸https://a.example"],
    ["parameters: ▸{}"],
    ["parameters: [▸5]"],
  ])("in an operation: %s", (field) => {
    const paths = `/x:\n    get:\n      ${field}`;
    expectProblems(acme({ paths }), ["invalid-openapi"]);
  });

  test.each([
    ["type: ▸5"],
    ["type: ▸strng"],
    ["type: ▸[string, nil]"],
    ["type: ▸constructor"],
    ["required: ▸true"],
    ["required: [▸1]"],
    ["properties: ▸[]"],
    ["properties: { a: ▸5 }"],
    ["properties: { a: ▸null }"],
    ["items: ▸[]"],
    ["items: ▸5"],
    ["allOf: ▸{}"],
    ["anyOf: [▸5, {}]"],
    ["enum: ▸a"],
    ["format: ▸[]"],
    ["readOnly: ▸1"],
    ["minItems: ▸x"],
    ['maxLength: ▸"30"'],
    ["exclusiveMinimum: ▸true"],
    ["uniqueItems: ▸1"],
    ["pattern: ▸5"],
    ["dependentRequired: ▸[a]"],
    ["dependentRequired: { a: ▸b }"],
    ["if: { properties: { a: ▸5 } }"],
    ["not: ▸5"],
    ["additionalProperties: ▸x"],
    ["additionalProperties: { type: ▸5 }"],
    ["$ref: ▸5"],
    ["title: ▸5"],
  ])("in a schema: %s", (field) => {
    expectProblems(acme({ schemas: `Other: { ${field} }` }), ["invalid-openapi"]);
  });

  test.each([
    ["additionalProperties: true"],
    ["additionalProperties: false"],
    [`type: [string, "null"]`],
    ["example: [1, null]"],
    ["default: null"],
    ["const: null"],
    ["enum: [1, null, {}]"],
    ["x-vendor: [{ a: 1 }]"],
    ["unevaluatedKeyword: 5"],
    ["items: false"],
    ["properties: { a: true, b: false }"],
    ["prefixItems: [true, { type: string }], items: true, contains: false"],
    ["anyOf: [true, { type: string }]"],
    ["not: true, if: false, then: true, else: false"],
    ["propertyNames: true, unevaluatedProperties: false, unevaluatedItems: true"],
    [`patternProperties: { "^x": false }, dependentSchemas: { a: true }, $defs: { A: false }`],
    ["if: { required: [a] }, then: { required: [b] }, dependentRequired: { not: [a] }"],
  ])("which a schema may have: %s", (field) => {
    expectProblems(acme({ schemas: `Other: { ${field} }` }), []);
  });

  test.each([
    ["a security requirement", acme({ security: "[{ key: ▸x }]" })],
    ["servers", acme({ servers: "▸https://a.example" })],
    ["a server", acme({ servers: "[▸https://a.example]" })],
    ["a server's URL", acme({ servers: "[{ url: ▸5 }]" })],
    ["an operationId", acme({ operation: "operationId: ▸5" })],
    ["a path", acme({ paths: "/x: ▸5" })],
    ["a scheme", acme({ schemes: "key: ▸bearer" })],
    ["a response", acme({ responses: `{ "200": ▸5 }` })],
    ["a request body", acme({ body: "▸5" })],
    [
      "a schema that is referred to",
      acme({ schemas: `A: ▸5\n    B: { $ref: "#/components/schemas/A" }` }),
    ],
    ["info", acme().replace(/info: .*/u, "info: ▸Acme")],
    [
      "paths",
      acme({ operation: "operationId: a" }).replace(
        /paths:[^]*?components:/u,
        "paths: ▸[]\ncomponents:",
      ),
    ],
  ])("and one mistake is one problem: %s", (_name, given) => {
    expectProblems(given, ["invalid-openapi"]);
  });
});
