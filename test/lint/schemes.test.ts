import { describe, test } from "vitest";
import { acme, type Parts } from "./acme.js";
import { expectProblems } from "./lint-marked.js";

const code = "unsupported-security";
const id = "{ option: clientId, env: ACME_ID, secret: false }";
const secret = "{ option: clientSecret, env: ACME_SECRET, description: The secret }";

describe("HTTP Basic", () => {
  test.each([
    [`{ username: ${id}, password: ${secret} }`, []],
    [`{ username: ${id} }`, []],
    ["▸{ option: apiKey }", [code]],
    [`▸{ clientId: ${id}, clientSecret: ${secret} }`, [code]],
    ["{ username: { ▸opton: a } }", ["unknown-key"]],
    ["{ username: { option: ▸fetch } }", ["duplicate-option"]],
    ["{ username: { option: a }, password: { option: ▸a } }", ["duplicate-option"]],
    ["{ username: { option: a }, password: { option: b, env: ▸b } }", ["invalid-name"]],
    [
      "{ username: { option: a, env: A }, password: { option: b, env: ▸A } }",
      ["duplicate-variable"],
    ],
    ["{ constant: ▸abc }", [code]],
  ])("is filled by a user name and a password: %s", (credential, want) => {
    expectProblems(withScheme(`type: http, scheme: Basic, x-link-credential: ${credential}`), want);
  });
});

describe("a key in the query", () => {
  test.each([
    ["name: api key, x-link-credential: { option: a, env: ACME_KEY }", []],
    [`name: ▸"", x-link-credential: { option: a }`, [code]],
    [`name: key, x-link-credential: { option: a, prefix: ▸"Key " }`, [code]],
    [`name: key, x-link-credential: { constant: ▸"2" }`, [code]],
    ["name: key, x-link-credential: ▸{ option: a, signs: true }", [code]],
  ])("is filled by an option: %s", (rest, want) => {
    expectProblems(withScheme(`type: apiKey, in: query, ${rest}`), want);
  });

  test("has a name", () => {
    const scheme = "▸key: { type: apiKey, in: query, x-link-credential: { option: a } }";
    expectProblems(acme({ schemes: scheme }), [code]);
  });

  test("and its header may have the same, another key may not", () => {
    const key = (location: string, name: string, option: string) =>
      `{ type: apiKey, in: ${location}, name: ${name}, x-link-credential: { option: ${option} } }`;
    const schemes = `a: ${key("query", "key", "a")}
    b: ${key("header", "key", "b")}
    c: ${key("query", "Key", "c")}
    ▸d: ${key("query", "key", "d")}`;
    expectProblems(acme({ security: "[{ a: [], b: [], c: [], d: [] }]", schemes }), [code]);
  });
});

describe("a signature", () => {
  test.each([
    ["{ option: sign, signs: true }", []],
    ["{ option: sign, signs: ▸false }", ["invalid-extension"]],
    ["{ option: sign, ▸signs: true, env: A }", ["unknown-key"]],
  ])("is a header that a function gives: %s", (credential, want) => {
    const scheme = `type: apiKey, in: header, name: X-Signature, x-link-credential: ${credential}`;
    expectProblems(withScheme(scheme), want);
  });

  test("is no bearer token", () => {
    const scheme = "type: http, scheme: bearer, x-link-credential: ▸{ option: sign, signs: true }";
    expectProblems(withScheme(scheme), [code]);
  });
});

describe("OAuth client credentials", () => {
  const credential = `{ clientId: ${id}, clientSecret: ${secret}, authentication: header }`;
  const oauth = (flow: string, filled = credential) =>
    `type: oauth2, flows: { clientCredentials: { ${flow} } }, x-link-credential: ${filled}`;

  test.each([
    [oauth("tokenUrl: https://auth.acme.example/token, scopes: { link: Mint }"), []],
    [oauth("tokenUrl: http://127.0.0.1:8080/token"), []],
    [oauth("tokenUrl: /oauth/token"), []],
    [oauth("tokenUrl: ▸http://auth.acme.example/token"), [code]],
    [oauth("tokenUrl: ▸oauth/token"), [code]],
    [oauth("tokenUrl: ▸//auth.acme.example/token"), [code]],
    [oauth("tokenUrl: ▸https://a:b@auth.acme.example/token"), [code]],
    [oauth(`tokenUrl: ▸"https://{tenant}.acme.example/token"`), [code]],
    [oauth("tokenUrl: ▸https://auth.acme.example/token?a=b"), [code]],
    [oauth("tokenUrl: /t", "▸{ option: token }"), [code]],
    [
      oauth("tokenUrl: /t", `{ clientId: ${id}, clientSecret: ${secret}, authentication: ▸basic }`),
      ["invalid-extension"],
    ],
  ])("say where the token is, and what fills them: %s", (scheme, want) => {
    expectProblems(withScheme(scheme), want);
  });

  test("have both parts", () => {
    const given = oauth("tokenUrl: /t", `{ clientId: ${id} }`).replace("x-link", "▸x-link");
    expectProblems(withScheme(given), ["invalid-extension"]);
  });

  test("have a tokenUrl", () => {
    expectProblems(withScheme(oauth("scopes: {}").replace("clientC", "▸clientC")), [code]);
  });

  test.each([
    ["[link:write]", []],
    ["[▸link:wirte]", [code]],
    ["[link:write, ▸other]", [code]],
  ])("have the scopes %s", (scopes, want) => {
    const flow = `tokenUrl: /t, scopes: { "link:write": Mint, "link:read": Read }`;
    expectProblems(withScheme(oauth(flow), { security: `[{ key: ${scopes} }]` }), want);
  });
});

/** A spec whose only scheme is this one. */
function withScheme(scheme: string, parts: Partial<Parts> = {}): string {
  return acme({ ...parts, schemes: `key: { ${scheme} }` });
}
