import type { ProviderDescription } from "@linkmint/runtime";
import { buildModel } from "../3-model/build-model.js";
import { describeProvider } from "../4-emit/describe/describe-provider.js";
import type { Inspection } from "./inspection.js";
import { loadSpecs, type SpecsRequest } from "./load-specs.js";

/** The specs that were read, as their packages describe them. */
export interface Descriptions extends Inspection {
  /** Of the specs that have no error. */
  readonly descriptions: readonly ProviderDescription[];
}

/** Describes the specs as their packages do, besides every problem found. */
export async function describeSpecs(request: SpecsRequest): Promise<Descriptions> {
  const { sources, diagnostics, check } = await loadSpecs(request);
  const documents = await Promise.all(sources.map(check));
  return {
    sources,
    diagnostics: [...diagnostics, ...documents.flatMap((document) => document.diagnostics)],
    descriptions: documents.flatMap(({ value }) =>
      // Without what is undefined, as a package's literal is.
      value === undefined ? [] : JSON.parse(JSON.stringify(describeProvider(buildModel(value)))),
    ),
  };
}
