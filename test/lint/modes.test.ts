import { describe, test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const withModes = (modes: string, more = "") =>
  acme({ token: `{ result: { token: /token }, ${more} modes: { ${modes} } }` });

describe("a mode", () => {
  test.each([
    ["required: [user, language], forbidden: [account]", []],
    ["required: [▸usr]", ["unknown-mode-property"]],
    ["forbidden: [account, ▸constructor]", ["unknown-mode-property"]],
    ["anyOf: [[user], [▸acount]]", ["unknown-mode-property"]],
    ["required: [user], forbidden: [▸user]", ["conflicting-mode"]],
    ["anyOf: [[user, account], [location]], forbidden: [▸account]", ["conflicting-mode"]],
    ["forbidden: [▸language]", ["conflicting-mode"]],
    ["required: [user, ▸user]", ["conflicting-mode"]],
    ["forbidden: [user, ▸user]", ["conflicting-mode"]],
    ["anyOf: [[user, ▸user]]", ["conflicting-mode"]],
    ["anyOf: [[user], [user, account]]", []],
    ["anyOf: [[user], ▸[]]", ["conflicting-mode"]],
    ["required: [▸seen]", ["conflicting-mode"]],
    ["lifetime: PT30M", []],
    ["lifetime: ▸30 minutes", ["invalid-duration"]],
  ])("can be met: { %s }", (rules, want) => {
    expectProblems(withModes(`connect: { summary: A, ${rules} }`), want);
  });

  test.each([
    ["required: [▸user]", ["conflicting-mode"]],
    ["anyOf: [[▸user], [account]]", ["conflicting-mode"]],
    ["forbidden: [user]", []],
  ])("asks for nothing that is omitted: { %s }", (rules, want) => {
    expectProblems(withModes(`connect: { summary: A, ${rules} }`, "omit: [/user],"), want);
  });

  test.each([
    ["connect", []],
    ["new", []],
    ["▸new-item", ["invalid-name"]],
    ["▸2nd", ["invalid-name"]],
    ["▸__proto__", ["invalid-name"]],
    ["▸constructor", ["invalid-name"]],
    ["▸prototype", ["invalid-name"]],
    [`▸"a: {}, b"`, ["invalid-name"]],
  ])("has a name: %s", (name, want) => {
    expectProblems(withModes(`${name}: { summary: A, required: [user] }`), want);
  });

  test("needs a request body for its rules", () => {
    const given = withModes("connect: { summary: A, required: [▸user] }");
    expectProblems(given.replace(/requestBody: .*\n/u, "\n"), ["unknown-mode-property"]);
  });
});

describe("two modes", () => {
  const pair = (a: string, b: string) =>
    withModes(`connect: { summary: A, ${a} }, ▸renew: { summary: B, ${b} }`);

  test.each([
    ["the same rules", "required: [user]", "required: [user]"],
    ["no rules", "method: a", "required: []"],
    ["rules in another order", "required: [user, location]", "required: [location, user]"],
    [
      "groups in another order",
      "anyOf: [[user, location], [account]]",
      "anyOf: [[account], [location, user]]",
    ],
    ["methods, but two lifetimes", "method: a, lifetime: PT1M", "method: b, lifetime: PT2M"],
    ["a method for one only", "method: a, required: [user]", "required: [user]"],
  ])("are one, with %s", (_name, a, b) => expectProblems(pair(a, b), ["ambiguous-mode"]));

  test.each([
    ["other requirements", "required: [user]", "required: [account]"],
    ["other prohibitions", "forbidden: [user]", "forbidden: [account]"],
    ["other groups", "anyOf: [[user]]", "anyOf: [[user, location]]"],
    ["one rule more", "required: [user]", "required: [user], forbidden: [account]"],
    ["methods of their own", "method: a", "method: b"],
  ])("are two, with %s", (_name, a, b) => expectProblems(pair(a, b).replace("▸", ""), []));
});

describe("camelCase", () => {
  const named = (schemas: string, responses = "") =>
    acme({
      token: "{ result: { token: /token }, naming: ▸camelCase }",
      body: `{ content: { application/json: { schema: { $ref: "#/components/schemas/Body" } } } }`,
      schemas,
      ...(responses !== "" && { responses }),
    });

  test.each([
    ["two names of one", "Body: { properties: { user_id: {}, userId: {} } }"],
    ["two names of which none is camelCase", "Body: { properties: { user_id: {}, user-id: {} } }"],
    [
      "deep inside",
      "Body: { properties: { list: { type: array, items: { properties: { a_b: {}, aB: {} } } } } }",
    ],
    [
      "in a map",
      "Body: { properties: { m: { additionalProperties: { properties: { a_b: {}, aB: {} } } } } }",
    ],
    ["across allOf", "Body: { allOf: [{ properties: { a_b: {} } }, { properties: { aB: {} } }] }"],
    ["no name left", "Body: { properties: { _: {} } }"],
  ])("is refused with %s", (_name, schemas) => {
    expectProblems(named(schemas), ["unsupported-naming"]);
  });

  test("looks at answers too", () => {
    const answer = `{ "200": { content: { application/json: { schema: { properties: { token: {}, a_b: {}, aB: {} } } } } } }`;
    expectProblems(named("Body: { type: object }", answer), ["unsupported-naming"]);
  });

  test("says so once of a schema that goes both ways", () => {
    const both = "Body: { type: object, properties: { token: {}, a_b: {}, aB: {} } }";
    const answer = `{ "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Body" } } } } }`;
    expectProblems(named(both, answer), ["unsupported-naming"]);
  });

  test.each([
    ["names that stay apart", "Body: { properties: { user_id: {}, user_ids: {}, id: {} } }"],
    [
      "one name in two objects",
      "Body: { properties: { a: { properties: { x_y: {} } }, b: { properties: { xY: {} } } } }",
    ],
    [
      "a schema within itself",
      `Body: { properties: { next: { $ref: "#/components/schemas/Body" } } }`,
    ],
  ])("takes %s", (_name, schemas) => expectProblems(named(schemas).replace("▸", ""), []));

  test("is the only naming that could clash", () => {
    const body = `{ content: { application/json: { schema: { properties: { user_id: {}, userId: {} } } } } }`;
    expectProblems(acme({ body }), []);
  });
});
