import { test } from "vitest";
import { acme } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const ok = "x-link-provider: { name: Acme, client: Acme }";

test.each([
  ["the plain spec has no problem", acme(), []],
  [
    "a title is missing",
    acme({ info: `version: "1"` }).replace("info", "▸info"),
    ["invalid-openapi"],
  ],
  ["a title is empty", acme({ info: `title: ▸"", version: "1"` }), ["invalid-openapi"]],
  [
    "a version is missing",
    acme({ info: `title: Acme` }).replace("info", "▸info"),
    ["invalid-openapi"],
  ],
  ["a version is a number", acme({ info: `title: Acme, version: ▸1` }), ["invalid-openapi"]],
  [
    "the provider is missing",
    acme({ provider: `contact: {}` }).replace("info", "▸info"),
    ["missing-provider"],
  ],
  [
    "info is missing",
    acme({ provider: ok })
      .replace(/info: .*\n/u, "")
      .replace("openapi", "▸▸▸openapi"),
    ["invalid-openapi", "invalid-openapi", "missing-provider"],
  ],
])("says so when %s", (_name, given, want) => expectProblems(given, want));

const provider = (fields: string) =>
  acme({ provider: `x-link-provider: { name: Acme, ${fields} }` });

test.each([
  ['client: Acme, sdk: { package: a, version: "1", call: "const a: A = await b();" }', []],
  [
    'client: Acme, sdk: { package: a, version: "1", call: ▸"const a = ] await b();" }',
    ["invalid-extension"],
  ],
  ["client: ▸acme", ["invalid-name"]],
  ["client: ▸Acme-Client", ["invalid-name"]],
  ["client: ▸Äcme", ["invalid-name"]],
  ["client: ▸Acme Client", ["invalid-name"]],
  ["client: ▸Promise", ["invalid-name"]],
  ["client: ▸LinkTokenError", ["invalid-name"]],
  ["client: Acme, environments: ▸acmeEnvironment", ["invalid-name"]],
  ["client: Acme, environments: ▸Acme", ["invalid-name"]],
  ["client: Acme, environmentVariable: ▸acme_env", ["invalid-name"]],
  ["client: Acme, environmentVariable: ▸1_ACME", ["invalid-name"]],
  ["client: Acme, baseUrlVariable: ▸ACME-URL", ["invalid-name"]],
  ["client: Acme, environmentVariable: A, baseUrlVariable: ▸A", ["duplicate-variable"]],
  ["client: Acme, environmentVariable: ACME_ENV2, baseUrlVariable: ACME_URL", []],
])("checks the names in { %s }", (fields, want) => expectProblems(provider(fields), want));

test("a credential does not share its variable", () => {
  const given = acme({
    provider: "x-link-provider: { name: Acme, client: Acme, baseUrlVariable: ACME }",
    schemes: "key: { type: http, scheme: bearer, x-link-credential: { option: a, env: ▸ACME } }",
  });
  expectProblems(given, ["duplicate-variable"]);
});
