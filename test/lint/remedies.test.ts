import { expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { adviseDocument } from "../../generator/2-lint/advise-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
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

test("an expiry of another form is not one that is missing, too", async () => {
  const text = acmeSpec().replace("{ documented: PT10M }", "{ field: /token, as: seconds }");
  const { value, diagnostics } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  const found = await adviseDocument(value, diagnostics);
  expect(found.map(({ code }) => code)).toEqual(["invalid-extension"]);
});
