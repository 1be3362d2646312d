import { describe, test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const schema = `{ schema: { $ref: "#/components/schemas/Answer" } }`;
const json = `{ content: { application/json: ${schema} } }`;
const text = `{ content: { text/plain: { schema: { type: string } } } }`;

describe("a success", () => {
  test.each([
    [`{ "201": ${json} }`, []],
    [`{ 200: ${json} }`, []],
    [`{ "2XX": ${json} }`, []],
    [
      `{ "200": ${json}, "201": { content: { application/json: { schema: { properties: { token: {} } } } } } }`,
      [],
    ],
    [`{ "200": ${json}, "204": { description: Nothing } }`, []],
    [`{ "202": { content: { text/html: {} } }, "200": ${json} }`, []],
    [`{ "200": { content: { "application/json; charset=utf-8": ${schema} } } }`, []],
    [`{ "200": { content: { "*/*": ${schema} } } }`, []],
    [`{ "200": { content: { application/hal+json: ${schema}, text/plain: {} } } }`, []],
    [
      `{ "200": { content: { text/plain: { ▸schema: { properties: { token: {} } } } } } }`,
      ["unsupported-body"],
    ],
    [`{ "200": { ▸content: { text/html: ${schema} } } }`, ["unsupported-body"]],
    [`{ "200": { ▸content: {} } }`, ["unsupported-body"]],
    [`{ ▸"204": { description: Nothing } }`, ["unsupported-body"]],
    [`{ ▸"2XX": {} }`, ["unsupported-body"]],
    [`{ "200": { content: { ▸application/json: {} } } }`, ["missing-schema"]],
    [
      `{ "200": ${json}, "201": { content: { application/json: { ▸schema: { type: array, items: {} } } } } }`,
      ["unsupported-body"],
    ],
    [
      `{ "200": ${json}, "201": { content: { text/plain: { ▸schema: { type: string } } } } }`,
      ["unsupported-body"],
    ],
  ])("is an object that packages read: %s", (responses, want) =>
    expectProblems(acme({ responses, token: "{ result: { token: /token } }" }), want),
  );

  test.each([`{}`, `{ default: ${json} }`, `{ "302": {} }`])("has a status: %s", (responses) => {
    const given = acme({ responses }).replace("responses:", "▸responses:");
    expectProblems(given, ["unsupported-body"]);
  });
});

describe("a success that is a text", () => {
  const whole = (token: string, responses: string) =>
    acme({ token: `{ result: { ${token} } }`, responses });

  test.each([
    [`{ "200": ${text} }`, []],
    [`{ "200": { content: { text/plain; charset=utf-8: { schema: { type: string } } } } }`, []],
    [`{ "200": { content: { "text/*": { schema: { type: string, minLength: 1 } } } } }`, []],
    [`{ "200": { content: { application/json: { schema: { type: string } } } } }`, []],
    [`{ "200": { content: { ▸text/plain: {} } } }`, ["missing-schema"]],
  ])("is pointed to as a whole: %s", (responses, want) => {
    expectProblems(whole(`token: ""`, responses), want);
    expectProblems(whole(`url: ""`, responses), want);
  });

  test("has nothing inside", () => {
    expectProblems(whole("token: ▸/token", `{ "200": ${text} }`), ["unknown-pointer"]);
    expectProblems(whole(`token: "", requestId: ▸/id`, `{ "200": ${text} }`), ["unknown-pointer"]);
  });

  test("alone is pointed to as a whole", () => {
    expectProblems(acme({ token: `{ result: { token: ▸"" } }` }), ["mistyped-pointer"]);
    expectProblems(acme({ token: `{ result: { token: ▸token } }` }), ["invalid-extension"]);
    expectProblems(acme({ token: `{ result: { token: /token, requestId: ▸"" } }` }), [
      "invalid-extension",
    ]);
  });
});

describe("one of several successes", () => {
  const answer = (properties: string) =>
    `{ content: { application/json: { schema: { type: object, properties: { ${properties} } } } } }`;
  const both = `{ "200": ${answer("token: { type: string }")}, "201": ${answer("secret: { type: string }, token: { type: string }")} }`;

  test.each([
    ["token: /token", []],
    ["token: /secret", []],
    ["token: ▸/tokn", ["unknown-pointer"]],
  ])("has what is pointed to: %s", (result, want) => {
    expectProblems(acme({ token: `{ result: { ${result} } }`, responses: both }), want);
  });
});

describe("a failure", () => {
  const failing = (error: string, failures: string) =>
    acme({
      token: `{ result: { token: /token }, error: { ${error} } }`,
      responses: `{ "200": ${json}, ${failures} }`,
    });
  const body = (name: string, mediaType = "application/json") =>
    `{ content: { ${mediaType}: { schema: { properties: { ${name}: { type: string } } } } } }`;

  test.each([
    ["code: /code", `"400": ${body("code")}, "422": ${body("detail")}`, []],
    ["message: /detail", `"400": ${body("code")}, "422": ${body("detail")}`, []],
    ["message: /detail", `"4XX": ${body("detail", "application/problem+json")}`, []],
    ["message: /oops", `"400": { description: Bad }, "503": ${body("oops")}`, []],
    ["message: /oops", `"400": ${body("code")}, default: ${body("oops")}`, []],
    ["code: ▸/nope", `"400": ${body("code")}, default: ${body("oops")}`, ["unknown-pointer"]],
    ["code: ▸/code", `"400": { content: { text/html: {} } }`, ["unknown-pointer"]],
    ["code: ▸/code", `"400": { content: { application/json: {} } }`, ["unknown-pointer"]],
    ["", `"400": { description: Bad }, "500": { content: { application/problem+json: {} } }`, []],
  ])("has what is pointed to under some status: %s of %s", (error, failures, want) =>
    expectProblems(failing(error, failures), want),
  );
});
