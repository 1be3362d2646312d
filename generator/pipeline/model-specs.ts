import { type CheckedSpec, checkSpec } from "./compare-documents.js";
import type { Inspection } from "./inspection.js";
import { loadSpecs, type SpecsRequest } from "./load-specs.js";

/** The specs that were read, with their models. */
export interface Models extends Inspection {
  /** Those that have no error. */
  readonly specs: readonly CheckedSpec[];
}

/** The models of the specs that have no error, besides every problem found. */
export async function modelSpecs(request: SpecsRequest): Promise<Models> {
  const { sources, diagnostics } = await loadSpecs(request);
  const checked = sources.map(checkSpec);
  return {
    sources,
    diagnostics: [...diagnostics, ...checked.flatMap((each) => each.diagnostics)],
    specs: checked.flatMap(({ value }) => value ?? []),
  };
}
