import { describe, test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const token = (fields: string) => acme({ token: `{ result: { token: /token }, ${fields} }` });
const credential = (value: string) =>
  acme({ schemes: `key: { type: http, scheme: bearer, x-link-credential: ${value} }` });
const expiry = (value: string) =>
  acme({ token: `{ result: { token: /token, expiresAt: ${value} } }` });

describe("a key is one that exists", () => {
  test.each([
    ["▸singelUse: true", ["unknown-key"]],
    ["▸whatever: true", ["unknown-key"]],
    ["▸a: 1, ▸b: 2, ▸c: 3", ["unknown-key", "unknown-key", "unknown-key"]],
    ["▸constructor: 1", ["unknown-key"]],
    ["▸__proto__: { primary: true }", ["unknown-key"]],
    ["error: { ▸whatever: /token }", ["unknown-key"]],
    ["modes: { a: { ▸sumary: A } }", ["unknown-key"]],
    ["modes: { a: { summary: A, ▸requires: [user] } }", ["unknown-key"]],
    ["retry: { policy: safe, ▸status: [500] }", ["unknown-key"]],
  ])("x-link-token: %s", (fields, want) => expectProblems(token(fields), want));

  test("of a great many, the first are named", () => {
    const keys = Array.from({ length: 30 }, (_, index) => `odd${index}: 1`);
    const marked = keys.map((key, index) => (index < 20 ? `▸${key}` : key));
    const codes = Array.from({ length: 20 }, () => "unknown-key");
    expectProblems(token(marked.join(", ")), codes);
  });

  test("and is read as the one that was meant", () => {
    expectProblems(acme({ token: "{ ▸resutl: { token: /token } }" }), ["unknown-key"]);
  });

  test("in every extension", () => {
    expectProblems(credential("{ option: a, ▸enviroment: A }"), ["unknown-key"]);
    expectProblems(acme({ provider: "x-link-provider: { name: A, client: A, ▸clients: B }" }), [
      "unknown-key",
    ]);
    expectProblems(
      acme({
        servers: "[{ url: https://a.example, x-link-environment: { name: a, ▸prefixes: [] } }]",
      }),
      ["unknown-key"],
    );
  });
});

describe("a value has the right form", () => {
  test.each([
    ["naming: ▸camelcase", ["invalid-extension"]],
    ["naming: ▸null", ["invalid-extension"]],
    [`singleUse: ▸"true"`, ["invalid-extension"]],
    ["method: ▸5", ["invalid-extension"]],
    [`method: ▸""`, ["invalid-extension"]],
    ["omit: ▸/user", ["invalid-extension"]],
    ["omit: [▸user]", ["invalid-extension"]],
    ["modes: ▸[]".replace("▸[]", "▸a"), ["invalid-extension"]],
    ["modes: { a: ▸b }", ["invalid-extension"]],
    ["modes: { ▸a: {} }", ["invalid-extension"]],
    ["modes: { a: { summary: ▸5 } }", ["invalid-extension"]],
    [`modes: { a: { summary: ▸"" } }`, ["invalid-extension"]],
    ["modes: { a: { summary: A, required: ▸user } }", ["invalid-extension"]],
    ["modes: { a: { summary: A, anyOf: [▸user] } }", ["invalid-extension"]],
    ["retry: { policy: ▸always }", ["invalid-extension"]],
    ["retry: { policy: safe, statuses: [▸500.5] }", ["invalid-extension"]],
    [
      "retry: { policy: safe, statuses: [▸42, ▸200, ▸302, 429, 599, ▸600] }",
      Array.from({ length: 4 }, () => "invalid-extension"),
    ],
    ["retry: { policy: safe, never: [▸99999] }", ["invalid-extension"]],
    ["▸retry: {}", ["invalid-extension"]],
    ["error: { code: ▸token }", ["invalid-extension"]],
    ["naming: ▸5, singleUse: ▸5", ["invalid-extension", "invalid-extension"]],
  ])("x-link-token: %s", (fields, want) => expectProblems(token(fields), want));

  test.each(["5", "text", "null"])("x-link-token as a whole: %s", (value) => {
    expectProblems(acme({ token: `▸${value}` }), ["invalid-extension"]);
  });

  test("result.token as a name", () => {
    expectProblems(acme({ token: "{ result: { token: ▸link_token } }" }), ["invalid-extension"]);
  });

  test.each([
    ["client: ▸5", ["invalid-extension"]],
    [`client: ▸""`, ["invalid-extension"]],
    ["client: A, verified: ▸yesterday", ["invalid-extension"]],
    ["client: A, verified: 2026-11-22", []],
    ["client: A, source: ▸docs", ["invalid-extension"]],
    ["client: A, source: ▸javascript:alert(1)", ["invalid-extension"]],
  ])("x-link-provider: %s", (fields, want) => {
    expectProblems(acme({ provider: `x-link-provider: { name: Acme, ${fields} }` }), want);
  });

  test("x-link-provider without client", () => {
    expectProblems(acme({ provider: "▸x-link-provider: { name: Acme }" }), ["invalid-extension"]);
  });

  test.each(["x-link-open-enum: ▸yes", `x-link-sensitive: ▸"true"`])("a schema's %s", (field) => {
    expectProblems(acme({ schemas: `Other: { type: string, ${field} }` }), ["invalid-extension"]);
  });
});

describe("of several forms, the one that was meant is spoken of", () => {
  test.each([
    ["{ option: ▸5 }", ["invalid-extension"]],
    ["{ option: ▸5, env: A }", ["invalid-extension"]],
    ["{ ▸opton: a }", ["unknown-key"]],
    ["{ constant: ▸5 }", ["invalid-extension"]],
    ["{ option: a, secret: ▸1 }", ["invalid-extension"]],
    ["{ option: a, ▸constant: b }", ["unknown-key"]],
    // Known, then refused: a bearer token is no constant.
    ["{ ▸opton: a, constant: ▸b }", ["unknown-key", "unsupported-security"]],
    ["▸{}", ["invalid-extension"]],
    ["▸{ other: 1 }", ["invalid-extension"]],
    ["▸apiKey", ["invalid-extension"]],
  ])("x-link-credential: %s", (value, want) => expectProblems(credential(value), want));

  test.each([
    ["{ field: /expires, as: ▸epoch }", ["invalid-extension"]],
    ["▸expiresAt: { field: /expires }", ["invalid-extension"]],
    ["{ request: /minutes, unit: ▸minute, default: 30 }", ["invalid-extension"]],
    ["{ request: /minutes, unit: minutes, default: ▸-1 }", ["invalid-extension"]],
    ["{ documented: ▸30 }", ["invalid-extension"]],
    ["{ ▸documentd: PT30M }", ["unknown-key"]],
    ["▸PT30M", ["invalid-extension"]],
    ["▸{ minutes: 30 }", ["invalid-extension"]],
  ])("expiresAt: %s", (value, want) => {
    const given = value.startsWith("▸expiresAt: ")
      ? expiry(value.slice("▸expiresAt: ".length)).replace("expiresAt", "▸expiresAt")
      : expiry(value);
    expectProblems(given, want);
  });
});

describe("a key stands where it is read", () => {
  test.each([
    ["a path", { pathItem: "▸x-link-token: {}" }],
    ["the paths", { paths: "▸x-link-token: {}" }],
    ["a server", { servers: "[{ url: https://a.example, ▸x-link-credential: {} }]" }],
    ["info", { info: `title: A, version: "1", ▸x-link-environment: {}` }],
    ["a licence", { info: `title: A, version: "1", license: { name: MIT, ▸x-link-token: {} }` }],
    ["a schema", { schemas: "Other: { ▸x-link-token: {} }" }],
    ["the root", { root: "▸x-link-provider: {}" }],
    [
      "a callback",
      { paths: "/x: { get: { callbacks: { a: { b: { post: { ▸x-link-token: {} } } } } } }" },
    ],
    ["a misspelt one", { operation: "operationId: a\n      ▸x-link-tokn: {}" }],
    ["an unknown one", { operation: "operationId: a\n      ▸x-link-magic: {}" }],
    ["one without hyphen", { operation: "operationId: a\n      ▸x-linktoken: {}" }],
    [
      "a misspelt one in a schema",
      { schemas: "Other: { properties: { a: { ▸x-link-sensitiv: true } } }" },
    ],
  ])("%s", (_name, parts) => expectProblems(acme(parts), ["unknown-key"]));

  test.each([
    ["another vendor's", { operation: "operationId: a\n      x-links: {}" }],
    ["a property's name", { schemas: "Other: { properties: { x-link-token: {} } }" }],
    ["a schema's name", { schemas: "x-link-token: {}" }],
    ["data", { schemas: "Other: { example: { x-link-token: 1 } }" }],
  ])("%s is left alone", (_name, parts) => expectProblems(acme(parts), []));
});
