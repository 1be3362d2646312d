import { describe, expect, test } from "vitest";
import { findSensitive } from "../../generator/3-model/find-sensitive.js";
import type { OpenApi, Schema } from "../../generator/types/openapi.js";

/* The names of what errors, logs and links must not show. */

const secret: Schema = { type: "string", "x-link-sensitive": true };
const spec = { components: { schemas: { Secret: secret } } } as unknown as OpenApi;
const reference: Schema = { $ref: "#/components/schemas/Secret" };

test.each<[string, Schema, boolean]>([
  ["a value", secret, true],
  ["a reference", reference, true],
  ["a reference that is marked as none", { ...reference, "x-link-sensitive": false }, false],
  ["an item", { type: "array", items: secret }, true],
  ["an item of its own", { type: "array", prefixItems: [{ type: "string" }, secret] }, true],
  ["a value of a map", { type: "object", additionalProperties: reference }, true],
  ["a value under a pattern", { type: "object", patternProperties: { "^k": secret } }, true],
  ["a part", { allOf: [reference] }, true],
  ["an alternative", { oneOf: [{ type: "null" }, secret] }, true],
  ["anything else", { type: "array", items: { type: "string" } }, false],
])("%s", (_, property, isSensitive) => {
  const body: Schema = { type: "object", properties: { mine: property } };
  expect(findSensitive(spec, {} as never, [body])).toEqual(isSensitive ? ["mine"] : []);
});

describe("a marked parameter", () => {
  test.each([
    ["an option fills", { kind: "option", option: "accountSecret" }, ["X-Ref", "accountSecret"]],
    ["the input fills", { kind: "input", field: "other_secret" }, ["X-Ref", "other_secret"]],
    ["is always the same", { kind: "constant", value: "1" }, ["X-Ref"]],
  ] as const)("that %s is known by both of its names", (_, source, names) => {
    const parameter = { in: "header", wireName: "X-Ref", required: true, source } as const;
    const found = (schema: Schema) =>
      findSensitive(spec, {} as never, [], [{ ...parameter, schema }]);
    expect(found(secret)).toEqual(names);
    expect(found({ type: "string" })).toEqual([]);
    expect(found({ type: "object", properties: { mine: reference } })).toEqual(["mine"]);
  });
});
