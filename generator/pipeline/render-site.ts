import type { ProviderDescription } from "@linkmint/runtime";
import { describeProvider } from "../4-emit/describe/describe-provider.js";
import { emitSite } from "../4-emit/site/emit-site.js";
import type { SitePlacement } from "../types/placement.js";
import type { FileTree } from "../types/tree.js";
import type { Inspection } from "./inspection.js";
import type { SpecsRequest } from "./load-specs.js";
import { modelSpecs } from "./model-specs.js";

/** The reference pages of the specs, with what a mock needs to know of them. */
export interface RenderedSite extends Inspection {
  readonly pages: FileTree;
  readonly descriptions: readonly ProviderDescription[];
}

export interface RenderRequest extends SpecsRequest {
  readonly scope: string;
  readonly site?: Pick<SitePlacement, "gateways"> | undefined;
}

/** Makes the pages of the specs that have no error, and writes nothing: the script is `page.js`, the style `page.css`. */
export async function renderSite(request: RenderRequest): Promise<RenderedSite> {
  const { specs, ...inspection } = await modelSpecs(request);
  const providers = specs.map(({ model, document }) => ({ model, spec: document.source.text }));
  const assets = { script: "page.js", style: "page.css" };
  return {
    ...inspection,
    pages: emitSite(providers, { scope: request.scope, assets, ...request.site }),
    descriptions: specs.map(({ model }) => JSON.parse(JSON.stringify(describeProvider(model)))),
  };
}
