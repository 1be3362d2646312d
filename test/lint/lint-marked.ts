import { expect } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";

/** Lints a text in which `▸` marks locations, and expects these codes there, in the order of the text. */
export function expectProblems(marked: string, codes: readonly string[]): void {
  const text = marked.replaceAll("▸", "");
  const { value, diagnostics } = parseDocument({ provider: "acme", path: "acme.yaml", text });
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error("no document");
  const found = lintDocument(value);
  const locations = found.map(({ span }) => `${span?.start.line}:${span?.start.column}`);
  expect(found.map(({ code }) => code)).toEqual(codes);
  expect(locations).toEqual(markedLocations(marked));
}

function markedLocations(marked: string): string[] {
  return marked
    .split("\n")
    .flatMap((line, index) =>
      [...line.matchAll(/▸/gu)].map((mark, before) => `${index + 1}:${mark.index - before + 1}`),
    );
}
