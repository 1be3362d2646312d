import type { ProviderDescription } from "@linkmint/runtime";
import { describeProvider } from "../4-emit/describe/describe-provider.js";
import type { Inspection } from "./inspection.js";
import type { SpecsRequest } from "./load-specs.js";
import { modelSpecs } from "./model-specs.js";

/** The specs that were read, as their packages describe them. */
export interface Descriptions extends Inspection {
  /** Of the specs that have no error. */
  readonly descriptions: readonly ProviderDescription[];
}

/** Describes the specs as the `describe` entries of their packages do, besides every problem found. */
export async function describeSpecs(request: SpecsRequest): Promise<Descriptions> {
  const { specs, ...inspection } = await modelSpecs(request);
  // Without what is undefined, as a package's literal is.
  const texts = specs.map(({ model }) => JSON.stringify(describeProvider(model)));
  return { ...inspection, descriptions: texts.map((text) => JSON.parse(text)) };
}
