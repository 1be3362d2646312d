import { describe, expect, test } from "vitest";
import { expandDiscriminators } from "../../generator/openapi/expand-discriminators.js";
import type { Schema } from "../../generator/types/openapi.js";

const ref = (key: string): Schema => ({ $ref: `#/components/schemas/${key}` });

type Schemas = Readonly<Record<string, Schema>>;

function settle(schemas: Schemas): Schemas {
  const spec = { openapi: "3.2.0", info: { title: "A", version: "1" }, components: { schemas } };
  return expandDiscriminators(spec).components?.schemas ?? {};
}

const tagged = (value: string | number, name = "kind"): Schema => ({
  type: "object",
  required: [name],
  properties: { [name]: { const: value } },
});

const parent: Schema = {
  type: "object",
  description: "Any.",
  required: ["kind"],
  properties: { kind: { type: "string" }, name: { type: "string" } },
  discriminator: { propertyName: "kind" },
};
const own: Schema = {
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" }, name: { type: "string" } },
};
const child = (of = "Any", more: Schema = {}): Schema => ({ allOf: [ref(of), more] });

describe("a parent is the choice of its children", () => {
  const withMapping = (mapping: Readonly<Record<string, string>>, more = {}): Schema => ({
    ...parent,
    discriminator: { propertyName: "kind", mapping, ...more },
  });
  const branches = ({ oneOf = [] }: Schema = {}) =>
    oneOf.map(({ $ref, allOf = [], type }) => {
      const [described, tag] = allOf;
      const name = ($ref ?? described?.$ref ?? described?.type ?? type)?.toString();
      return [name?.replace(/.*\//u, ""), tag?.properties?.["kind"]?.const];
    });

  test("by their names", () => {
    const settled = settle({ Any: parent, A: child(), B: child() });
    expect(settled).toEqual({
      Any: {
        description: "Any.",
        discriminator: { propertyName: "kind" },
        oneOf: [{ allOf: [ref("A"), tagged("A")] }, { allOf: [ref("B"), tagged("B")] }],
      },
      A: { allOf: [own, {}] },
      B: { allOf: [own, {}] },
    });
  });

  test.each<[string, Schemas, unknown]>([
    [
      "by its mapping, or by name",
      { Any: withMapping({ a: "A" }), A: child(), B: child() },
      [
        ["A", "a"],
        ["B", "B"],
      ],
    ],
    [
      "by what they say themselves",
      { Any: parent, A: child("Any", tagged("x")), B: child("Any", { properties: { kind: {} } }) },
      [
        ["A", undefined],
        ["B", "B"],
      ],
    ],
    [
      "of their children",
      { Any: parent, A: child(), B: child("A") },
      [
        ["A", "A"],
        ["B", "B"],
      ],
    ],
    [
      "of their children, without those in between that the mapping leaves out",
      { Any: withMapping({ b: "B" }), A: child(), B: child("A") },
      [["B", "b"]],
    ],
    [
      "itself, where the mapping names it",
      { Any: withMapping({ any: "Any", a: "A" }), A: child() },
      [
        ["A", "a"],
        ["object", "any"],
      ],
    ],
    [
      "itself, where all other values lead to it",
      { Any: withMapping({}, { defaultMapping: "Any" }), A: child() },
      [
        ["A", "A"],
        ["object", undefined],
      ],
    ],
    [
      "or null",
      { Any: { ...parent, type: ["object", "null"] }, A: child() },
      [
        ["A", "A"],
        ["null", undefined],
      ],
    ],
  ])("%s", (_name, schemas, want) => expect(branches(settle(schemas)["Any"])).toEqual(want));

  test("but for one that is another name for it", () => {
    const schemas = { Any: withMapping({ a: "A" }), A: child(), Other: { allOf: [ref("Any")] } };
    const settled = settle(schemas);
    expect(branches(settled["Any"])).toEqual([["A", "a"]]);
    expect(settled["Other"]).toEqual(schemas.Other);
  });

  test("that lists them itself", () => {
    const { Any, A } = settle({ Any: { ...parent, oneOf: [ref("A")] }, A: child() });
    expect(Any).toEqual({ ...parent, oneOf: [{ allOf: [ref("A"), tagged("A")] }] });
    expect(A).toEqual({ allOf: [own, {}] });
  });

  test("of which one is a parent by another property", () => {
    const discriminator = { propertyName: "size" };
    const settled = settle({ Any: parent, A: { ...child(), discriminator }, B: child("A") });
    expect(branches(settled["Any"])).toEqual([["A", "A"]]);
    expect(settled["A"]?.oneOf).toEqual([{ allOf: [ref("B"), tagged("B", "size")] }]);
    expect(settled["B"]).toEqual({ allOf: [{ allOf: [own, {}] }, {}] });
  });

  test("also where these are composed of each other", () => {
    const settled = settle({ Any: { ...parent, allOf: [ref("A")] }, A: child() });
    expect(branches(settled["Any"])).toEqual([["A", "A"]]);
  });
});

describe("a branch says which values lead to it", () => {
  const choice = (branches: readonly Schema[], mapping = {}): Schema => ({
    oneOf: branches,
    discriminator: { propertyName: "kind", mapping },
  });
  const number: Schema = {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "integer" } },
  };
  const optional: Schema = { type: "object", properties: { kind: { const: "a" } } };

  test.each<[string, Schema, Schemas, readonly Schema[]]>([
    [
      "as a number",
      choice([ref("A")], { 1: "A" }),
      { A: number },
      [{ allOf: [ref("A"), tagged(1)] }],
    ],
    ["and requires it", choice([ref("A")]), { A: optional }, [{ allOf: [ref("A"), tagged("a")] }]],
    ["and requires it in its place", choice([optional]), {}, [{ ...optional, required: ["kind"] }]],
    ["unless it does so itself", choice([ref("A")], { b: "A" }), { A: tagged("a") }, [ref("A")]],
    [
      "or is null",
      choice([ref("A")]),
      { A: { ...optional, type: ["object", "null"] } },
      [{ allOf: [ref("A"), tagged("a")] }, { type: "null" }],
    ],
    [
      "only in responses",
      choice([ref("A")]),
      { A: { properties: { kind: { type: "string", readOnly: true } } } },
      [
        {
          allOf: [
            ref("A"),
            { ...tagged("A"), properties: { kind: { readOnly: true, const: "A" } } },
          ],
        },
      ],
    ],
  ])("%s", (_name, schema, schemas, want) =>
    expect(settle({ Choice: schema, ...schemas })["Choice"]?.oneOf).toEqual(want),
  );
});

test("a document without discriminators is given back", () => {
  const spec = { openapi: "3.1.0", info: { title: "A", version: "1" } };
  expect(expandDiscriminators(spec)).toBe(spec);
});
