import { describe, test } from "vitest";
import { acme, second } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

describe("a server's URL", () => {
  test.each([
    "https://api.acme.example",
    "https://api.acme.example/",
    "https://api.acme.example:8443/v1",
    "http://localhost:3000",
    "http://127.0.0.1",
    "http://[::1]:80",
  ])("may be %s", (url) => expectProblems(acme({ servers: `[{ url: "${url}" }]` }), []));

  test.each([
    "/v1",
    "api.acme.example",
    "",
    "ftp://api.acme.example",
    "javascript:alert(1)",
    "http://api.acme.example",
    "http://localhost.acme.example",
    "http://127.0.0.1.acme.example",
    "https://user:pass@acme.example",
    "https://user@acme.example",
    "https://{region}.acme.example",
    "https://api.acme.example?x=1",
    "https://api.acme.example/#top",
    "https://api.acme.example\\n.evil.example",
    "https://api.acme.example\\\\@evil.example",
    "https:\\\\\\\\acme.example",
    "https://acme.example/a b",
    "https://",
    "https://acme.example:99999",
  ])("must not be %s", (url) => {
    expectProblems(acme({ servers: `[{ url: ▸"${url}" }]` }), ["unsupported-server"]);
  });

  test.each([
    ["[▸{ description: Live }]", ["unsupported-server"]],
    ["▸[]", ["unsupported-server"]],
  ])("must be there: %s", (servers, want) => expectProblems(acme({ servers }), want));
});

test("a document without servers has nowhere to send requests", () => {
  const given = acme()
    .replace(/servers: .*\n/u, "")
    .replace("openapi", "▸openapi");
  expectProblems(given, ["unsupported-server"]);
});

test.each([
  ["an operation", { operation: "operationId: a\n      ▸servers: [{ url: https://b.example }]" }],
  ["a path", { pathItem: "▸servers: [{ url: https://b.example }]" }],
])("%s has no servers of its own", (_name, parts) => {
  expectProblems(acme(parts), ["unsupported-server"]);
});

describe("environments", () => {
  const one = "url: https://a.example";
  const two = "url: https://b.example";
  const servers = (a: string, b: string) => acme({ servers: `[{ ${one}${a} }, { ${two}${b} }]` });
  const named = (fields: string) => `, x-link-environment: { ${fields} }`;

  test.each([
    ["two names", named("name: live"), named("name: test"), []],
    ["names of several words", named("name: production-eu"), named("name: Test 2.0_b"), []],
    ["a default", named("name: live, default: true"), named("name: test, default: false"), []],
    ["prefixes", named("name: live, keyPrefixes: [pk_]"), named("name: b, keyPrefixes: [sk_]"), []],
    ["overlap within one", named("name: a, keyPrefixes: [k, k_]"), named("name: b"), []],
    ["one name", named("name: live"), named("name: ▸live"), ["duplicate-environment"]],
    ["one PascalCase", named("name: test-eu"), named("name: ▸testEu"), ["duplicate-environment"]],
    [
      "two defaults",
      named("name: a, default: true"),
      named("name: b, ▸default: true"),
      ["duplicate-environment"],
    ],
    [
      "one prefix",
      named("name: a, keyPrefixes: [sk_, pk_]"),
      named("name: b, keyPrefixes: [x, ▸pk_]"),
      ["duplicate-environment"],
    ],
    [
      "a prefix of a prefix",
      named("name: a, keyPrefixes: [sk_us_]"),
      named("name: b, keyPrefixes: [▸sk_]"),
      ["duplicate-environment"],
    ],
    ["a name that starts with a digit", named("name: ▸1st"), named("name: b"), ["invalid-name"]],
    ["an inherited name", named("name: ▸__proto__"), named("name: b"), ["invalid-name"]],
    ["another inherited name", named("name: ▸constructor"), named("name: b"), ["invalid-name"]],
    ["code for a name", named(`name: ▸"a\\"; b"`), named("name: b"), ["invalid-name"]],
  ])("are told apart: %s", (_name, a, b, want) => expectProblems(servers(a, b), want));

  test("have a name each", () => {
    const given = acme({ servers: `[{ ▸${one} }, { ▸${two} }]`.replaceAll("{ ▸", "▸{ ") });
    expectProblems(given, ["unnamed-environment", "unnamed-environment"]);
  });

  test("have an object to pick them from", () => {
    const given = acme({
      provider: "▸x-link-provider: { name: Acme, client: Acme }",
      servers: `[{ ${one}${named("name: a")} }, { ${two}${named("name: b")} }]`,
    });
    expectProblems(given, ["unnamed-environment"]);
  });

  test("need no name where there is one server", () => {
    expectProblems(acme({ provider: "x-link-provider: { name: Acme, client: Acme }" }), []);
  });
});

test("second operations use the document's servers", () => {
  expectProblems(
    acme({
      token: "{ primary: true, result: { token: /token } }",
      paths: second("{ result: null }"),
    }),
    [],
  );
});
