import { describe, expect, test } from "vitest";
import {
  createResolve,
  followReference,
  referencedKey,
  resolveReferences,
} from "../../generator/openapi/reference.js";
import type { JsonObject } from "../../generator/types/json.js";

const root: JsonObject = {
  components: {
    schemas: {
      "List[Item]": { type: "array" },
      Alias: { $ref: "#/components/schemas/List%5BItem%5D" },
      Loop: { $ref: "#/components/schemas/Other" },
      Other: { $ref: "#/components/schemas/Loop" },
      Lost: { $ref: "#/components/schemas/Nobody" },
    },
    parameters: { limit: { name: "limit", in: "query" } },
  },
};

describe("a reference", () => {
  test.each([
    ["#/components/schemas/List[Item]", "/components/schemas/List[Item]"],
    ["#/components/schemas/List%5BItem%5D", "/components/schemas/List[Item]"],
    ["#", ""],
    ["#/components/schemas/Nobody", undefined],
    ["#/components/schemas/constructor", undefined],
    ["#anchor", undefined],
    ["/components/schemas/Alias", undefined],
    ["other.yaml#/components/schemas/Alias", undefined],
  ])("%s leads to %s", (reference, pointer) => {
    expect(followReference(root, reference)?.pointer).toBe(pointer);
  });

  test.each([
    ["#/components/schemas/List%5BItem%5D", "List[Item]"],
    ["#/components/schemas/Alias/properties/id", undefined],
    ["#/components/parameters/limit", undefined],
    ["/components/schemas/Alias", undefined],
  ])("%s is to the component schema %s", (reference, key) => {
    expect(referencedKey(reference)).toBe(key);
  });

  test("is told from one to a component of another kind", () => {
    expect(referencedKey("#/components/parameters/limit", "parameters")).toBe("limit");
  });
});

describe("references one after the other", () => {
  test.each([
    ["Alias", { value: { type: "array" }, pointer: "/components/schemas/List[Item]" }],
    ["Loop", { value: undefined, pointer: "/components/schemas/Other" }],
    ["Lost", { value: undefined, pointer: "/start" }],
  ])("end where %s ends", (key, end) => {
    const value = (root["components"] as { schemas: JsonObject }).schemas[key];
    expect(resolveReferences(root, { value, pointer: "/start" })).toEqual(end);
  });

  test("end before a location where they may not lead", () => {
    const start = { value: { $ref: "#/components/parameters/limit" }, pointer: "/start" };
    const end = resolveReferences(root, start, (pointer) =>
      pointer.startsWith("/components/schemas/"),
    );
    expect(end).toEqual({ value: undefined, pointer: "/start" });
  });

  test("give an object or nothing", () => {
    const resolve = createResolve(root);
    expect(resolve({ $ref: "#/components/parameters/limit" }, "/start")).toEqual({
      value: { name: "limit", in: "query" },
      pointer: "/components/parameters/limit",
    });
    expect(resolve("text", "/start")).toEqual({ value: undefined, pointer: "/start" });
  });
});
