import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { adviseDocument } from "../../generator/2-lint/advise-document.js";
import { findMisfits } from "../../generator/2-lint/find-misfits.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import * as extensions from "../../generator/types/extensions.js";
import { acmeSpec } from "../cli/acme-spec.js";

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
