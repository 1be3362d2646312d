import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import type { Diagnostic } from "../../generator/types/diagnostic.js";
import type { Document } from "../../generator/types/document.js";
import type { OpenApi } from "../../generator/types/openapi.js";
import { acme, second } from "./acme.js";

const root = path.resolve(import.meta.dirname, "../..");

test.each(["junction", "truto"])("the spec of %s is clean", (provider) => {
  const file = `specs/${provider}.yaml`;
  const text = readFileSync(path.join(root, file), "utf8");
  expect(lint(parse(text, file))).toEqual([]);
});

describe("problems", () => {
  const given = acme({
    token: "{ result: { token: /tokn }, naming: snake }",
    servers: "[{ url: http://a.example }]",
    schemas: "Other: { type: strng }",
  });

  test("are all found, in the order of the text", () => {
    expect(lint(parse(given)).map(({ code }) => code)).toEqual([
      "unsupported-server",
      "unknown-pointer",
      "invalid-extension",
      "invalid-openapi",
    ]);
  });

  test("are errors of the file, each with a location and a remedy", () => {
    for (const { path: file, severity, span, help } of lint(parse(given, "specs/a.yaml"))) {
      expect({ file, severity }).toEqual({ file: "specs/a.yaml", severity: "error" });
      expect(span).toBeDefined();
      expect(help).toMatch(/[^.]$/u);
    }
  });

  test("stand where an alias leads", () => {
    const text = acme({ schemas: "A: &a { type: strng }\n    B: *a" });
    const lines = lint(parse(text)).map(({ span }) => span?.start.line);
    expect(lines).toHaveLength(2);
    expect(new Set(lines).size).toBe(1);
  });
});

describe("whatever a spec holds", () => {
  const text = acme({
    provider:
      "x-link-provider: { name: Acme, client: Acme, environments: AcmeEnvironment, environmentVariable: ACME_ENV }",
    servers:
      "[{ url: https://a.example, x-link-environment: { name: a, keyPrefixes: [a_] } }, { url: https://b.example, x-link-environment: { name: b, default: true } }]",
    security: "[{ key: [], version: [] }]",
    schemes: `key: { type: http, scheme: bearer, x-link-credential: { option: apiKey, env: ACME_KEY } }
    version: { type: apiKey, in: header, name: X-Version, x-link-credential: { constant: "1" } }`,
    token:
      "{ primary: true, method: link.token, naming: camelCase, result: { token: /token, expiresAt: { field: /expires, as: epoch-seconds } }, error: {}, omit: [/minutes], modes: { connect: { summary: A, required: [user], forbidden: [account], anyOf: [[location]], lifetime: PT1H, method: link.connect } } }",
    body: `{ required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Request" }, examples: { connect: { value: { language: en, user: u, location: eu } } } } } }`,
    paths: second("{ result: { url: /url, expiresAt: { documented: PT1H } } }"),
    schemas: `Other: { allOf: [{ $ref: "#/components/schemas/Answer" }], additionalProperties: { items: {} } }`,
  });
  const document = parse(text);
  const odd = [null, 5, "__proto__", [null], {}, { $ref: 5 }];

  test("the untouched one is clean", () => expect(lint(document)).toEqual([]));

  test("linting never fails, and what it lets through can be modelled", () => {
    let modelled = 0;
    for (const location of locations(document.spec)) {
      for (const value of [...odd, undefined]) {
        const mutant = { ...document, spec: replaceAt(document.spec, location, value) as OpenApi };
        if (lintDocument(mutant).length > 0) continue;
        buildModel(mutant);
        modelled += 1;
      }
    }
    expect(modelled).toBeGreaterThan(100);
  }, 60_000);
});

type Path = readonly string[];

/** The way to every value but the root. */
function locations(value: unknown): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...locations(inner).map((rest) => [key, ...rest]),
  ]);
}

/** A copy with another value at one location; `undefined` takes the place away. */
function replaceAt(value: unknown, [key = "", ...rest]: Path, other: unknown): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      if (String(index) !== key) return [item];
      if (rest.length > 0) return [replaceAt(item, rest, other)];
      return other === undefined ? [] : [other];
    });
  }
  const entries = Object.entries(value as object).flatMap(([name, inner]) => {
    if (name !== key) return [[name, inner]];
    if (rest.length > 0) return [[name, replaceAt(inner, rest, other)]];
    return other === undefined ? [] : [[name, other]];
  });
  return Object.fromEntries(entries);
}

function parse(text: string, file = "acme.yaml"): Document {
  const { value } = parseDocument({ provider: "acme", path: file, text });
  if (value === undefined) throw new Error("no document");
  return value;
}

function lint(document: Document): readonly Diagnostic[] {
  return lintDocument(document);
}
