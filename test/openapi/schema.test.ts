import { describe, expect, test } from "vitest";
import {
  followPointer,
  hasProperty,
  isNullable,
  propertiesOf,
  resolveSchema,
} from "../../generator/openapi/schema.js";
import type { OpenApi, Schema } from "../../generator/types/openapi.js";

const text: Schema = { type: "string" };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const spec: OpenApi = {
  openapi: "3.1.0",
  info: { title: "", version: "" },
  components: {
    schemas: {
      Text: text,
      Alias: ref("Text"),
      Loop: ref("Loop"),
      Base: { type: "object", required: ["id"], properties: { id: text } },
      Composed: {
        allOf: [ref("Base"), { properties: { name: text } }],
        required: ["name"],
      },
      Nullable: { anyOf: [ref("Base"), { type: "null" }] },
      Ouroboros: { anyOf: [ref("Ouroboros"), ref("Base")] },
      Either: { oneOf: [ref("Base"), { properties: { other: text }, required: ["other"] }] },
      Tree: {
        properties: {
          child: ref("Tree"),
          maybe: { type: ["object", "null"], properties: { x: text } },
        },
        required: ["child", "maybe"],
      },
    },
  },
};

describe("resolveSchema", () => {
  test("follows references to the end", () => {
    expect(resolveSchema(spec, ref("Alias"))).toBe(text);
  });

  test.each(["Loop", "Missing", "constructor", "__proto__", "Base/properties/id"])(
    "gives nothing for %s",
    (name) => {
      expect(resolveSchema(spec, ref(name))).toBeUndefined();
    },
  );
});

test.each([
  ["Base", { id: true }],
  ["Composed", { id: true, name: true }],
  ["Nullable", { id: true }],
  ["Either", { id: false, other: false }],
  ["Text", {}],
  ["Loop", {}],
])("propertiesOf %s", (name, want) => {
  const properties = [...propertiesOf(spec, ref(name))];
  expect(Object.fromEntries(properties.map(([key, { required }]) => [key, required]))).toEqual(
    want,
  );
});

test.each([
  [{ type: "null" }, true],
  [{ type: ["string", "null"] }, true],
  [{ const: null }, true],
  [{ enum: ["a", null] }, true],
  [ref("Nullable"), true],
  [ref("Base"), false],
  [ref("Ouroboros"), false],
  [text, false],
])("isNullable %j is %s", (schema, want) => {
  expect(isNullable(spec, schema)).toBe(want);
});

describe("followPointer", () => {
  test.each([
    ["Composed", "/id", true],
    ["Composed", "/name", true],
    ["Either", "/other", false],
    ["Tree", "/child/child", true],
    ["Tree", "/maybe/x", false],
  ])("%s%s is there always: %s", (name, pointer, always) => {
    expect(followPointer(spec, ref(name), pointer)).toMatchObject({ kind: "found", always });
  });

  test("says what there is where it ends", () => {
    expect(followPointer(spec, ref("Composed"), "/nmae/x")).toEqual({
      kind: "missing",
      segment: "nmae",
      candidates: ["id", "name"],
    });
  });
});

describe("components that are alternatives of each other", () => {
  // What is found on the way around depends on where one came in, and is no answer for another start.
  const circle = (): OpenApi => ({
    ...spec,
    components: {
      schemas: {
        One: { anyOf: [ref("Two"), { properties: { one: text } }] },
        Two: { anyOf: [ref("One"), { type: "null" }, { properties: { two: text } }] },
      },
    },
  });
  const ask = (document: OpenApi, name: string) => ({
    names: [...propertiesOf(document, ref(name)).keys()].sort(),
    isNullable: isNullable(document, ref(name)),
  });

  test.each([
    ["One", "Two"],
    ["Two", "One"],
  ])("give the same of %s and %s in whatever order they are asked", (first, second) => {
    const document = circle();
    ask(document, first);
    expect(ask(document, second)).toEqual(ask(circle(), second));
    expect(ask(document, second)).toEqual({ names: ["one", "two"], isNullable: true });
  });
});

test("a choice knows a property where each branch does, and none that leads nowhere", () => {
  const both: Schema = { anyOf: [ref("Base"), { properties: { id: text } }, { type: "null" }] };
  expect(hasProperty(spec, both, "id")).toBe(true);
  expect(hasProperty(spec, { anyOf: [ref("Base"), ref("Loop")] }, "id")).toBe(false);
});
