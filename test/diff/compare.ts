import { parseDocument } from "../../generator/1-load/parse-document.js";
import { parseUpstream } from "../../generator/1-load/parse-upstream.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { compareRevisions } from "../../generator/diff/compare-revisions.js";
import { isMarked, pairOperations } from "../../generator/diff/pair-operations.js";
import type { Revision } from "../../generator/diff/revision.js";
import { listOperations } from "../../generator/openapi/operations.js";
import type { Change } from "../../generator/types/change.js";
import type { JsonObject } from "../../generator/types/json.js";

/** A document or a part of one, as a test writes it. */
export type Values = Readonly<Record<string, unknown>>;

/** The least of a document: one operation, `POST /a`, to which parts can be added. */
export function upstream(operation: Values = {}, rest: Values = {}): Values {
  return {
    openapi: "3.1.0",
    info: { title: "Acme", version: "1" },
    paths: { "/a": { post: { operationId: "mint", responses: {}, ...operation } } },
    ...rest,
  };
}

/** An operation that takes a value. */
export function request(schema: unknown): Values {
  return { requestBody: { content: { "application/json": { schema } } } };
}

/** An operation that answers with a value. */
export function response(schema: unknown): Values {
  return { responses: { 200: { description: "", content: { "application/json": { schema } } } } };
}

/** What changed between two documents, given as text or as values: all their operations are compared. */
export function compare(before: unknown, after: unknown): Change[] {
  const [old, now] = [read(before, "old.yaml"), read(after, "new.yaml")];
  const [olds, news] = [old, now].map(({ document, model }) => {
    const all = listOperations(document.spec as unknown as JsonObject);
    return model === undefined ? all : all.filter(isMarked);
  });
  const operations = pairOperations(
    { wanted: olds ?? [], all: olds ?? [] },
    { wanted: news ?? [], all: news ?? [] },
  );
  return compareRevisions({ before: old, after: now, operations });
}

/** What changed, as `code` alone. */
export function codesOf(before: unknown, after: unknown): string[] {
  return compare(before, after).map(({ code }) => code);
}

function read(document: unknown, path: string): Revision {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const source = { provider: "acme", path, text };
  if (!text.includes("x-link-token")) {
    const { value, diagnostics } = parseUpstream(source);
    if (value === undefined) throw new Error(diagnostics[0]?.message);
    return { document: value };
  }
  const { value, diagnostics } = parseDocument(source);
  if (value === undefined) throw new Error(diagnostics[0]?.message);
  const [problem] = lintDocument(value);
  if (problem !== undefined) throw new Error(`${problem.code}: ${problem.message}`);
  return { document: value, model: buildModel(value) };
}
