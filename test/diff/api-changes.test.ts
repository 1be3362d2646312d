import { expect, test } from "vitest";
import { apiChanges } from "../../generator/diff/catalog/api-changes.js";
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

test("every code is shown", () => {
  const shown = new Set(apiCases.flatMap(({ want, back = [] }) => [...want, ...back]));
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
