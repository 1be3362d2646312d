import { readSpecs } from "../1-load/read-specs.js";
import { findStrays } from "../5-write/plan/find-orphans.js";
import type { Checked } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { Placement } from "../types/placement.js";
import { hasErrors, type Inspection } from "./inspection.js";

/** Which specs to read. */
export interface SpecsRequest {
  /** The folder of the specs. */
  readonly specs: string;
  /** The providers to look at; all of them when empty. */
  readonly providers: readonly string[];
  /** The packages that do not lie in the output folder under their provider's name. */
  readonly placements: readonly Placement[];
}

/** The specs as they were read. */
export interface LoadedSpecs extends Inspection {
  /** Those that have a spec: where there are placements every one, else the ones asked for. */
  readonly providers: readonly string[];
  /** Parses and lints a spec; there is a value only when it has no error. */
  readonly check: (source: SpecSource) => Promise<Checked<Document>>;
}

/** Reads specs. What parses and lints them is loaded when it is wanted. */
export async function loadSpecs(request: SpecsRequest): Promise<LoadedSpecs> {
  const { specs, providers, placements } = request;
  const asked = await readSpecs({ folder: specs, providers });
  const needsAll = providers.length > 0 && placements.length > 0;
  const all = needsAll ? await readSpecs({ folder: specs }) : asked;
  const known = (all.value ?? []).map(({ provider }) => provider);
  const strays = hasErrors(all.diagnostics) ? [] : findStrays(placements, known);
  const diagnostics = [...asked.diagnostics, ...strays];
  return { sources: asked.value ?? [], providers: known, diagnostics, check };
}

async function check(source: SpecSource): Promise<Checked<Document>> {
  const [{ parseDocument }, { lintDocument }] = await Promise.all([
    import("../1-load/parse-document.js"),
    import("../2-lint/lint-document.js"),
  ]);
  const parsed = parseDocument(source);
  if (parsed.value === undefined) return parsed;
  const found = [...parsed.diagnostics, ...lintDocument(parsed.value)];
  return hasErrors(found) ? { diagnostics: found } : { ...parsed, diagnostics: found };
}
