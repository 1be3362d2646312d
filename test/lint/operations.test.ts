import { describe, test } from "vitest";
import { acme, second } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const result = "result: { token: /token }";

describe("one operation is primary", () => {
  test.each([
    ["the only one", { token: `{ ${result} }` }, []],
    ["the only one, said aloud", { token: `{ primary: true, ${result} }` }, []],
    [
      "one of two",
      { token: `{ primary: true, ${result} }`, paths: second("{ result: null }") },
      [],
    ],
    [
      "one of two, the other said not to be",
      { token: `{ primary: true, ${result} }`, paths: second("{ primary: false, result: null }") },
      [],
    ],
    ["none of one", { token: `{ primary: ▸false, ${result} }` }, ["missing-primary"]],
    [
      "both of two",
      {
        token: `{ primary: true, ${result} }`,
        paths: second(`{ ▸primary: true, ${result} }`),
      },
      ["several-primaries"],
    ],
  ])("%s", (_name, parts, want) => expectProblems(acme(parts), want));

  test("none of two", () => {
    const given = acme({ paths: second("{ result: { url: /url } }") }).replace(
      "x-link-token",
      "▸x-link-token",
    );
    expectProblems(given, ["missing-primary"]);
  });

  test("there is none", () => {
    const given = acme()
      .replace(/x-link-token: .*\n/u, "\n")
      .replace("paths:", "▸paths:");
    expectProblems(given, ["missing-primary"]);
  });

  test("nothing but an operation counts", () => {
    const pathItem = "x-other: { x-link-token: {} }\n    ghost: { x-link-token: {} }";
    expectProblems(acme({ pathItem }), []);
  });

  test("there are no paths", () => {
    expectProblems(`▸${acme().replace(/paths:[^]*?components:/u, "components:")}`, [
      "missing-primary",
    ]);
  });
});

describe("operations have ids", () => {
  test.each([
    ["▸post", "summary: Mint", ["missing-operation-id"]],
    ["post", `operationId: ▸""`, ["missing-operation-id"]],
    ["post", `operationId: "*/ any text"`, []],
  ])("%s: %s", (method, operation, want) => {
    const given = acme({ operation, method });
    expectProblems(given, want);
  });

  test.each([
    ["▸createToken", ["duplicate-operation-id"]],
    ["createtoken", []],
  ])("of their own: %s", (id, want) => {
    const paths = second("{ result: null }", `operationId: ${id}`);
    expectProblems(acme({ token: `{ primary: true, ${result} }`, paths }), want);
  });

  test("also where no token is minted", () => {
    const paths = "/users: { get: { operationId: ▸createToken } }";
    expectProblems(acme({ paths }), ["duplicate-operation-id"]);
  });

  test("if they mint tokens", () => {
    expectProblems(acme({ paths: "/users: { get: { summary: Users } }" }), []);
  });
});

describe("a path", () => {
  test.each([
    ["/v2/link/token", []],
    [`"/a'\\"\`b*/"`, []],
    ["▸tokens", ["invalid-path"]],
    ["▸.evil.example/tokens", ["invalid-path"]],
    ["▸/tokens?mint=1", ["invalid-path"]],
    [`▸"/tokens#a"`, ["invalid-path"]],
    [`▸"/tok ens"`, ["invalid-path"]],
    [`▸"/tok\\nens"`, ["invalid-path"]],
    [`▸"/tok\\\\ens"`, ["invalid-path"]],
    [`▸"/tok\\u202Eens"`, ["invalid-path"]],
    [`▸""`, ["invalid-path"]],
    [`▸"/users/{id}/tokens"`, ["missing-parameter"]],
    [`▸"/users/{}/tokens"`, ["invalid-path"]],
    [`▸"/users/{id/tokens"`, ["invalid-path"]],
  ])("%s", (path, want) => expectProblems(acme({ path }), want));
});

describe("a method", () => {
  test.each(["put", "patch", "delete"])("may be %s", (method) => {
    expectProblems(acme({ method }), []);
  });

  test.each(["head", "options", "trace"])("must not be %s", (method) => {
    const given = acme({ method }).replace("x-link-token", "▸x-link-token");
    expectProblems(given, ["unsupported-operation"]);
  });

  test("get carries no body", () => {
    const given = acme({ method: "get" }).replace("requestBody", "▸requestBody");
    expectProblems(given, ["unsupported-body"]);
    expectProblems(acme({ method: "get" }).replace(/requestBody: .*\n/u, "\n"), []);
  });
});

describe("a request body", () => {
  const json = (schema: string) => `{ content: { application/json: { schema: ${schema} } } }`;
  test.each([
    ["an object", json("{ type: object }")],
    ["a nullable object", json(`{ type: [object, "null"] }`)],
    ["properties alone", json("{ properties: { a: {} } }")],
    ["composed", json(`{ allOf: [{ $ref: "#/components/schemas/Request" }] }`)],
    ["one of several objects", json("{ oneOf: [{ type: object }, { properties: {} }] }")],
    ["an object or null", json(`{ anyOf: [{ type: object }, { type: "null" }] }`)],
    ["vendor JSON", "{ content: { application/vnd.acme+json: { schema: { type: object } } } }"],
    ["any JSON", `{ content: { "application/*+json": { schema: { type: object } } } }`],
    ["a form", "{ content: { application/x-www-form-urlencoded: { schema: { type: object } } } }"],
    [
      "JSON among others",
      "{ content: { text/plain: {}, application/json: { schema: { type: object } } } }",
    ],
  ])("may be %s", (_name, body) => expectProblems(acme({ body }), []));

  test.each([
    ["a list", "▸schema", "{ type: array, items: {} }", "unsupported-body"],
    ["text", "▸schema", "{ type: string }", "unsupported-body"],
    ["anything", "▸schema", "{}", "unsupported-body"],
    [
      "an object or text",
      "▸schema",
      "{ oneOf: [{ type: object }, { type: string }] }",
      "unsupported-body",
    ],
    ["undescribed", "▸application/json", "~", "missing-schema"],
  ])("must not be %s", (_name, marked, schema, code) => {
    const body = schema === "~" ? "{ content: { application/json: {} } }" : json(schema);
    expectProblems(acme({ body: body.replace(marked.slice(1), marked) }), [code]);
  });

  test.each([
    "{ ▸content: { multipart/form-data: { schema: { type: object } } } }",
    "{ ▸content: { text/json-ish: { schema: { type: object } } } }",
    "{ ▸content: {} }",
  ])("has to be JSON or a form: %s", (body) =>
    expectProblems(acme({ body }), ["unsupported-body"]),
  );

  test("has content", () => {
    expectProblems(acme({ body: "{}" }).replace("requestBody", "▸requestBody"), [
      "unsupported-body",
    ]);
  });
});
