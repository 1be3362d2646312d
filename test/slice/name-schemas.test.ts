import { describe, expect, test } from "vitest";
import { createFollowAliases } from "../../generator/slice/schema-writer.js";
import { countReads } from "./count-reads.js";
import { at, body, ref, specOf, upstream } from "./slice.js";

/* References to schemas that are no components. */

const to = ($ref: string) => ({ $ref });
const object = { type: "object", properties: { a: { type: "string" } } };
const media = (schema: unknown) => ({ content: { "text/a": { schema } } });

/** A document whose operation refers to a location, and the schema that takes the reference's location. */
function cut(reference: object, rest: Readonly<Record<string, unknown>>) {
  const spec = specOf(upstream(body({ not: reference }), rest));
  const path = "paths /a post requestBody content application/json schema not".split(" ");
  return { schema: at(spec, ...path), schemas: at(spec, "components", "schemas") };
}

describe("a schema that got a name", () => {
  const b = "#/components/schemas/A/properties/b";

  test("stands under that alone, behind the schema that it was a part of", () => {
    const schemas = {
      Z: { properties: { c: { items: to(b) } } },
      A: { type: "object", properties: { b: { ...object, nullable: true, deprecated: true } } },
      B: {},
    };
    const root = { allOf: [ref("Z"), ref("A"), ref("B")] };
    const { schemas: written } = cut(root, { components: { schemas } });
    expect(written).toEqual({
      Z: { properties: { c: { items: { ...ref("AB"), deprecated: true } } } },
      A: { type: "object", properties: { b: { ...ref("AB"), deprecated: true } } },
      AB: { ...object, type: ["object", "null"], deprecated: true },
      B: {},
    });
    expect(Object.keys(written as object)).toEqual(["Z", "A", "AB", "B"]);
  });

  test("also where an operation has it", () => {
    const here = "#/paths/~1a/post/requestBody/content/application~1json/schema";
    const spec = specOf(
      upstream({
        ...body({ ...object, "x-a": 1 }),
        responses: { 200: media({ items: to(here) }) },
      }),
    );
    expect(at(spec, "components", "schemas")).toEqual({ MintRequest: object });
    expect(at(spec, "paths", "/a", "post")).toMatchObject({
      requestBody: body(ref("MintRequest"))["requestBody"],
      responses: { 200: media({ items: ref("MintRequest") }) },
    });
  });

  test("may have others inside, and refer to itself", () => {
    const inner = { type: "object", properties: { up: to(b) } };
    const schemas = {
      A: { properties: { b: { properties: { c: inner, again: to(`${b}/properties/c`) } } } },
    };
    expect(cut(to(b), { components: { schemas } })).toEqual({
      schema: ref("AB"),
      schemas: {
        AB: { properties: { c: ref("ABC"), again: ref("ABC") } },
        ABC: { type: "object", properties: { up: ref("AB") } },
      },
    });
  });

  test("keeps what stands beside a reference to it", () => {
    const schemas = { A: { properties: { b: { ...object, readOnly: true } } } };
    const reference = { ...to(b), description: "own", readOnly: false, nullable: true };
    expect(cut(reference, { components: { schemas } }).schema).toEqual({
      description: "own",
      readOnly: false,
      anyOf: [ref("AB"), { type: "null" }],
    });
  });

  test("is the same to all operations, in whatever order they are asked for", () => {
    const schemas = { A: { properties: { b: object, c: { enum: ["x"] } } } };
    const paths = {
      "/a": { post: body({ anyOf: [to(b), to("#/components/schemas/A/properties/c")] }) },
      "/b": {
        post: body(to("#/paths/~1a/post/requestBody/content/application~1json/schema/anyOf/0")),
      },
    };
    const document = upstream({}, { paths, components: { schemas } });
    const [one, other] = [
      ["POST /a", "POST /b"],
      ["POST /b", "POST /a"],
    ].map((operations) => at(specOf(document, ...operations), "components", "schemas"));
    expect(one).toEqual({ AB: object, AC: { enum: ["x"] } });
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  test("is what a discriminator maps to, however small", () => {
    const mapping = { one: b, two: "B", three: "#/components/schemas/B" };
    const schemas = {
      A: { properties: { b: { allOf: [ref("B")] } } },
      B: { discriminator: { propertyName: "k", mapping } },
    };
    expect(cut(ref("B"), { components: { schemas } }).schemas).toEqual({
      AB: ref("B"),
      B: {
        discriminator: {
          propertyName: "k",
          mapping: { ...mapping, one: "#/components/schemas/AB" },
        },
      },
    });
  });
});

describe("a small schema is written out where it is referred to", () => {
  const b = "#/components/schemas/A/properties/b";
  const cutSmall = (small: unknown, beside: object = {}) =>
    cut(
      { ...to(b), ...beside },
      { components: { schemas: { A: { properties: { b: small } }, B: {} } } },
    );

  test.each([
    [
      { type: "string", description: "d" },
      { type: "string", description: "d" },
    ],
    [
      { type: "array", items: { type: "string" } },
      { type: "array", items: { type: "string" } },
    ],
    [ref("B"), ref("B")],
    [
      { allOf: [ref("B")], deprecated: true },
      { ...ref("B"), deprecated: true },
    ],
    [{ anyOf: [ref("B"), { type: "null" }] }, { anyOf: [ref("B"), { type: "null" }] }],
    [true, {}],
    [false, { not: {} }],
  ])("%j", (small, want) => {
    expect(cutSmall(small).schema).toEqual(want);
  });

  test("with what stands beside the reference", () => {
    const small = { type: "string", description: "theirs", maxLength: 5 };
    expect(cutSmall(small, { description: "own" }).schema).toEqual({
      ...small,
      description: "own",
    });
    expect(cutSmall(small, { minLength: 1 }).schema).toEqual({ minLength: 1, allOf: [small] });
  });

  test.each([
    ["properties", object],
    ["an enum", { type: "string", enum: ["a"] }],
    ["an enum deep inside", { type: "array", items: { items: { enum: ["a"] } } }],
    ["many parts", { oneOf: [ref("B"), ref("B"), ref("B"), ref("B")] }],
    ["a reference to itself", { type: "array", items: to(b) }],
  ])("but none with %s", (_name, large) => {
    expect(cutSmall(large).schema).toEqual(ref("AB"));
  });
});

describe("a mere reference stands for what it leads to", () => {
  test("over several steps", () => {
    const schemas = {
      A: { properties: { b: to("#/components/schemas/B/properties/c"), d: ref("D") } },
      B: { properties: { c: to("#/x-e") } },
      D: { type: "string" },
    };
    const reference = {
      anyOf: ["b", "d"].map((key) => to(`#/components/schemas/A/properties/${key}`)),
    };
    expect(cut(reference, { components: { schemas }, "x-e": object })).toEqual({
      schema: { anyOf: [ref("XE"), ref("D")] },
      schemas: { D: { type: "string" }, XE: object },
    });
  });

  test("over many, each of which is read a few times", () => {
    const count = 500;
    const chain = Array.from({ length: count }, (_, index) => [
      `A${index}`,
      { properties: { b: to(`#/components/schemas/A${index + 1}/properties/b`) } },
    ]);
    const all = { ...Object.fromEntries(chain), [`A${count}`]: { properties: { b: object } } };
    const { counted, reads } = countReads(all);
    const follow = createFollowAliases({ components: { schemas: counted } });
    const ends = Object.keys(all).map((key) => follow(`/components/schemas/${key}/properties/b`));
    expect(new Set(ends)).toEqual(new Set([`/components/schemas/A${count}/properties/b`]));
    // Where each is followed to its end again, all behind it are read for each.
    expect(reads()).toBeLessThan(10 * count);
  });

  test("that leads back to itself is a problem", () => {
    const schemas = { A: { properties: { b: to("#/components/schemas/A/properties/b") } } };
    expect(() =>
      cut(to("#/components/schemas/A/properties/b"), { components: { schemas } }),
    ).toThrow("leads back to itself");
  });
});

test("values that YAML shares may get a name, too", () => {
  const spec = specOf(`
openapi: 3.0.0
components:
  schemas:
    A: { properties: { b: &b { properties: { c: { type: string } } }, d: *b } }
paths:
  /a:
    post:
      requestBody:
        content:
          text/a:
            schema: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/A/properties/d' }] }
`);
  expect(at(spec, "components", "schemas")).toEqual({
    A: { properties: { b: ref("AD"), d: ref("AD") } },
    AD: { properties: { c: { type: "string" } } },
  });
});

describe("a component whose key OpenAPI does not allow", () => {
  const odd = to("#/components/schemas/Page%3CA%3E");

  test("gets one of its words", () => {
    const schemas = {
      "Page<A>": { type: "object", properties: { next: odd, a: ref("A") } },
      A: {},
    };
    const { schema, schemas: written } = cut(odd, { components: { schemas } });
    expect(schema).toEqual(ref("PageA"));
    expect(written).toEqual({
      PageA: { type: "object", properties: { next: ref("PageA"), a: ref("A") } },
      A: {},
    });
  });

  test("gets another one where that is taken", () => {
    const schemas = { "Page<A>": object, PageA: object };
    const both = { anyOf: [odd, ref("PageA")] };
    const { schema } = cut(both, { components: { schemas } });
    expect(schema).toEqual({ anyOf: [ref("PageA2"), ref("PageA")] });
  });

  test("still means the value that its key was to a discriminator", () => {
    const schemas = { "Page<A>": object };
    const choice = { oneOf: [odd], discriminator: { propertyName: "a" } };
    const { schema } = cut(choice, { components: { schemas } });
    expect(schema).toEqual({
      oneOf: [ref("PageA")],
      discriminator: { propertyName: "a", mapping: { "Page<A>": ref("PageA").$ref } },
    });
  });
});
