import * as fc from "fast-check";
import { expect, test } from "vitest";
import { catalog } from "../../generator/diff/catalog.js";
import { fuzz } from "../fuzz.js";
import { compare, request, upstream, type Values } from "./compare.js";

const names = ["A", "B", "C"] as const;
const word = fc.constantFrom("a", "b", "c", "constructor", "__proto__", "x y");
const type = fc.constantFrom("string", "integer", "number", "boolean", "object", "array", "null");
const value = fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.constant(null), fc.boolean());

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const anyReference = fc.constantFrom(...names).map(reference);

/** Schemas whose properties and items are of one kind, and what they are composed of of another. */
function schemasOf(
  inner: fc.Arbitrary<unknown>,
  part: fc.Arbitrary<unknown>,
): fc.Arbitrary<Values> {
  return fc.record(
    {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      nullable: fc.boolean(),
      enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
      const: value,
      default: value,
      format: fc.constantFrom("int32", "int64", "uuid"),
      minimum: fc.integer({ min: 0, max: 3 }),
      exclusiveMinimum: fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 3 })),
      maxLength: fc.integer({ min: 0, max: 3 }),
      deprecated: fc.boolean(),
      readOnly: fc.boolean(),
      "x-link-open-enum": fc.boolean(),
      properties: fc.dictionary(word, inner, { maxKeys: 3 }),
      required: fc.uniqueArray(word, { maxLength: 2 }),
      additionalProperties: inner,
      items: inner,
      prefixItems: fc.array(inner, { maxLength: 2 }),
      allOf: fc.array(part, { maxLength: 3 }),
      anyOf: fc.array(part, { maxLength: 3 }),
      oneOf: fc.array(part, { maxLength: 3 }),
      not: inner,
      if: inner,
    },
    { requiredKeys: [] },
  );
}

/** However alternatives and properties nest, they do so three levels deep. */
const small = {
  depthIdentifier: fc.createDepthIdentifier(),
  depthSize: "small",
  maxDepth: 3,
  withCrossShrink: true,
} as const;

/** Schemas that refer to each other and to themselves in every way that there is. */
const { wild } = fc.letrec<{ wild: unknown }>((tie) => ({
  wild: fc.oneof(
    small,
    fc.boolean(),
    anyReference,
    schemasOf(tie("wild"), tie("wild")),
    fc
      .tuple(anyReference, schemasOf(tie("wild"), tie("wild")))
      .map(([to, rest]) => ({ ...to, ...rest })),
  ),
}));

/** Schemas that are composed of D at most, and refer to anything where there is an object or a list in between. */
const { tame, leaf } = fc.letrec<{ tame: unknown; inner: unknown; leaf: unknown }>((tie) => ({
  leaf: schemasOf(anyReference, fc.constant({})),
  inner: fc.oneof(small, fc.boolean(), anyReference, tie("tame")),
  tame: schemasOf(tie("inner"), fc.oneof(small, fc.constant(reference("D")), tie("tame"))),
}));

function documentOf(schema: fc.Arbitrary<unknown>): fc.Arbitrary<Values> {
  return fc
    .record({ sent: schema, read: schema, A: schema, B: schema, C: schema, D: leaf })
    .map(({ sent, read, ...schemas }) =>
      upstream(
        {
          requestBody: { content: { "application/json": { schema: sent } } },
          responses: { 200: { content: { "application/json": { schema: read } } } },
        },
        { components: { schemas } },
      ),
    );
}

const document = documentOf(wild);

const runs = fuzz(60);

test("a document differs from itself in nothing", () => {
  fc.assert(
    fc.property(document, (each) => {
      expect(compare(each, each)).toEqual([]);
    }),
    runs,
  );
});

test("the order of keys and lists and what people read change nothing", () => {
  fc.assert(
    fc.property(documentOf(tame), (each) => {
      expect(compare(each, reword(each))).toEqual([]);
    }),
    runs,
  );
});

test("the names of components change nothing", () => {
  fc.assert(
    fc.property(document, (each) => {
      const renamed = JSON.stringify(each)
        .replaceAll(/#\/components\/schemas\/(\w)/gu, "#/components/schemas/Other$1")
        .replaceAll(/"([ABCD])":/gu, '"Other$1":');
      expect(compare(each, renamed)).toEqual([]);
    }),
    runs,
  );
});

test("whatever two documents hold, what differs has a code, and places in both", () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      const changes = compare(before, after);
      expect(changes.filter(({ code }) => !Object.hasOwn(catalog, code))).toEqual([]);
      const places = changes.flatMap((change) => [change.before, change.after]);
      expect(places.filter(({ span }) => span === undefined)).toEqual([]);
    }),
    runs,
  );
});

test("of two documents that differ in everything, no more is told than somebody may read", () => {
  const properties = Array.from({ length: 20_000 }, (_, index) => `p${index}`);
  const schema = { properties: Object.fromEntries(properties.map((name) => [name, {}])) };
  const changes = compare(upstream(request({ properties: {} })), upstream(request(schema)));
  expect(changes).toHaveLength(5001);
  expect(changes.map(({ code }) => code)).toContain("request-composition-changed");
});

const ring = (size: number, link: (index: number) => Values, last: Values) =>
  upstream(
    { requestBody: { content: { "application/json": { schema: reference("S0") } } } },
    {
      components: {
        schemas: Object.fromEntries(
          Array.from({ length: size }, (_, index) => [
            `S${index}`,
            index === size - 1 ? last : link(index),
          ]),
        ),
      },
    },
  );

test("a circle of five thousand schemas ends, and what differs in the last one is found", () => {
  const link = (index: number) => ({
    properties: { next: reference(`S${index + 1}`), first: reference("S0") },
  });
  const last = { properties: { next: reference("S0") } };
  const [old, now] = [ring(5000, link, last), ring(5000, link, { ...last, required: ["next"] })];
  expect(compare(old, old)).toEqual([]);
  expect(compare(old, now).map(({ code }) => code)).toEqual(["request-property-became-required"]);
});

test("schemas that multiply by referring to each other are given up, and count as changed", () => {
  const link = (index: number) => ({
    allOf: [reference(`S${index + 1}`)],
    properties: { next: reference(`S${(index * 7) % 2000}`) },
  });
  const [old, now] = [ring(2000, link, {}), ring(2000, link, { type: "array" })];
  expect(compare(old, old)).toEqual([]);
  expect(compare(old, now).map(({ code }) => code)).toContain("request-composition-changed");
});

test("schemas that gather more of each other at every step are given up", () => {
  const both = (...indexes: readonly number[]) => ({
    allOf: indexes.map((index) => reference(`S${index % 200}`)),
  });
  const link = (index: number) => ({
    properties: {
      one: both(index + 1, index * 7),
      two: both(index * 3 + 1, index * 5 + 2),
    },
  });
  const [old, now] = [ring(200, link, {}), ring(200, link, { required: ["one"] })];
  expect(compare(old, old)).toEqual([]);
  expect(compare(old, now).map(({ code }) => code)).toContain("request-composition-changed");
});

/** The same document with its keys and unordered lists the other way round, and other words for people. */
function reword(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(reword);
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(part).map(([key, inner]) => {
    const isUnordered = ["allOf", "anyOf", "oneOf", "required", "enum"].includes(key);
    const next = reword(inner);
    return [key, isUnordered && Array.isArray(next) ? next.reverse() : next] as const;
  });
  const isSchema = entries.some(([key]) =>
    ["type", "enum", "items", "allOf", "anyOf"].includes(key),
  );
  const words = isSchema ? [["description", "Another."] as const, ["example", 1] as const] : [];
  return Object.fromEntries([...words, ...entries.reverse()]);
}
