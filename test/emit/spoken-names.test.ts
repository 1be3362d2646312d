import { expect, test } from "vitest";
import { spoken } from "../../generator/4-emit/validators/spoken-names.js";
import { foldSchema } from "../../generator/openapi/fold-schema.js";
import type { Schema } from "../../generator/types/openapi.js";

const declaring: Schema = { properties: { a: {} }, required: ["a"] };

test.each<readonly [string, Schema, string[]]>([
  ["itself", declaring, []],
  ["a part", { allOf: [declaring] }, []],
  ["another part", { allOf: [{ properties: { a: {} } }, { required: ["a", "b"] }] }, ["b"]],
  ["a branch", { anyOf: [declaring, { required: ["b"] }] }, ["b"]],
  ["nobody", { dependentRequired: { a: ["b"] } }, ["a", "b"]],
])("a name that %s declares is not handed on", (_, schema, names) => {
  const { undeclared } = foldSchema({ components: {} }, schema, spoken);
  expect([...undeclared].sort()).toEqual(names);
});
