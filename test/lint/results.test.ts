import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { acme, second } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const token = (fields: string) => `{ primary: true, result: { token: /token }, ${fields} }`;

describe("a result", () => {
  test.each([
    ["{ result: { token: /token } }", []],
    ["{ result: { url: /url } }", []],
    ["{ ▸result: {} }", ["undecided-result"]],
    ["{ ▸result: { requestId: /data/id } }", ["undecided-result"]],
  ])("has a token or a URL: %s", (extension, want) => {
    expectProblems(acme({ token: extension }), want);
  });

  test("belongs to the primary operation", () => {
    const given = acme({ token: "{}" }).replace("x-link-token", "▸x-link-token");
    expectProblems(given, ["undecided-result"]);
  });

  test("is to be decided for the others, too", () => {
    const undecided = acme({ token: token("singleUse: true"), paths: second("{ ▸result: {} }") });
    expectProblems(undecided, ["undecided-result"]);
    const idle = acme({
      token: "{ result: { token: /token } }",
      paths: second("{ result: null }"),
    });
    expectProblems(idle, []);
  });

  test("is null where nothing is minted, which is never primary", () => {
    expectProblems(acme({ token: "{ result: null }" }), []);
    expectProblems(acme({ token: "{ ▸primary: true, result: null }" }), ["missing-primary"]);
    expectProblems(acme({ token: "{ result: null }", paths: second("{ result: null }") }), []);
  });

  test("that is undecided is a warning with the likely candidates", () => {
    const text = acme({ token: "{ result: {} }" });
    const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
    expect(value && lintDocument(value)).toMatchObject([
      { severity: "warning", help: expect.stringContaining("candidates: /token and /url") },
    ]);
  });
});

describe("a pointer into the success body", () => {
  test.each([
    ["/token", []],
    ["/data/id", []],
    ["/anything", []],
    ["▸/tokn", ["unknown-pointer"]],
    ["▸/data/nope", ["unknown-pointer"]],
    ["▸/token/inner", ["unknown-pointer"]],
    ["▸/anything/inner", ["unknown-pointer"]],
    ["▸/constructor", ["unknown-pointer"]],
    ["▸/__proto__", ["unknown-pointer"]],
    ["▸/", ["unknown-pointer"]],
    ["▸/data", ["mistyped-pointer"]],
    ["▸/expires", ["mistyped-pointer"]],
    ["▸/data/id/a/b", ["unknown-pointer"]],
    ["▸/to~1ken", ["unknown-pointer"]],
    ["▸/a~1b", ["unsupported-pointer"]],
  ])("names what it has: %s", (pointer, want) => {
    expectProblems(acme({ token: `{ result: { token: ${pointer} } }` }), want);
    expectProblems(acme({ token: `{ result: { url: ${pointer} } }` }), want);
  });

  test("may lead to text that is one of several", () => {
    const schemas = `Any: { properties: { token: { oneOf: [{ type: string }, { type: integer }] } } }`;
    const responses = `{ "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Any" } } } } }`;
    expectProblems(acme({ schemas, responses }), []);
  });

  test.each([
    ["{ type: object }", "mistyped-pointer"],
    ["{ enum: [1, 2] }", "mistyped-pointer"],
    ["{ const: true }", "mistyped-pointer"],
    ["{ allOf: [{ type: array }] }", "mistyped-pointer"],
    ["{ properties: { a: {} } }", "mistyped-pointer"],
    ["{ anyOf: [{ type: integer }, { type: 'null' }] }", "mistyped-pointer"],
  ])("does not lead to %s", (type, want) => {
    const responses = `{ "200": { content: { application/json: { schema: { properties: { token: ${type} } } } } } }`;
    expectProblems(acme({ token: "{ result: { token: ▸/token } }", responses }), [want]);
  });
});

describe("an expiry", () => {
  const expiry = (value: string) =>
    acme({ token: `{ result: { token: /token, expiresAt: ${value} } }` });
  test.each([
    ["{ field: /expires, as: epoch-seconds }", []],
    ["{ field: /anything, as: date-time }", []],
    ["{ field: ▸/expires, as: date-time }", ["mistyped-pointer"]],
    ["{ field: ▸/token, as: seconds-from-now }", ["mistyped-pointer"]],
    ["{ field: ▸/nope, as: date-time }", ["unknown-pointer"]],
    ["{ request: /minutes, unit: minutes, default: 30 }", []],
    ["{ request: ▸/user, unit: minutes, default: 30 }", ["mistyped-pointer"]],
    ["{ request: ▸/minuts, unit: minutes, default: 30 }", ["unknown-pointer"]],
    ["{ request: /user, as: duration, default: 1h }", []],
    ["{ request: /user, as: duration, default: 2 w }", []],
    ["{ request: ▸/minutes, as: duration, default: 1h }", ["mistyped-pointer"]],
    ["{ request: /user, as: duration, default: ▸1 month }", ["invalid-duration"]],
    ["{ request: /user, as: duration, default: ▸PT1H }", ["invalid-duration"]],
    ["{ documented: PT10M }", []],
    ["{ documented: P7D }", []],
    ["{ documented: ▸10m }", ["invalid-duration"]],
    ["{ documented: ▸P1M }", ["invalid-duration"]],
    ["{ documented: ▸PT0S }", ["invalid-duration"]],
    ["{ documented: ▸P }", ["invalid-duration"]],
    [`{ documented: ▸"" }`, ["invalid-duration"]],
    ["{ documented: ▸P99999D }", ["invalid-duration"]],
  ])("%s", (value, want) => expectProblems(expiry(value), want));
});

describe("a pointer into the failure body", () => {
  const failing = (fields: string, schema: string) =>
    acme({
      token: token(`error: { ${fields} }`),
      responses: `{ "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } } }, default: ${schema} }`,
    });
  const failure = `{ content: { application/json: { schema: { properties: { code: { type: integer }, detail: {} } } } } }`;

  test.each([
    ["code: /code, message: /detail", failure, []],
    ["code: /code, message: ▸/message", failure, ["unknown-pointer"]],
    ["requestId: ▸/id", failure, ["unknown-pointer"]],
    ["code: ▸/code", "{ description: None }", ["unknown-pointer"]],
  ])("names what it has: %s", (fields, schema, want) =>
    expectProblems(failing(fields, schema), want),
  );

  test("needs a failure body", () => {
    expectProblems(acme({ token: token("error: { code: ▸/code }") }), ["unknown-pointer"]);
  });
});

describe("omit", () => {
  test.each([
    ["[/user, /account]", []],
    ["[/user, ▸/usr]", ["unknown-pointer"]],
    ["[▸/language]", ["invalid-omit"]],
    ["[▸/user/name]", ["unknown-pointer"]],
    ["[▸/place_info/city]", ["invalid-omit"]],
  ])("%s", (omit, want) => expectProblems(acme({ token: token(`omit: ${omit}`) }), want));

  test("needs a request body", () => {
    const given = acme({ token: token("omit: [▸/user]") }).replace(/requestBody: .*\n/u, "\n");
    expectProblems(given, ["unknown-pointer"]);
  });
});
