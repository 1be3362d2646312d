import { describe, expect, test } from "vitest";
import { providers } from "../consumer.js";
import { findDifferences, readForm } from "./find-differences.js";
import { readOperations } from "./read-operations.js";
import { sampleSchema } from "./sample-schema.js";

const request = {
  method: "POST",
  path: "/link?a=1",
  headers: { "content-type": "application/json; charset=utf-8", "x-key": "k" },
  body: "",
  json: { list: [{ a: 1 }], text: "a" },
};

describe("what counts as a difference", () => {
  const cases: [string, object, string[]][] = [
    ["nothing", { headers: { ...request.headers, "content-type": "application/json" } }, []],
    ["a method", { method: "PUT" }, ["value method"]],
    ["a path", { path: "/Link?a=1" }, ["value path"]],
    ["a query", { path: "/link" }, ["only-ours query/a"]],
    [
      "a named header",
      { headers: { "content-type": "application/json" } },
      ["only-ours header/x-key"],
    ],
    ["a content type", { headers: { "x-key": "k" } }, ["only-ours content-type"]],
    ["a property", { json: { ...request.json, more: null } }, ["only-sdk body/more"]],
    [
      "a value in a list",
      { json: { ...request.json, list: [{ a: "1" }] } },
      ["value body/list/*/a"],
    ],
    ["a list's length", { json: { ...request.json, list: [] } }, ["value body/list"]],
  ];
  test.each(cases)("%s", (_title, change, want) => {
    const found = findDifferences(request, { ...request, ...change }, ["x-key"]);
    expect(found.map(({ what, at }) => `${what} ${at}`)).toEqual(want);
  });

  test("not the way in which a form numbers its lists", () => {
    expect(readForm("a[]=1&a[]=2&b[c][0]=%C3%A9")).toEqual(readForm("a[0]=1&a[1]=2&b[c][]=é"));
  });
});

test("a sample tries each property, as null, empty and in other letters where it may be", () => {
  const schema = {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string", minLength: 1 },
      user_name: { anyOf: [{ type: "string" }, { type: "null" }] },
      kinds: { type: "array", items: { enum: ["a", "b"] } },
    },
  };
  const samples = sampleSchema(schema, { spec: {}, camelCase: true });
  expect(samples.map(({ at, kind }) => `${at} ${kind}`)).toEqual([
    "id plain",
    "id non-ASCII",
    "user_name plain",
    "user_name empty",
    "user_name non-ASCII",
    "user_name null",
    'kinds/* "a"',
    'kinds/* "b"',
    "kinds empty",
  ]);
  expect(samples[2]?.value).toEqual({ id: "a", userName: "a" });
});

test("every operation of every spec has samples", async () => {
  for (const provider of await providers()) {
    const { operations } = await readOperations(provider);
    expect(operations.every(({ samples }) => samples.length > 0)).toBe(true);
  }
});
