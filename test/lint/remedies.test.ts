import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { adviseDocument } from "../../generator/2-lint/advise-document.js";
import { findMisfits } from "../../generator/2-lint/find-misfits.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import * as extensions from "../../generator/types/extensions.js";
import { acmeSpec, suspiciousSpec } from "../cli/acme-spec.js";

/* What somebody writes who knows the documentation of a provider and not that of OpenAPI, and the remedy that names what to write. */
test.each([
  ["token: /token", "token: data.token", "write /data/token"],
  ["{ documented: PT10M }", "/expires", "write { field: /expires, as, requested? }"],
  ["{ type: string, description: Who connects. }", "string", "write { type: string }"],
  [
    "{ option: key }",
    "{ username: clientId, password: { option: p } }",
    "write { option: clientId }",
  ],
  ["token: /token", 'token: "$.data.items[0].token"', "write /data/items/0/token"],
  ["token: /token", `token: "#/token"`, "write /token"],
  ["/tokens:", "/users/:user/tokens:", "write {user}"],
  ["/tokens:", "/users/<user-id>/tokens:", "write {user-id}"],
  ["/tokens:", "/users/[user]/tokens:", "write {user}"],
  [
    "{ type: string, description: Who connects. }",
    "{ type: string, description: Who connects, or null. }",
    "put the whole text in quotes",
  ],
  [
    "{ type: string, description: Who connects. }",
    "\n                  $ref: #/components/schemas/User",
    "put the reference in quotes",
  ],
  ["{ type: string, description: Who", "{ type: int, description: Who", "write integer"],
  ["{ type: string, description: Who", "{ type: Date, description: Who", "write type: string and"],
  [
    "{ type: string, description: Who",
    "{ type: interger, description: Who",
    "did you mean integer?",
  ],
  [
    "{ type: string, description: Who",
    "{ type: mixed, description: Who",
    "the types are array, boolean, integer, null, number, object and string",
  ],
  [
    "{ type: string, description: Who",
    "{ required: true, type: string, description: Who",
    "remove it, and name the property in required of the object",
  ],
  [
    "{ type: string, description: Who",
    "{ required: false, type: string, description: Who",
    "remove it: a property that no required names",
  ],
  [
    "{ type: string, description: Who",
    "{ type: object, required: id, description: Who",
    "write [id]",
  ],
  ...["'true'", "'yes'"].map((value) => [
    "{ type: string, description: Who",
    `{ type: object, required: ${value}, description: Who`,
    "remove it, and name the property in required of the object",
  ]),
  [
    "{ type: string, description: Who",
    "{ type: object, required: 'no', description: Who",
    "remove it: a property that no required names",
  ],
  [
    "{ type: string, description: Who",
    "{ type: object, required: 'a, b', description: Who",
    "write [a, b]",
  ],
  [
    "{ type: string, description: Who",
    "{ type: object, required: 'a b; a,', description: Who",
    "write [a, b]",
  ],
  [
    "{ type: string, description: Who",
    "{ type: string, deprecated: 'yes', description: Who",
    "write true",
  ],
  ["token: /token", 'token: "$.items[*].token"', "write a JSON Pointer to one value"],
  ["token: /token", "token: $response.body#/token", "write /token"],
  ["/tokens:", "/users/:user/:batchGet/tokens:", "write {user} and {batchGet}"],
  ["/tokens:", "/users/:userId:", "write {userId}"],
  ["/tokens:", "/users/:getter:", "write {getter}"],
  ["/tokens:", "/runs/:runId:", "write {runId}"],
  ["/tokens:", "/checks/:check_key:", "write {check_key}"],
  ["/tokens:", "/queries/:query:", "write {query}"],
  ["/tokens:", "/a/:listId/:runId:", "write {listId} and {runId}"],
  [
    "/tokens:\n    post:",
    "/users/:search:\n    post:\n      parameters: [{ name: search, in: path, required: true, schema: { type: string } }]",
    "write {search} where a parameter fills",
  ],
  [
    "{ type: string, description: Who connects. }",
    "\n                  my key:\n                  type: string\n                  description: Who connects.",
    "put the whole text in quotes, if this is the rest",
  ],
  ["type: apiKey", "type: basic", "write type: http and scheme: basic"],
  [
    "servers:",
    "servers:\n  - url: https://sandbox.acme.example",
    "add x-link-environment: { name: sandbox }, or",
  ],
])("%j in place of %j is told to be %j", (there, instead, want) => {
  const given = acmeSpec().replace(there, instead);
  expect(given).not.toBe(acmeSpec());
  const { value, diagnostics } = parseDocument({
    provider: "acme",
    path: "acme.yaml",
    text: given,
  });
  const all = [...diagnostics, ...(value === undefined ? [] : lintDocument(value))];
  const helps = all.map(({ help = "" }) => help);
  expect(helps.filter((help) => help.startsWith(want))).not.toEqual([]);
});

test.each([
  ["expires_in: { type: number }", "add expiresAt: { field: /expires_in, as: seconds-from-now }"],
  ["expires_at: { type: integer }", "add expiresAt: { field: /expires_at, as: epoch-seconds }"],
  ["expires_at: { type: string }", "add expiresAt: { field: /expires_at, as: date-time }"],
  [
    "refresh_token_expires_in: { type: integer }\n                  expires_in: { type: integer }",
    "add expiresAt: { field: /expires_in, as: seconds-from-now }",
  ],
  ["expiry_minutes: { type: integer }", "add expiresAt, such as { documented: PT30M }"],
  ["ttl: { type: integer }", "add expiresAt: { field: /ttl, as: seconds-from-now }"],
])("what may say when a token expires is told as what it is: %s", async (property, want) => {
  const text = suspiciousSpec();
  const last = "token: { type: string, description: Opens";
  const given = text.replace(last, `${property}\n                  ${last}`);
  expect(given).not.toBe(text);
  const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text: given });
  const advice = value === undefined ? [] : await adviseDocument(value, []);
  const [found] = advice.filter(({ code }) => code === "undeclared-lifetime");
  expect(found?.help).toContain(want);
});

test.each(["/v1/users:token:", "/users/:batchGet:", "/users/:search:", "/users/:list_all:"])(
  "a path keeps a colon that is its own: %s",
  (path) => {
    const text = acmeSpec().replace("/tokens:", path);
    const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
    expect(value && lintDocument(value)).toEqual([]);
  },
);

test.each(["deprecatd2x:", "x-my own:"])("a key without a value is the author's own: %s", (key) => {
  const text = acmeSpec().replace("Who connects. }", `Who connects., ${key} }`);
  const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  expect(value && lintDocument(value)).toEqual([]);
});

test.each([
  [
    { type: "string", nullable: true },
    'say it with "null" among the types; `linkmint lint --fix` does',
  ],
  [{ oneOf: [{ type: "string" }], nullable: true }, 'say it with "null" among the types'],
])("%j is told how to say it in OpenAPI 3.1", async (schema, want) => {
  const text = acmeSpec().replace(
    "{ type: string, description: Who connects. }",
    JSON.stringify({ ...schema, description: "Who connects." }),
  );
  const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  const advice = value === undefined ? [] : await adviseDocument(value, lintDocument(value));
  const helps = advice.filter(({ code }) => code === "openapi-struct").map(({ help }) => help);
  expect(helps).toEqual([want]);
});

const { result, error, retry, widget } = extensions.TokenExtension.entries;
const mappings = {
  ...{ result, error, retry, widget, token: extensions.TokenExtension },
  provider: extensions.ProviderExtension,
  sdk: extensions.SdkExtension,
  environment: extensions.EnvironmentExtension,
  difference: extensions.DifferenceExtension,
  credential: extensions.CredentialExtension,
  parameter: extensions.ParameterExtension,
  expiry: extensions.ExpiryExtension,
  mode: extensions.ModeExtension,
};

test.each(Object.entries(mappings))(
  "the remedy for a text in place of %s helps",
  (name, schema) => {
    for (const value of [
      "tokens.create",
      "429",
      "https://acme.example/a.js",
      "/token",
      "a: b",
      "@a",
      "true",
      "x".repeat(99),
    ]) {
      const misfits = (given: unknown) =>
        findMisfits(schema, { extension: `/x-link-${name}`, value: given, path: [] });
      const help = misfits(value)[0]?.problem.help ?? "";
      expect(help).toMatch(/^write \{ .+ \}$/u);
      for (const form of help.slice("write ".length).split(" or ")) {
        const written = parse(form.replaceAll("?", "")) as Record<string, unknown>;
        const isWhole = Object.values(written).every((each) => each !== null);
        const problems = misfits(written).map(({ problem }) => problem);
        // A key without a value is to be filled in: what is there has to be right.
        expect(problems.filter(({ code }) => isWhole || code === "unknown-key")).toEqual([]);
        for (const [key, each] of Object.entries(written)) {
          const at = problems.map(({ pointer }) => pointer);
          if (each !== null) expect(at).not.toContain(`/x-link-${name}/${key}`);
        }
      }
    }
  },
);

test.each([
  ["user", "write [user]"],
  ["user, account", "write [user, account]"],
  ["true", "write a list"],
  ["yes", "write a list"],
])("what a mode requires, as the text %j", (required, want) => {
  const value = { summary: "A", required };
  const found = findMisfits(extensions.ModeExtension, { extension: "/x", value, path: [] });
  expect(found.map(({ problem }) => problem.help)).toEqual([want]);
});

test("an expiry of another form is not one that is missing, too", async () => {
  const text = acmeSpec().replace("{ documented: PT10M }", "{ field: /token, as: seconds }");
  const { value, diagnostics } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  const found = await adviseDocument(value, diagnostics);
  expect(found.map(({ code }) => code)).toEqual(["invalid-extension"]);
});

test.each(["https://api.acme.example/latest", "https://sb.contest.example"])(
  "%s is not told to be for tests",
  (url) => {
    const text = acmeSpec().replace("servers:", `servers:\n  - url: ${url}`);
    const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
    const helps = value && lintDocument(value).map(({ help = "" }) => help);
    const names = helps?.flatMap((help) => /\{ name: (\w+) \}/u.exec(help)?.[1] ?? []);
    expect(names).toEqual(["production", "production"]);
  },
);
