import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { catalog } from "../../generator/diagnostics/catalog.js";
import { renderDiagnostic } from "../../generator/diagnostics/render-diagnostic.js";
import { hasErrors, planSpecs } from "../../generator/pipeline.js";
import { compareDocuments } from "../../generator/pipeline/compare-documents.js";
import { replaceFile } from "../../generator/pipeline.js";
import { findDrifts } from "../../generator/pipeline/find-drifts.js";
import type { Inspection } from "../../generator/pipeline/inspection.js";
import { lintSpecs } from "../../generator/pipeline/lint-source.js";
import { planSpec } from "../../generator/pipeline/plan-spec.js";
import { fuzz } from "../fuzz.js";
import { mutate, mutation, textMutation } from "./mutate.js";

/*
 * Whatever a document holds, `add`, `lint`, `generate`, `diff` and `drift` end, with a result or with diagnostics, and what is
 * generated is TypeScript.
 */
const runs = fuzz(25);

const folder = mkdtempSync(path.join(tmpdir(), "linkmint-mutated-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const changes = fc.tuple(
  fc.array(mutation, { maxLength: 6 }),
  fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(textMutation, { maxLength: 3 }) },
  ),
);

const corpus = path.join(import.meta.dirname, "corpus");
const upstreams = readdirSync(corpus)
  .filter((file) => /\.(?:yaml|json)$/u.test(file) && file !== "operations.yaml")
  .map((file) => read(path.join(corpus, file)));

const specs = ["minimal", "several-headers", "value-rules", "expiry", "hostile-text"].map(
  (sample) => read(path.join(import.meta.dirname, "../samples", sample, "spec.yaml")),
);

describe("a mutated document", () => {
  test("is cut into a spec that can be linted and generated, or refused", () =>
    property(upstreams, async (text, original) => {
      const from = write("upstream.yaml", text);
      const request = { provider: "acme", specs: path.join(folder, "none"), from };
      const planned = await planSpec({
        answers: [],
        external: "refused",
        ...request,
        operations: operationsOf(original),
      });
      expectResponse(planned);
      if (planned.value !== undefined) await lintAndGenerate(planned.value.text);
    }));

  test("parts from the spec that was cut out of it, follows it, or is refused", () =>
    property(upstreams, async (text, original) => {
      const folderOfSpecs = path.join(folder, "drifting");
      const { value } = await planSpec({
        ...{ provider: "acme", specs: path.join(folder, "none"), answers: [] },
        ...{ from: write("whole.yaml", JSON.stringify(original)), external: "refused" },
        operations: operationsOf(original),
      });
      write("drifting/acme.yaml", value?.text ?? "");
      const upstream = write("upstream.yaml", text);
      const request = { specs: folderOfSpecs, providers: ["acme"], upstream } as const;
      expectResponse(await findDrifts(request));
      expectResponse(await findDrifts({ ...request, replace: replaceFile }));
      const followed = readFileSync(path.join(folderOfSpecs, "acme.yaml"), "utf8");
      if (value !== undefined) await lintAndGenerate(followed);
    }));

  test("differs from the document that it was in something, in nothing, or not comparably", () =>
    property(upstreams, async (text, original) => {
      const [before, after] = [
        write("old.yaml", JSON.stringify(original)),
        write("new.yaml", text),
      ];
      const operations = operationsOf(original);
      for (const files of [
        { before, after },
        { before: after, after: before },
      ]) {
        expectResponse(await compareDocuments({ ...files, specs: "", operations }));
      }
    }));
});

describe("a mutated spec", () => {
  test("is generated, or refused", () => property(specs, (text) => lintAndGenerate(text)));

  test("differs from the spec that it was in something, in nothing, or not comparably", () =>
    property(specs, async (text, original) => {
      const [before, after] = [
        write("old.yaml", JSON.stringify(original)),
        write("new.yaml", text),
      ];
      for (const files of [
        { before, after },
        { before: after, after: before },
      ]) {
        expectResponse(await compareDocuments({ ...files, specs: "", operations: [] }));
      }
    }));
});

/** Tries documents with what they were. */
async function property(
  originals: readonly unknown[],
  check: (text: string, original: unknown) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...originals), changes, async (original, [values, texts]) => {
      const text = mutate(original, values, texts);
      await check(text, original).catch((error: unknown) => {
        throw new Error(`The document is\n${text}`, { cause: error });
      });
    }),
    runs,
  );
}

async function lintAndGenerate(text: string): Promise<void> {
  write("specs/acme.yaml", text);
  const request = { specs: path.join(folder, "specs"), providers: [], placements: [] };
  const linted = await lintSpecs(request);
  expectResponse(linted);
  if (hasErrors(linted.diagnostics)) return;
  const out = path.join(folder, "generated");
  const plan = await planSpecs({
    ...request,
    out,
    scope: "@acme",
    runtimeVersion: "0.1.0",
    tool: "this",
  });
  expectResponse(plan);
  const written = plan.packages.flatMap((each) => each.changes);
  expect(written.length).toBeGreaterThan(5);
  for (const change of written) {
    if (change.kind === "add" && change.path.endsWith(".ts")) expectTypeScript(change.after);
  }
}

/** Every diagnostic has a code of the catalogue and words, and can be shown. */
function expectResponse({ diagnostics, sources }: Inspection): void {
  for (const diagnostic of diagnostics) {
    expect(Object.hasOwn(catalog, diagnostic.code)).toBe(true);
    expect(diagnostic.message).not.toMatch(/undefined|\[object|^$/u);
    const source = sources.find(({ path: file }) => file === diagnostic.path);
    expect(renderDiagnostic(diagnostic, source?.text)).toContain(diagnostic.code);
  }
}

function expectTypeScript(text: string): void {
  const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
  expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
}

function operationsOf(document: unknown): string[] {
  const { paths } = document as {
    paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  return Object.entries(paths).map(([location]) => `POST ${location}`);
}

function write(file: string, text: string): string {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
}

function read(file: string): unknown {
  return parse(readFileSync(file, "utf8"));
}
