import { readSpecs } from "../1-load/read-specs.js";
import { findStrays } from "../5-write/plan/find-orphans.js";
import { count } from "../diagnostics/count.js";
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
  /** Called with what was read, decided or skipped, in a few words without any text of a file. */
  readonly onStep?: (step: string) => void;
}

/** The specs as they were read. */
export interface LoadedSpecs extends Inspection {
  /** Those that have a spec: where there are placements every one, else the ones asked for. */
  readonly providers: readonly string[];
}

/** Reads specs. */
export async function loadSpecs(request: SpecsRequest): Promise<LoadedSpecs> {
  const { specs, providers, placements } = request;
  const asked = await readSpecs({ folder: specs, providers });
  const needsAll = providers.length > 0 && placements.length > 0;
  const all = needsAll ? await readSpecs({ folder: specs }) : asked;
  const known = (all.value ?? []).map(({ provider }) => provider);
  const strays = hasErrors(all.diagnostics) ? [] : findStrays(placements, known);
  for (const { path, text } of asked.value ?? []) {
    request.onStep?.(`read ${path}, ${count(text.split("\n").length, "line")}`);
  }
  const diagnostics = [...asked.diagnostics, ...strays];
  return { sources: asked.value ?? [], providers: known, diagnostics };
}
