import { describe, test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const form = "application/x-www-form-urlencoded";
const schema = `schema: { $ref: "#/components/schemas/Request" }`;

describe("the encoding of a form", () => {
  const given = (encoding: string, mediaType = form) =>
    acme({ body: `{ content: { ${mediaType}: { ${schema}, encoding: ${encoding} } } }` });

  test.each([
    "{}",
    "{ place_info: { style: deepObject, explode: true } }",
    "{ place_info: { style: form, explode: false }, user: { allowReserved: true } }",
    "{ place_info: { contentType: application/json }, user: { contentType: text/plain } }",
  ])("may be %s", (encoding) => expectProblems(given(encoding), []));

  test.each([
    "{ ▸plcae_info: { style: deepObject } }",
    "{ place_info: { style: ▸simple } }",
    "{ place_info: { style: ▸deepobject, contentType: application/json } }",
    "{ user: { contentType: ▸image/png } }",
  ])("must not be %s", (encoding) => expectProblems(given(encoding), ["unsupported-encoding"]));

  test.each([
    "{ place_info: { style: ▸1 } }",
    "{ place_info: { explode: ▸sometimes } }",
    "{ place_info: ▸deepObject }",
  ])("has the form that OpenAPI asks for: %s", (encoding) =>
    expectProblems(given(encoding), ["invalid-openapi"]),
  );

  test("counts for forms alone", () =>
    expectProblems(given("{ nothing: { style: matrix } }", "application/json"), []));

  test("is no place for our keys", () =>
    expectProblems(given("{ place_info: { ▸x-link-sensitive: true } }"), ["unknown-key"]));
});
