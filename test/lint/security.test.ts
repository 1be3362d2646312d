import { describe, test } from "vitest";
import { acme, second } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const bearer = "key: { type: http, scheme: Bearer, x-link-credential: { option: apiKey } }";
const code = "unsupported-security";
const header = (name: string, credential: string) =>
  `{ type: apiKey, in: header, name: ${name}, x-link-credential: ${credential} }`;

describe("an operation authenticates", () => {
  test.each([
    ["bearer", { schemes: bearer }, []],
    ["a header", { schemes: `key: ${header("X-Key", "{ option: apiKey }")}` }, []],
    [
      "headers together",
      {
        security: "[{ id: [], secret: [], version: [] }]",
        schemes: `id: ${header("X-Id", "{ option: id, secret: false }")}
    secret: ${header("X-Secret", "{ option: secret }")}
    version: ${header("X-Version", `{ constant: "2020-09-14 beta" }`)}`,
      },
      [],
    ],
    ["none", { security: "[]" }, ["undecided-security"]],
    ["an empty one", { security: "[{}]" }, ["undecided-security"]],
    [
      "one of several",
      {
        security: "[{ key: [] }, { other: [] }, {}]",
        schemes: `${bearer}\n    other: ${header("Authorization", "{ option: b }")}`,
      },
      [],
    ],
    ["an unknown one of several", { security: "[{ key: [] }, { ▸othr: [] }]" }, [code]],
    [
      "a constant in place of a key",
      {
        security: "[{ key: [] }, ▸{ v: [] }]",
        schemes: `${bearer}\n    v: ${header("X-V", `{ constant: "1" }`)}`,
      },
      [code],
    ],
    ["an unknown one", { security: "[{ ▸kye: [] }]" }, ["unsupported-security"]],
    ["an unknown one beside", { security: "[{ key: [], ▸zzz: [] }]" }, ["unsupported-security"]],
    ["digest", { schemes: "▸key: { type: http, scheme: digest }" }, [code]],
    ["oauth2", { schemes: "▸key: { type: oauth2, flows: {} }" }, [code]],
    ["a cookie", { schemes: "▸key: { type: apiKey, in: cookie, name: s }" }, [code]],
    ["OpenID Connect", { schemes: "▸key: { type: openIdConnect }" }, [code]],
    ["a client certificate", { schemes: "▸key: { type: mutualTLS }" }, [code]],
    [
      "another flow",
      { schemes: "▸key: { type: oauth2, flows: { password: { tokenUrl: /t, scopes: {} } } }" },
      [code],
    ],
    ["no type", { schemes: "▸key: { description: A key }" }, ["unsupported-security"]],
    [
      "no credential",
      { schemes: "▸key: { type: http, scheme: bearer }" },
      ["unsupported-security"],
    ],
    [
      "a published bearer token",
      { schemes: "key: { type: http, scheme: bearer, x-link-credential: { constant: ▸abc } }" },
      ["unsupported-security"],
    ],
    [
      "a key behind a prefix",
      { schemes: `key: ${header("Authorization", '{ option: a, prefix: "Bearer " }')}` },
      [],
    ],
    [
      "a prefix of its own for bearer",
      {
        schemes: `key: { type: http, scheme: bearer, x-link-credential: { option: a, prefix: ▸"T " } }`,
      },
      ["unsupported-security"],
    ],
    [
      "one header twice",
      {
        security: "[{ a: [], b: [] }]",
        schemes: `a: ${header("X-Key", "{ option: a }")}
    ▸b: ${header("x-key", "{ option: b }")}`,
      },
      ["unsupported-security"],
    ],
    [
      "bearer and its header",
      {
        security: "[{ key: [], b: [] }]",
        schemes: `${bearer}
    ▸b: ${header("Authorization", "{ option: b }")}`,
      },
      ["unsupported-security"],
    ],
  ])("with %s", (_name, parts, want) => {
    const given = acme(parts);
    const atKey = want.length > 0 && !given.includes("▸");
    expectProblems(atKey ? given.replace("security:", "▸security:") : given, want);
  });

  test("its own security wins over the document's", () => {
    const operation = "operationId: a\n      security: [{ ▸nope: [] }]";
    expectProblems(acme({ operation }), ["unsupported-security"]);
  });

  test("without any security it says nothing", () => {
    const given = acme()
      .replace(/security: .*\n/u, "")
      .replace("post:", "▸post:");
    expectProblems(given, ["undecided-security"]);
  });

  test("with none, as its author allows", () => {
    const root = "x-link-allow: [{ code: undecided-security, reason: Nobody asks. }]";
    expectProblems(acme({ security: "[]", root }), []);
  });

  test("beside an operation that needs nothing", () => {
    const given = acme({
      token: "{ primary: true, result: { token: /token } }",
      paths: second("{ result: null }", "operationId: b\n      ▸security: []"),
    });
    expectProblems(given, ["undecided-security"]);
  });

  test("otherwise than another", () => {
    const rest = "operationId: b\n      security: [{ other: [] }]";
    const given = acme({
      token: "{ primary: true, result: { token: /token } }",
      paths: second("{ result: null }", rest),
      schemes: `${bearer}\n    other: ${header("X-Key", "{ option: other }")}`,
    });
    expectProblems(given, []);
  });

  test("and say so once", () => {
    const given = acme({
      security: "[]",
      token: "{ primary: true, result: { token: /token } }",
      paths: second("{ result: null }"),
    });
    expectProblems(given.replace("security:", "▸security:"), ["undecided-security"]);
  });

  test("a scheme that nobody uses may be of any kind", () => {
    expectProblems(acme({ schemes: `${bearer}\n    other: { type: oauth2, flows: {} }` }), []);
  });
});

describe("a credential", () => {
  test.each([
    ["{ option: clientId, env: ACME_ID, secret: false }", []],
    ["{ option: ▸client-id }", ["invalid-name"]],
    ["{ option: ▸constructor }", ["invalid-name"]],
    ["{ option: ▸__proto__ }", ["invalid-name"]],
    ["{ option: ▸then }", ["invalid-name"]],
    ["{ option: ▸class }", ["invalid-name"]],
    [`{ option: ▸"a: 1 }; b" }`, ["invalid-name"]],
    ["{ option: ▸environment }", ["duplicate-option"]],
    ["{ option: ▸fetch }", ["duplicate-option"]],
    ["{ option: ▸onError }", ["duplicate-option"]],
    ["{ option: ▸dangerouslyAllowBrowser }", ["duplicate-option"]],
    ["{ option: a, env: ▸acme }", ["invalid-name"]],
    [`{ option: a, env: ▸"ACME KEY" }`, ["invalid-name"]],
  ])("has names: %s", (credential, want) => {
    expectProblems(acme({ schemes: `key: ${header("X-Key", credential)}` }), want);
  });

  test("shares its option with no other", () => {
    const given = acme({
      security: "[{ a: [], b: [] }]",
      schemes: `a: ${header("X-A", "{ option: key }")}
    b: ${header("X-B", "{ option: ▸key }")}`,
    });
    expectProblems(given, ["duplicate-option"]);
  });
});

describe("a header", () => {
  test.each([
    ["X-Api-Key", []],
    ["x_api.key~1", []],
    [`▸"X Key"`, ["invalid-header"]],
    [`▸"X-Key:"`, ["invalid-header"]],
    [`▸"X-Key\\r\\nEvil"`, ["invalid-header"]],
    [`▸""`, ["invalid-header"]],
    ["▸Schlüssel", ["invalid-header"]],
  ])("has a name: %s", (name, want) => {
    expectProblems(acme({ schemes: `key: ${header(name, "{ option: a }")}` }), want);
  });

  test("has a name at all", () => {
    const scheme = "▸key: { type: apiKey, in: header, x-link-credential: { option: a } }";
    expectProblems(acme({ schemes: scheme }), ["invalid-header"]);
  });

  test.each([
    [`"2020-09-14"`, []],
    [`"a b"`, []],
    [`▸"a\\r\\nX-Evil: 1"`, ["invalid-header"]],
    [`▸" a"`, ["invalid-header"]],
    [`▸"a\\0"`, ["invalid-header"]],
    [`▸""`, ["invalid-header"]],
    [`▸"ü"`, ["invalid-header"]],
  ])("has a constant value: %s", (value, want) => {
    expectProblems(acme({ schemes: `key: ${header("X-V", `{ constant: ${value} }`)}` }), want);
  });

  test.each([
    [`"Bearer "`, []],
    ["key=", []],
    [`▸" a"`, ["invalid-header"]],
    [`▸"a\\r\\nX-Evil: 1 "`, ["invalid-header"]],
    [`▸"ü"`, ["invalid-header"]],
    [`▸""`, ["invalid-extension"]],
  ])("has a prefix: %s", (prefix, want) => {
    const credential = `{ option: a, prefix: ${prefix} }`;
    expectProblems(acme({ schemes: `key: ${header("X-V", credential)}` }), want);
  });

  test.each([
    ["Idempotency-Key", []],
    ["null", []],
    [`▸"Idempotency Key"`, ["invalid-header"]],
  ])("makes calls repeatable: %s", (name, want) => {
    expectProblems(
      acme({ token: `{ result: { token: /token }, idempotencyHeader: ${name} }` }),
      want,
    );
  });
});
