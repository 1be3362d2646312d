import { expect, test } from "vitest";
import {
  branchValues,
  impliedDiscriminator,
  isChoiceOfObjects,
  mappedComponent,
} from "../../generator/openapi/discriminator.js";
import type { Schema } from "../../generator/types/openapi.js";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const tagged = (value: Schema, required = ["kind"]): Schema => ({
  properties: { kind: value },
  required,
});
const spec = {
  components: {
    schemas: {
      Cat: tagged({ type: "string" }),
      Dog: tagged({ const: "dog" }),
      Kind: { enum: ["bird"] },
      Count: tagged({ type: "integer" }),
      Flag: tagged({ type: "boolean" }),
      Pets: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
      Two: tagged({ enum: ["one", "two", "three"] }),
      One: tagged({ enum: ["one", "two", "three"] }),
    } satisfies Record<string, Schema>,
  },
};

test.each([
  [ref("Dog"), {}, ["dog"]],
  [ref("Cat"), {}, ["Cat"]],
  [ref("Cat"), { cat: "#/components/schemas/Cat", kitten: "Cat", dog: "Dog" }, ["cat", "kitten"]],
  [ref("Cat"), { dog: "Dog" }, ["Cat"]],
  [tagged({ enum: ["a", "b"] }), {}, ["a", "b"]],
  [tagged(ref("Kind")), {}, ["bird"]],
  [tagged({ enum: ["a", 1] }), {}, ["a", 1]],
  [tagged({ enum: ["a", null] }), {}, []],
  [tagged({ allOf: [ref("Kind")] }), {}, ["bird"]],
  [tagged({ oneOf: [{ const: "a" }, { const: "b" }] }), {}, ["a", "b"]],
  [ref("Count"), { "1": "Count", "2.5": "Count", one: "Count" }, [1, 2.5]],
  [ref("Flag"), { true: "Flag", "0": "Flag" }, [true]],
  [ref("Count"), {}, []],
  [ref("Pets"), {}, ["Cat", "dog"]],
  [ref("Pets"), { pets: "Pets" }, ["pets"]],
])("the values of %j with the mapping %j", (branch, mapping, want) => {
  const choice = { oneOf: [branch], discriminator: { propertyName: "kind", mapping } };
  expect(branchValues(spec, choice, branch)).toEqual(want);
  expect(branchValues(spec, { oneOf: [branch] }, branch)).toEqual([]);
});

test.each([
  ["One", { one: "One", two: "Two", three: "Two" }, ["one"]],
  ["Two", { one: "One", two: "Two", three: "Two" }, ["two", "three"]],
  ["One", {}, ["one", "two", "three"]],
  ["One", { two: "Two" }, ["one", "three"]],
])("the values of %s, whose list others have too, with the mapping %j", (name, mapping, want) => {
  const discriminator = { propertyName: "kind", mapping };
  const choice = { oneOf: [ref("One"), ref("Two")], discriminator };
  expect(branchValues(spec, choice, ref(name))).toEqual(want);
});

test.each([
  ["Cat", []],
  ["Dog", ["dog"]],
  ["Two", ["two", "three"]],
])("the values of %s, which all others lead to", (name, want) => {
  const discriminator = {
    propertyName: "kind",
    mapping: { one: "One" },
    defaultMapping: `#/components/schemas/${name}`,
  };
  const choice = { oneOf: [ref("One"), ref(name)], discriminator };
  expect(branchValues(spec, choice, ref(name))).toEqual(want);
});

test.each([
  ["Cat", "Cat"],
  ["#/components/schemas/Cat", "Cat"],
  ["#/components/schemas/Cow", undefined],
  ["toString", undefined],
  ["cat.json", undefined],
])("%s maps to %s", (to, want) => expect(mappedComponent(spec, to)).toBe(want));

test.each([
  [[ref("Dog"), tagged({ const: "cat" })], "kind"],
  [[ref("Dog"), tagged({ const: "dog" })], undefined],
  [[ref("Dog"), tagged({ const: "cat" }, [])], undefined],
  [[ref("Dog"), ref("Cat")], undefined],
  [[], undefined],
])("what tells %j apart is %s", (branches, want) =>
  expect(impliedDiscriminator(spec, branches)).toBe(want),
);

test.each([
  [{ oneOf: [ref("Dog"), ref("Cat")] }, true],
  [{ anyOf: [ref("Dog"), { type: "null" }] }, false],
  [{ properties: { a: {} }, anyOf: [{ required: ["a"] }, { required: ["b"] }] }, false],
  [{ anyOf: [{ required: ["a"] }, { required: ["b"] }] }, false],
  [{ allOf: [ref("Cat")], oneOf: [ref("Dog"), ref("Cat")] }, false],
])("%j is a choice of objects: %s", (schema, want) =>
  expect(isChoiceOfObjects(spec, schema)).toBe(want),
);
