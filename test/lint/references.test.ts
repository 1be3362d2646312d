import { describe, test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const prefix = "#/components/schemas";

describe("a $ref", () => {
  test.each([
    [`"${prefix}/Answer"`, []],
    [`▸"${prefix}/Anwser"`, ["unresolved-reference"]],
    [`▸"${prefix}/constructor"`, ["unresolved-reference"]],
    [`▸"${prefix}/__proto__"`, ["unresolved-reference"]],
    [`▸"#Answer"`, ["unresolved-reference"]],
    [`▸"#/definitions/Answer"`, ["unresolved-reference"]],
    [`▸"#/info/title/length"`, ["unresolved-reference"]],
    [`▸"#/info/title/a/b"`, ["unresolved-reference"]],
    [`▸"common.yaml#/Answer"`, ["external-reference"]],
    [`▸"../../../etc/passwd"`, ["external-reference"]],
    [`▸"https://evil.example/a.yaml"`, ["external-reference"]],
    [`▸""`, ["external-reference"]],
    [`▸"${prefix}/Answer/properties/data"`, ["unsupported-reference"]],
    [`▸"${prefix}"`, ["unsupported-reference"]],
    [`▸"#/info"`, ["unsupported-reference"]],
  ])("in a schema leads to a component schema: %s", (reference, want) => {
    expectProblems(acme({ schemas: `Other: { properties: { a: { $ref: ${reference} } } }` }), want);
  });

  test("may not be dynamic", () => {
    const schemas = 'Other: { $dynamicAnchor: node, items: { $dynamicRef: ▸"#node" } }';
    expectProblems(acme({ schemas }), ["unsupported-reference"]);
  });

  test("may lead to a key that has to be escaped", () => {
    const schemas = `a/b~c: { type: string }\n    Other: { items: { $ref: "${prefix}/a~1b~0c" } }`;
    expectProblems(acme({ schemas }), []);
  });

  const components = `  requestBodies: { A: { content: {} } }
  responses: { A: {} }
  examples: { A: {} }
  parameters: { A: {} }`;

  test.each([
    ["a request body", { body: `{ $ref: ▸"#/components/requestBodies/A" }` }],
    ["a response", { responses: `{ "200": { $ref: ▸"#/components/responses/A" } }` }],
    [
      "an example",
      {
        responses: `{ "200": { content: { application/json: { schema: { $ref: "${prefix}/Answer" }, examples: { a: { $ref: ▸"#/components/examples/A" } } } } } }`,
      },
    ],
  ])("in place of %s is not looked up", (_name, parts) => {
    expectProblems(acme({ ...parts, root: components }), ["unsupported-reference"]);
  });

  test.each([
    ["#/components/parameters/A", []],
    ["▸#/components/parameters/B", ["unresolved-reference"]],
    ["▸common.yaml#/A", ["external-reference"]],
  ])("where no token is minted is only openapi-typescript's: %s", (reference, want) => {
    const marked = reference.startsWith("▸") ? `▸"${reference.slice(1)}"` : `"${reference}"`;
    const paths = `/x: { get: { parameters: [{ $ref: ${marked} }] } }`;
    expectProblems(acme({ paths, root: components }), want);
  });

  test("stands where a property is called $ref", () => {
    expectProblems(acme({ schemas: "Other: { properties: { $ref: { type: string } } }" }), []);
  });

  test("is data in an example", () => {
    expectProblems(
      acme({ schemas: "Other: { example: { $ref: x.yaml }, enum: [{ $ref: y }] }" }),
      [],
    );
  });

  test.each([
    ["description: Its own words, x-link-sensitive: true", []],
    ["default: eu", []],
    ["▸type: string", ["unsupported-reference"]],
    ["▸properties: { a: {} }", ["unsupported-reference"]],
    ["▸nullable: true", ["unsupported-reference"]],
  ])("stands alone but for words: %s", (beside, want) => {
    const schemas = `Other: { properties: { a: { $ref: "${prefix}/Answer", ${beside} } } }`;
    expectProblems(acme({ schemas }), want);
  });
});

describe("a circle of schemas", () => {
  const ref = (key: string) => `{ $ref: "${prefix}/${key}" }`;
  test.each([
    ["of a pure reference", `▸A: ${ref("A")}`],
    ["of pure references", `▸A: ${ref("B")}\n    B: ${ref("A")}`],
    ["of allOf", `▸A: { allOf: [${ref("B")}] }\n    B: { allOf: [${ref("A")}] }`],
    [
      "of oneOf and allOf",
      `▸A: { oneOf: [${ref("B")}] }\n    B: { allOf: [${ref("A")}, { type: object }] }`,
    ],
    ["of anyOf with null", `▸A: { anyOf: [${ref("A")}, { type: "null" }] }`],
    ["behind another schema", `A: ${ref("B")}\n    ▸B: { anyOf: [{ anyOf: [${ref("B")}] }] }`],
  ])("%s means nothing", (_name, schemas) => {
    expectProblems(acme({ schemas }), ["circular-reference"]);
  });

  test.each([
    ["through a property", `A: { properties: { next: ${ref("A")} } }`],
    [
      "through a list in a property",
      `A: { properties: { next: { type: array, items: ${ref("A")} } } }`,
    ],
    ["through items", `A: { type: array, items: ${ref("A")} }`],
    ["through first items", `A: { type: array, prefixItems: [${ref("A")}], items: false }`],
    ["through items of items", `A: ${ref("B")}\n    B: { items: { items: ${ref("B")} } }`],
    ["through a map", `A: { additionalProperties: ${ref("A")} }`],
    ["that is none", `A: { anyOf: [${ref("B")}, ${ref("B")}] }\n    B: ${ref("C")}\n    C: {}`],
  ])("%s can", (_name, schemas) => expectProblems(acme({ schemas }), []));

  test("may be long", () => {
    const length = 20_000;
    const schemas = Array.from({ length }, (_, index) => `A${index}: ${ref(`A${index + 1}`)}`);
    const given = acme({ schemas: [`▸A${length}: ${ref("A0")}`, ...schemas].join("\n    ") });
    expectProblems(given, ["circular-reference"]);
  }, 30_000);
});

describe("what cannot be known is not complained about", () => {
  test.each([
    ["a broken reference", `{ $ref: ▸"${prefix}/Nope" }`, ["unresolved-reference"]],
    ["an inner one", `{ allOf: [{ $ref: ▸"${prefix}/Nope" }] }`, ["unresolved-reference"]],
  ])("behind %s", (_name, schema, want) => {
    const content = `{ content: { application/json: { schema: ${schema} } } }`;
    const token =
      "{ result: { token: /token }, omit: [/a], modes: { a: { summary: A, required: [b] } } }";
    expectProblems(acme({ token, responses: `{ "200": ${content} }`, body: content }), [
      ...want,
      ...want,
    ]);
  });

  test("behind a circle", () => {
    const schemas = `▸A: { anyOf: [{ $ref: "${prefix}/A" }, { type: object }] }`;
    const content = `{ content: { application/json: { schema: { $ref: "${prefix}/A" } } } }`;
    expectProblems(acme({ schemas, body: content, responses: `{ "200": ${content} }` }), [
      "circular-reference",
    ]);
  });
});

describe("a discriminator maps to components", () => {
  const schemas = (mapping: string) =>
    `Pet: { type: object, properties: { kind: { type: string } } }
    Any: { oneOf: [{ $ref: "#/components/schemas/Pet" }], discriminator: { propertyName: kind, mapping: ${mapping} } }`;
  const otherwise = (to: string) =>
    `Pet: { type: object, properties: { kind: { type: string } } }
    Any: { oneOf: [{ $ref: "#/components/schemas/Pet" }], discriminator: { propertyName: kind, defaultMapping: ${to} } }`;

  test.each([
    [`{ pet: Pet, cat: "#/components/schemas/Pet" }`, []],
    ["{ pet: ▸Pte }", ["unresolved-reference"]],
    [`{ pet: ▸"#/components/schemas/Pte" }`, ["unresolved-reference"]],
    ["{ pet: ▸1 }", ["invalid-openapi"]],
    ["{ $ref: Pet }", []],
  ])("%s", (mapping, want) => expectProblems(acme({ schemas: schemas(mapping) }), want));

  test.each([
    ["Pet", []],
    [`"#/components/schemas/Pet"`, []],
    ["▸Pte", ["unresolved-reference"]],
    ["▸[Pet]", ["invalid-openapi"]],
  ])("what all other values lead to is %s", (to, want) =>
    expectProblems(acme({ schemas: otherwise(to) }), want),
  );
});
