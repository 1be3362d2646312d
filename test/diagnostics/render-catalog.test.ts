import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { catalog } from "../../generator/diagnostics/catalog.js";
import { severityOf } from "../../generator/diagnostics/severity-of.js";
import { renderCatalog } from "./render-catalog.js";
import type { DiagnosticCode } from "../../generator/types/diagnostic.js";

const page = path.resolve(import.meta.dirname, "../../generator/diagnostics/README.md");

test("the page of codes is what the catalogue says", async () => {
  const text = await format(renderCatalog(), { parser: "markdown", printWidth: 100 });
  if (process.env["UPDATE_EXPECTED"] === "1") writeFileSync(page, text);
  expect(readFileSync(page, "utf8")).toBe(text);
});

test("the examples are the first problems of the samples", () => {
  const samples = path.resolve(import.meta.dirname, "../errors");
  const examples = Object.fromEntries(
    Object.keys(catalog).flatMap((code) => {
      const file = path.join(samples, code, "expected.txt");
      if (!existsSync(file)) return [];
      return [[code, readFileSync(file, "utf8").split("\n\n")[0]?.trimEnd()]];
    }),
  );
  const file = path.join(path.dirname(page), "examples.json");
  const text = `${JSON.stringify(examples, null, 2)}\n`;
  if (process.env["UPDATE_EXPECTED"] === "1") writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("the catalogue is in order, and every entry is a sentence", () => {
  const codes = Object.keys(catalog) as DiagnosticCode[];
  const errors = codes.filter((code) => severityOf(code) === "error");
  const warnings = codes.filter((code) => severityOf(code) === "warning");
  const [openApi, ours] = [true, false].map((wanted) =>
    warnings.filter((code) => code.startsWith("openapi-") === wanted).sort(),
  );
  expect(codes).toEqual([...errors.sort(), ...(openApi ?? []), ...(ours ?? [])]);
  for (const { title, cause, fix } of Object.values(catalog)) {
    expect(title).toMatch(/[^.]$/u);
    expect(`${cause} ${fix}`).toMatch(/\.$/u);
  }
});
