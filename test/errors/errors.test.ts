import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { readSpecs } from "../../generator/1-load/read-specs.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { catalog } from "../../generator/diagnostics/catalog.js";
import { renderDiagnostic } from "../../generator/diagnostics/render-diagnostic.js";
import { severityOf } from "../../generator/diagnostics/severity-of.js";
import { lintSource } from "../../generator/pipeline/lint-source.js";
import type { Diagnostic } from "../../generator/types/diagnostic.js";
import type { SpecSource } from "../../generator/types/document.js";

/*
 * A folder is a test: the smallest input that shows a code, and in `expected.txt` what people read about it.
 * The input is a `spec.yaml`, or a folder `specs` and in `case.json` the providers that are asked for.
 * `UPDATE_EXPECTED=1 npx vitest run test/errors` writes what is expected anew: read the diff.
 */
const root = import.meta.dirname;
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Codes that no spec provokes, with the test that does. */
const provedElsewhere: Readonly<Record<string, string>> = {
  "existing-spec": "test/load/read-upstream.test.ts",
  "foreign-file": "test/write/plan-changes.test.ts",
  "invalid-answer": "test/cli/add-answers.test.ts",
  "invalid-config": "test/cli/config.test.ts",
  "too-many-warnings": "test/cli/warnings.test.ts",
  "unknown-operation": "test/slice/slice-operations.test.ts",
  "unreachable-document": "test/load/fetch-upstream.test.ts",
  "unwritable-output": "test/write/apply-changes.test.ts",
};

describe.each(folders)("%s", (code) => {
  test("is what the first problem is called", async () => {
    const { diagnostics } = await findProblems(code);
    expect(diagnostics[0]?.code).toBe(code);
  });

  test("reads as expected", async () => {
    const { diagnostics, sources } = await findProblems(code);
    const text = diagnostics
      .map((diagnostic) => {
        const source = sources.find(({ path: file }) => file === diagnostic.path);
        return `${renderDiagnostic(diagnostic, source?.text)}\n`;
      })
      .join("\n");
    const file = path.join(root, code, "expected.txt");
    if (process.env["UPDATE_EXPECTED"] === "1") writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
  });
});

test("every code of the catalogue is shown, and no other", () => {
  const elsewhere = Object.keys(provedElsewhere);
  expect([...folders, ...elsewhere].sort()).toEqual(Object.keys(catalog).sort());
});

test.each(Object.entries(provedElsewhere))("%s is shown by %s", (code, file) => {
  expect(readFileSync(path.resolve(root, "../..", file), "utf8")).toContain(code);
});

interface Problems {
  readonly sources: readonly SpecSource[];
  readonly diagnostics: readonly Diagnostic[];
}

async function findProblems(code: string): Promise<Problems> {
  const folder = path.join(root, code);
  const { sources, diagnostics } = existsSync(path.join(folder, "spec.yaml"))
    ? { sources: [readSource(folder)], diagnostics: [] }
    : await readFolder(folder);
  const isWarning = severityOf(code as Diagnostic["code"]) === "warning";
  const found = await Promise.all(sources.map(isWarning ? lintSource : checkSource));
  return { sources, diagnostics: [...diagnostics, ...found.flat()] };
}

function readSource(folder: string): SpecSource {
  const text = readFileSync(path.join(folder, "spec.yaml"), "utf8");
  return { provider: "acme", path: "specs/acme.yaml", text };
}

async function readFolder(folder: string): Promise<Problems> {
  const asked = JSON.parse(readFileSync(path.join(folder, "case.json"), "utf8")) as {
    readonly providers: readonly string[];
  };
  const read = await readSpecs({ folder: path.join(folder, "specs"), ...asked });
  return { sources: read.value ?? [], diagnostics: read.diagnostics };
}

function checkSource(source: SpecSource): readonly Diagnostic[] {
  const { value, diagnostics } = parseDocument(source);
  return value === undefined ? diagnostics : [...diagnostics, ...lintDocument(value)];
}
