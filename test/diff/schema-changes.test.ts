import { describe, expect, test } from "vitest";
import { catalog } from "../../generator/diff/catalog.js";
import { schemaFacts } from "../../generator/types/schema-facts.js";
import { codesOf, compare, request, response, upstream, type Values } from "./compare.js";
import { schemaCases } from "./schema-cases.js";
import { schemaShapeCases } from "./schema-shape-cases.js";

const cases = [...schemaCases, ...schemaShapeCases];

const sides = [
  { side: "request", operation: request },
  { side: "response", operation: response },
] as const;

describe.each(sides)("in a $side", ({ side, operation }) => {
  test.each(cases)("$name: $want, and back $back", ({ before, after, want, back = [] }) => {
    const [old, now] = [upstream(operation(before)), upstream(operation(after))];
    const codes = (facts: readonly string[]) => facts.map((fact) => `${side}-${fact}`).sort();
    expect(codesOf(old, now).sort()).toEqual(codes(want));
    expect(codesOf(now, old).sort()).toEqual(codes(back));
  });
});

test("every fact is shown", () => {
  const shown = new Set(cases.flatMap(({ want, back = [] }) => [...want, ...back]));
  expect([...shown].sort()).toEqual(Object.keys(schemaFacts).sort());
});

test.each([
  ["two words", { a: 1 }, 'The default is {"a":1}; it was "two words".'],
  [undefined, "en", "The default is en; it was none."],
])("a default is quoted once: from %j to %j", (old, now, want) => {
  const [before, after] = [old, now].map((value) => upstream(request({ default: value })));
  expect(compare(before, after).map(({ message }) => message)).toEqual([want]);
});

describe("whom a change breaks", () => {
  test.each([
    ["enum-member-added", "minor", "major"],
    ["enum-member-removed", "major", "minor"],
    ["open-enum-member-added", "minor", "minor"],
    ["property-added", "minor", "minor"],
    ["required-property-added", "major", "minor"],
    ["property-removed", "major", "major"],
    ["property-became-required", "major", "minor"],
    ["property-became-optional", "minor", "major"],
    ["type-narrowed", "major", "minor"],
    ["type-widened", "minor", "major"],
    ["became-nullable", "minor", "major"],
    ["became-not-nullable", "major", "minor"],
    ["limit-tightened", "major", "patch"],
    ["default-changed", "major", "patch"],
  ] as const)("%s is %s in a request and %s in a response", (fact, sent, read) => {
    expect(catalog[`request-${fact}`].severity).toBe(sent);
    expect(catalog[`response-${fact}`].severity).toBe(read);
  });
});

test("a first item that may be missing breaks who reads it", () => {
  const tuple = (minItems: number) => ({ prefixItems: [{ type: "string" }], minItems });
  const [old, now] = [upstream(response(tuple(1))), upstream(response(tuple(0)))];
  expect(codesOf(old, now)).toContain("response-composition-changed");
  expect(codesOf(now, old)).not.toContain("response-composition-changed");
  const sent = compare(upstream(request(tuple(1))), upstream(request(tuple(0))));
  expect(sent.filter(({ severity }) => severity === "major")).toEqual([]);
});

test("what becomes a matter of the other side goes, and comes back as what it is there", () => {
  const pin = (mark: Values, rest: Values = {}) => ({
    properties: { pin: { allOf: [{ type: "string", ...mark }] } },
    ...rest,
  });
  const required = { required: ["pin"] };
  const read = (mark: Values) => upstream(response(pin(mark, required)));
  expect(codesOf(read({}), read({ writeOnly: true }))).toEqual(["response-property-removed"]);
  expect(codesOf(read({ writeOnly: true }), read({}))).toEqual([
    "response-required-property-added",
  ]);
  const sent = (mark: Values) => upstream(request(pin(mark)));
  expect(codesOf(sent({}), sent({ readOnly: true }))).toEqual(["request-property-removed"]);
  expect(codesOf(sent({}), sent({ writeOnly: true }))).toEqual([]);
});

describe("a component", () => {
  const withUser = (country: unknown, name = "User") =>
    upstream(
      {
        ...request({
          type: "object",
          properties: { user: { $ref: `#/components/schemas/${name}` } },
        }),
        ...response({ type: "array", items: { $ref: `#/components/schemas/${name}` } }),
      },
      {
        components: {
          schemas: {
            [name]: {
              type: "object",
              properties: {
                address: { type: "object", properties: { country } },
                friends: { type: "array", items: { $ref: `#/components/schemas/${name}` } },
              },
            },
          },
        },
      },
    );

  test("that serves both sides is judged on each, once, by the shortest way to it", () => {
    const changes = compare(withUser({ enum: ["de"] }), withUser({ enum: ["de", "fr"] }));
    expect(changes.map(({ code, where, severity }) => `${severity} ${code} ${where}`)).toEqual([
      "major response-enum-member-added POST /a response 200[].address.country",
      "minor request-enum-member-added POST /a request.user.address.country",
    ]);
  });

  test("that is used in several places is told once, with all of them", () => {
    const document = (schema: unknown) => {
      const plan = { $ref: "#/components/schemas/Plan" };
      const properties = { plan, plans: { type: "array", items: plan } };
      const owner = { type: "object", properties: { owner: { type: "object", properties } } };
      const again = { $ref: "#/components/schemas/Owner" };
      return upstream(
        request({
          type: "object",
          properties: { old: again, young: { type: "array", items: again } },
        }),
        { components: { schemas: { Plan: schema, Owner: owner } } },
      );
    };
    const [change, ...more] = compare(document({ enum: ["a"] }), document({ enum: ["a", "b"] }));
    expect(more).toEqual([]);
    expect(change?.where).toBe("POST /a request.old.owner.plan");
    expect([...(change?.also ?? [])].sort()).toEqual([
      "POST /a request.old.owner.plans[]",
      "POST /a request.young[].owner.plan",
      "POST /a request.young[].owner.plans[]",
    ]);
  });

  test("that several operations share is told with each of them", () => {
    const document = (type: string) => {
      const operation = { responses: {}, ...request({ $ref: "#/components/schemas/A" }) };
      return {
        ...upstream({}, { components: { schemas: { A: { type } } } }),
        paths: { "/a": { post: operation }, "/b": { put: operation } },
      };
    };
    const [change] = compare(document("string"), document("boolean"));
    expect(change).toMatchObject({ where: "POST /a request", also: ["PUT /b request"] });
  });

  test("may have another name", () => {
    expect(codesOf(withUser({}), withUser({}, "Person"))).toEqual([]);
  });

  test("is the same written out, if it does not refer to itself", () => {
    const schema = { type: "object", required: ["a"], properties: { a: { type: "string" } } };
    const named = upstream(request({ $ref: "#/components/schemas/A" }), {
      components: { schemas: { A: schema } },
    });
    expect(codesOf(named, upstream(request(schema)))).toEqual([]);
  });
});

describe("no change", () => {
  const text = { type: "string" };
  test.each([
    ["a description", { type: "string", description: "One." }, { type: "string", title: "Two" }],
    ["an example", { type: "string", example: "a" }, { type: "string", examples: ["b"] }],
    ["the order of values", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
    ["the order of types", { type: ["null", "string"] }, { type: ["string", "null"] }],
    [
      "the order of alternatives",
      { anyOf: [text, { type: "array", items: text }] },
      { anyOf: [{ items: text, type: "array" }, text] },
    ],
    ["nullable of OpenAPI 3.0", { type: "string", nullable: true }, { type: ["string", "null"] }],
    [
      "nullable beside a composition",
      { nullable: true, allOf: [{ type: "object", properties: { a: text } }] },
      { anyOf: [{ type: "object", properties: { a: text } }, { type: "null" }] },
    ],
    [
      "an exclusive limit of OpenAPI 3.0",
      { minimum: 1, exclusiveMinimum: true },
      { exclusiveMinimum: 1 },
    ],
    [
      "bytes as OpenAPI 3.0 has them",
      { type: "string", format: "byte" },
      { type: "string", contentEncoding: "base64" },
    ],
    [
      "that what is encoded are bytes",
      { type: "string", format: "byte" },
      { contentEncoding: "base64", contentMediaType: "application/octet-stream" },
    ],
    [
      "a file as OpenAPI 3.0 has it",
      { type: "string", format: "binary" },
      { contentMediaType: "application/octet-stream" },
    ],
    [
      "a map under another keyword",
      { type: "object", properties: { a: text }, additionalProperties: text },
      { type: "object", properties: { a: text }, unevaluatedProperties: text },
    ],
    [
      "a closed object in other words",
      { type: "object", additionalProperties: { not: {} } },
      { type: "object", unevaluatedProperties: false },
    ],
    ["a limit that limits nothing", { minLength: 0 }, {}],
    ["a constant as a list", { const: "a" }, { enum: ["a"] }],
    ["types as alternatives", { anyOf: [text, { type: "null" }] }, { type: ["string", "null"] }],
    [
      "a type that properties imply",
      { properties: { a: text } },
      { type: "object", properties: { a: text } },
    ],
    [
      "a composition, merged",
      { allOf: [{ properties: { a: text } }, { required: ["a"], properties: { b: text } }] },
      { type: "object", required: ["a"], properties: { a: text, b: text } },
    ],
    [
      "further properties, allowed aloud",
      { type: "object", additionalProperties: true },
      { type: "object" },
    ],
    [
      "further properties, allowed as a schema",
      { type: "object", properties: { a: text }, additionalProperties: {} },
      { type: "object", properties: { a: text }, additionalProperties: true },
    ],
    ["items, said to be anything", { type: "array", items: {} }, { type: "array" }],
    [
      "another word for a choice",
      { oneOf: [{ type: "object", properties: { a: text } }, text] },
      { anyOf: [text, { type: "object", properties: { a: text } }] },
    ],
    ["a vendor's key", { type: "string", "x-internal": 1 }, { type: "string", "x-internal": 2 }],
  ])("is %s", (_, before, after) => {
    for (const operation of [request, response]) {
      expect(codesOf(upstream(operation(before)), upstream(operation(after)))).toEqual([]);
    }
  });

  test.each([
    ["a request", "is only read", request, { readOnly: true }],
    ["a response", "is only sent", response, { writeOnly: true }],
  ] as const)("is in %s what %s", (_, __, operation, mark) => {
    const schema = (type: string) =>
      upstream(operation({ properties: { id: { type, ...mark } }, required: ["id"] }));
    expect(codesOf(schema("string"), upstream(operation({ properties: {} })))).toEqual([]);
    expect(codesOf(schema("string"), schema("integer"))).toEqual([]);
  });
});
