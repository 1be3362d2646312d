import { describe, expect, test } from "vitest";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

describe("a misspelt key of OpenAPI is one error, and nothing follows from it", () => {
  test.each([
    ["an operation's id", { operation: "▸operationID: createToken" }],
    ["a method", { method: "▸POST" }],
    ["a response's description", { responses: response("▸descripton: a") }],
    ["a response's content", { responses: `{ "200": { ▸contents: { ${json} } } }` }],
    ["a schema's enum", { schemas: "Other: { type: string, ▸enums: [a] }" }],
    ["a schema's items", { schemas: "Other: { type: array, ▸item: { type: string } }" }],
    ["a reference", { schemas: `Other: { ▸ref: "#/components/schemas/Request" }` }],
    ["components", { root: `▸externaldocs: { url: "https://a.example" }` }],
  ])("%s", (_name, parts) => expectProblems(acme(parts), ["unknown-key"]));

  test("what stands beside the right one is told without a way to mend it", () => {
    const [problem] = lint(acme({ schemas: "Other: { enum: [a], enums: [b] }" }));
    expect(problem).toMatchObject({
      code: "unknown-key",
      help: "enum is there already: remove one of the two",
    });
    expect(problem?.fix).toBeUndefined();
  });

  test.each([
    ["a name", { schemas: "Other: { properties: { enums: {}, item: {} } }" }],
    ["a vendor's", { operation: "operationId: a\n      x-operationid: b" }],
    ["JSON Schema's own", { schemas: "Other: { $id: a, $comment: b, contentEncoding: base64 }" }],
    ["one that resembles none", { schemas: "Other: { propertyOrder: [a] }" }],
  ])("%s is none", (_name, parts) => expectProblems(acme(parts), []));
});

describe("a rule names properties that there are", () => {
  test.each([
    ["required", "Other: { required: [▸nam], properties: { name: {} } }", 1],
    [
      "beside a reference",
      `A: { properties: { b: {} } }\n    B: { allOf: [{ $ref: "#/components/schemas/A" }, { required: [▸c] }] }`,
      1,
    ],
    ["a condition", "Other: { properties: { a: {} }, if: { properties: { ▸b: {} } } }", 1],
    [
      "a nested one",
      "Other: { properties: { a: { properties: { b: {} } } }, then: { properties: { a: { required: [▸c] } } } }",
      1,
    ],
    ["dependents", "Other: { properties: { a: {} }, dependentRequired: { ▸b: [▸c, a] } }", 2],
    [
      "a list that may contain",
      "Other: { properties: { a: { type: array, items: { enum: [x] }, contains: { const: ▸y } } } }",
      1,
    ],
    [
      "a value",
      "Other: { properties: { a: { enum: [x] } }, if: { properties: { a: { const: ▸y } } } }",
      1,
    ],
  ])("%s", (_name, schemas, count) =>
    expectProblems(
      acme({ schemas }),
      Array.from({ length: count }, () => "unknown-property"),
    ),
  );

  test.each([
    [
      "a parent that requires what its children have",
      `P: { required: [a] }\n    C: { allOf: [{ $ref: "#/components/schemas/P" }, { properties: { a: {} } }] }`,
    ],
    [
      "alternatives",
      "Other: { properties: { a: {}, b: {} }, anyOf: [{ required: [a] }, { required: [b] }] }",
    ],
    ["an object of which nothing is described", "Other: { type: object, required: [a] }"],
    [
      "a map",
      "Other: { properties: { a: {} }, required: [b], additionalProperties: { type: string } }",
    ],
    [
      "an open enum",
      "Other: { properties: { a: { enum: [x], x-link-open-enum: true } }, if: { properties: { a: { const: y } } } }",
    ],
    [
      "a property that is called like a keyword",
      "Other: { properties: { not: { properties: { a: {} } } } }",
    ],
  ])("%s is right", (_name, schemas) => expectProblems(acme({ schemas }), []));

  test("an example is not held against what is misspelt", () => {
    const example = `{ content: { application/json: { schema: { type: object, required: [▸Name], properties: { name: { type: string } } }, examples: { a: { value: { name: x } } } } } }`;
    expectProblems(acme({ body: example }), ["unknown-property"]);
  });
});

test.each([
  [
    "a header of the connection",
    {
      schemes:
        "key: { type: apiKey, in: header, name: ▸Host, x-link-credential: { option: apiKey } }",
    },
    ["invalid-header"],
  ],
  ["a path that leads upwards", { paths: "▸/a/../b: {}" }, ["invalid-path"]],
  ["an encoded one", { paths: "▸/a/%2E%2e: {}" }, ["invalid-path"]],
  [
    "a client like a built-in",
    { provider: "x-link-provider: { name: Acme, client: ▸Object }" },
    ["invalid-name"],
  ],
  [
    "a link with a user",
    {
      provider:
        "x-link-provider: { name: Acme, client: Acme, source: ▸https://acme.example@evil.example }",
    },
    ["invalid-extension"],
  ],
  ["a status", { responses: `{ ▸"2001": { content: {} } }` }, ["invalid-openapi"]],
  [
    "a misspelt media type",
    { body: "{ content: { ▸application/jsn: { schema: { type: object } } } }" },
    ["unsupported-body"],
  ],
  ["an unquoted null", { schemas: "Other: { type: [string, ▸null] }" }, ["invalid-openapi"]],
  [
    "a scheme",
    { schemes: "key: { type: http, scheme: ▸basick, x-link-credential: { option: apiKey } }" },
    ["unsupported-security"],
  ],
] as const)("%s is refused where it stands", (_name, parts, codes) =>
  expectProblems(acme(parts), codes),
);

test("quotes keep the digits that are written", () => {
  const [problem] = lint(acme({ info: "title: Acme, version: 1.10" }));
  expect(problem?.help).toBe('put it in quotes: "1.10"');
  expect(problem?.fix?.text).toBe('"1.10"');
});

const json = `application/json: { schema: { $ref: "#/components/schemas/Answer" } }`;

function response(field: string): string {
  return `{ "200": { ${field}, content: { ${json} } } }`;
}

function lint(text: string) {
  const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  return lintDocument(value);
}
