import { parseDocument } from "../1-load/parse-document.js";
import { adviseDocument } from "../2-lint/advise-document.js";
import { lintDocument } from "../2-lint/lint-document.js";
import type { Diagnostic, Span } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import type { JsonObject } from "../types/json.js";
import type { OpenApi } from "../types/openapi.js";
import { findUnfitResponses } from "./find-unfit-responses.js";
import type { Inspection } from "./inspection.js";
import { loadSpecs, type SpecsRequest } from "./load-specs.js";

/** Everything that is wrong with a spec or merely suspicious, in the order of its text. */
export async function lintSource(source: SpecSource): Promise<readonly Diagnostic[]> {
  const { value, diagnostics } = parseDocument(source);
  if (value === undefined) return diagnostics;
  return adviseDocument(value, diagnostics, findUnfitResponses);
}

/** Finds every problem in the specs, and what is merely suspicious, which other commands leave unsaid. */
export async function lintSpecs(request: SpecsRequest): Promise<Inspection> {
  const { sources, diagnostics } = await loadSpecs(request);
  const found = [...diagnostics];
  // One after the other: Redocly's rules share one validator, and each document resets it.
  for (const source of sources) {
    found.push(...(await lintSource(source)));
    request.onStep?.(`${source.provider}: linted`);
  }
  return { sources, diagnostics: found };
}

/** A problem of a spec that has no text yet, and the JSON Pointer to what it is about. */
export interface ValueProblem extends Omit<Diagnostic, "span"> {
  readonly pointer: string;
}

/** What lint says of a spec that has no text yet. */
export function lintValues(spec: JsonObject, provider: string): ValueProblem[] {
  // Its locations are numbered in place of lines.
  const locations: string[] = [];
  const locate = (pointer: string): Span => {
    const line = locations.push(pointer);
    return { start: { line, column: 1 }, end: { line, column: 1 } };
  };
  const source = { provider, path: "", text: "" };
  const found = lintDocument({ source, spec: spec as OpenApi, locate });
  return found.map(({ span, ...problem }) => ({
    ...problem,
    pointer: locations[(span?.start.line ?? 0) - 1] ?? "",
  }));
}
