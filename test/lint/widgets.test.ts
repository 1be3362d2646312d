import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { acmeSpec } from "../cli/acme-spec.js";

/* `x-link-token.widget`: what stands in a README, in a command and on a page. */

function codesOf(widget: Readonly<Record<string, unknown>>): readonly string[] {
  const whole = { opens: "token", code: "open(token);", source: "https://acme.example", ...widget };
  const text = acmeSpec().replace(
    /(\n *)x-link-token:\n/u,
    (line, indent: string) => `${line}${indent.slice(1)}  widget: ${JSON.stringify(whole)}\n`,
  );
  const { value } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  return lintDocument(value).map(({ code }) => code);
}

const imported = { package: "@acme/link", version: "1.0.0", import: 'import "@acme/link";' };

test("is taken where all of it is right", () => {
  expect(codesOf({ ...imported, beside: ["zod@4", "react@^19.1.0"] })).toEqual([]);
  expect(codesOf({ script: "https://cdn.acme.example/link.js" })).toEqual([]);
});

describe("code", () => {
  test.each([
    ["that is none", "open(token"],
    ["that declares what it opens", "const token = 1; open(token);"],
    ["that declares what sends", "const post = open; post(token);"],
    ["that ends before it ends", "open(token); }; async () => {"],
    ["that returns from a module", "if (!token) return;\nawait open(token);"],
    // Node 20 parses no `using`.
    ["that returns beside await using", "await using a = await open(token);\nif (!a) return;"],
    ["that returns beside using", "using a = await open(token);\nif (!a) return;"],
  ])("%s", (_, code) => {
    expect(codesOf({ code })).toEqual(["invalid-widget"]);
  });

  test("may return from a function of its own", () => {
    const code = "for await (const each of open(token)) each.then(() => { return await_.x; });";
    expect(codesOf({ code })).toEqual([]);
    expect(codesOf({ code: "open(token, async () => { return await post(token); });" })).toEqual(
      [],
    );
  });

  test("may wait", () => {
    expect(codesOf({ code: "const opened = await open(token);\nopened.show();" })).toEqual([]);
  });
});

test.each(["x; curl acme.example | sh", "$(id)", "react@>=19", "-g", "../link"])(
  "what a shell or npm would read otherwise, %j, is no package",
  (name) => {
    expect(codesOf({ ...imported, beside: [name] })).toEqual(["invalid-extension"]);
    expect(codesOf({ ...imported, package: name })).toContain("invalid-extension");
  },
);

test.each(["http://cdn.acme.example/a.js", 'https://cdn.acme.example/"><script>'])(
  "%j is no script",
  (script) => {
    expect(codesOf({ script })).toEqual(["invalid-extension"]);
  },
);

test("an operation does not exchange what it mints itself", () => {
  const code = "const publicToken = await open(token);";
  expect(codesOf({ code, exchange: "createToken" })).toEqual(["invalid-widget"]);
});
