import { describe, test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

describe("component keys are what references can name", () => {
  test.each([
    [`"x%20y": { type: string }`, []],
    [`"a b": { type: string }`, ["invalid-name"]],
    [`"a/b": { type: string }`, []],
    [`a.b-c_1: { type: string }`, []],
  ])("%s", (schemas, want) => {
    const isWrong = want.length > 0 || schemas.includes("%");
    expectProblems(
      acme({ schemas: isWrong ? `▸${schemas}` : schemas }),
      isWrong ? ["invalid-name"] : [],
    );
  });
});

test("an operationId holds no #, by which its types could not be looked up", () => {
  expectProblems(acme({ operation: `operationId: ▸"create#token"` }), ["invalid-name"]);
});

test.each([["{ type: array, items: { type: string } }"], ["{ type: integer }"], ["{}"]])(
  "a success body that is no object is refused: %s",
  (schema) => {
    const responses = `{ "200": { content: { application/json: { ▸schema: ${schema} } } } }`;
    expectProblems(acme({ token: "{ result: { token: ▸/token } }", responses }), [
      "unknown-pointer",
      "unsupported-body",
    ]);
  },
);

describe("camelCase has a table for each shape", () => {
  const user = "{ type: object, properties: { first_name: { type: string } } }";
  const plain = "{ type: object, properties: { name: { type: string } } }";
  const map = (values: string) => `{ type: object, additionalProperties: ${values} }`;
  const list = (items: string) => `{ type: array, items: ${items} }`;
  const body = (property: string) =>
    `{ content: { application/json: { schema: { type: object, properties: { it: ${property} } } } } }`;
  const camelCase = (mark: string) => `{ ${mark}naming: camelCase, result: { token: /token } }`;

  test.each([
    [map(user)],
    [list(user)],
    [list(list(user))],
    [map(plain)],
    [map(list(plain))],
    [map(list(user))],
    [map(list(list(user)))],
    [list(map(plain))],
    [`{ anyOf: [${user}, { type: "null" }] }`],
    [`{ anyOf: [${user}, ${plain}] }`],
    [`{ anyOf: [${list(plain)}, ${plain}] }`],
  ])("%s is fine", (property) => {
    expectProblems(acme({ token: camelCase(""), body: body(property) }), []);
  });

  test.each([
    [`{ type: object, properties: { a_b: { type: string } }, additionalProperties: ${plain} }`],
    [map(map(user))],
    [list(map(user))],
    [map(list(map(user)))],
    [`{ anyOf: [${list(user)}, ${plain}] }`],
    [`{ oneOf: [${map(user)}, { type: string }] }`],
  ])("%s is not", (property) => {
    const given = acme({
      token: camelCase("").replace("camelCase", "▸camelCase"),
      body: body(property),
    });
    expectProblems(given, ["unsupported-naming"]);
  });

  test("any shape is fine under wire names", () => {
    expectProblems(acme({ body: body(map(map(user))) }), []);
  });
});
