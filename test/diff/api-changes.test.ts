import { expect, test } from "vitest";
import { apiChanges } from "../../generator/types/api-changes.js";
import { spec } from "./acme-spec.js";
import { apiCases } from "./api-cases.js";
import { codesOf, compare } from "./compare.js";

test.each(apiCases)("$name: $want", ({ edits, want, back }) => {
  const edited = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, spec);
  expect([...new Set(codesOf(spec, edited))].sort()).toEqual([...new Set(want)].sort());
  if (back !== undefined) expect([...new Set(codesOf(edited, spec))].sort()).toEqual(back);
});

test("where an OAuth client shows its credentials", () => {
  const client = spec.replace(
    /type: apiKey\n( +)in: header\n +name: X-Acme-Key\n.*/u,
    `type: oauth2
$1flows: { clientCredentials: { tokenUrl: /oauth/token, scopes: { link: Mint } } }
$1x-link-credential: { clientId: { option: id }, clientSecret: { option: secret }, authentication: body }`,
  );
  const other = client.replace("authentication: body", "authentication: header");
  expect(codesOf(client, other)).toEqual(["client-authentication-changed"]);
  expect(compare(client, other)[0]?.after.pointer).toBe("/components/securitySchemes/key");
  expect(codesOf(client, client)).toEqual([]);
  const elsewhere = client.replace("tokenUrl: /oauth/token", "tokenUrl: /token");
  expect(codesOf(client, elsewhere)).toEqual(["security-scheme-changed"]);
  const scoped = client.replace("- key: []", "- key: [link]");
  expect(codesOf(client, scoped)).toEqual(["security-scope-added"]);
});

test("defaults of retries that are written out are no change", () => {
  const retry = (value: string) => spec.replace("{ policy: safe, statuses: [429, 503] }", value);
  const unsaid = spec.replace(/ {8}retry: .*\n/u, "");
  expect(codesOf(unsaid, retry("{ policy: safe }"))).toEqual([]);
  const usual = "{ policy: safe, statuses: [503, 504, 408, 429, 500, 502] }";
  expect(codesOf(retry(usual), unsaid)).toEqual([]);
  const never = "{ policy: never }";
  expect(codesOf(unsaid, retry(never))).toEqual(["retry-changed"]);
  expect(codesOf(retry(never), retry("{ policy: never, statuses: [429] }"))).toEqual([]);
});

test("every code is shown", () => {
  const shown = new Set<string>(["client-authentication-changed"]);
  for (const { want, back = [] } of apiCases)
    for (const code of [...want, ...back]) shown.add(code);
  expect(Object.keys(apiChanges).filter((code) => !shown.has(code))).toEqual([]);
});

test("properties that the package does not offer are nobody's", () => {
  expect(
    codesOf(spec, spec.replace("secret: { type: string }", "secret: { type: integer }")),
  ).toEqual([]);
  expect(codesOf(spec, spec.replace("        omit: [/secret]\n", ""))).toEqual([
    "request-property-added",
  ]);
});

test("an operation that is marked no longer is not generated any more", () => {
  const edited = spec.replace(
    / {6}x-link-token:\n {8}primary: false\n[^]*? {6}responses/u,
    "      responses",
  );
  expect(compare(spec, edited).map(({ code, where }) => `${code} ${where}`)).toEqual([
    "operation-removed POST /accounts",
  ]);
});

test("between a spec and a provider's document only the wire counts", () => {
  const theirs = spec
    .replaceAll(/^ *x-link-(?:environment|credential|parameter).*\n/gmu, "")
    .replace(/ {2}x-link-provider:\n(?: {4}.*\n)*/u, "")
    .replace(/ {6}x-link-token:\n {8}primary: true\n[^]*? {6}requestBody/u, "      requestBody")
    .replace(/ {6}x-link-token:\n {8}primary: false\n[^]*? {6}responses/u, "      responses");
  expect(theirs).not.toContain("x-link");
  expect(codesOf(spec, theirs)).toEqual([]);
  expect(codesOf(theirs, spec)).toEqual([]);
  expect(codesOf(spec, theirs.replace("[token]", "[token, link]"))).toEqual([
    "response-property-became-required",
  ]);
});
