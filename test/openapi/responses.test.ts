import { expect, test } from "vitest";
import {
  responsesWithSchema,
  failureResponses,
  joinedSchema,
  successResponses,
} from "../../generator/openapi/responses.js";

const answer = (type = "object", mediaType = "application/json") => ({
  content: { [mediaType]: { schema: { type } } },
});

test.each([
  [["200", "400"], ["200"], ["400"]],
  [["404", "201", "422"], ["201"], ["404", "422"]],
  [
    ["2XX", "202", "200", "4XX", "default", "500"],
    ["200", "202", "2XX"],
    ["default", "4XX", "500"],
  ],
  [["302", "x-200"], [], []],
])("of %j", (keys, successes, failures) => {
  const responses = Object.fromEntries(keys.map((key) => [key, answer()]));
  expect(successResponses(responses).map(({ status }) => status)).toEqual(successes);
  expect(failureResponses(responses).map(({ status }) => status)).toEqual(failures);
});

test("what cannot be read is left out, and so is a failure that nothing is known of", () => {
  const responses = {
    200: answer("string", "text/plain"),
    201: { content: { "text/html": {} } },
    204: { description: "Nothing" },
    400: { content: { "application/json": {} } },
    401: { content: { "application/problem+json": {} } },
  };
  expect(successResponses(responses)).toEqual([
    { status: "200", mediaType: "text/plain", schema: { type: "string" } },
  ]);
  expect(failureResponses(responses)).toEqual([
    { status: "401", mediaType: "application/problem+json" },
  ]);
});

test("equal schemas are one, different ones a union", () => {
  const responses = { 200: answer(), 201: answer(), 202: answer("string") };
  const described = responsesWithSchema(successResponses(responses));
  expect(described.map(({ status }) => status)).toEqual(["200", "202"]);
  expect(joinedSchema(described)).toEqual({ anyOf: [{ type: "object" }, { type: "string" }] });
  expect(joinedSchema(described.slice(0, 1))).toEqual({ type: "object" });
  expect(joinedSchema([])).toBeUndefined();
});
