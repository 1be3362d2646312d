import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileError } from "../diagnostics/problem.js";
import type { Checked } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import { checkProviderName } from "./check-provider-name.js";
import { readSource, readSpecFile, toDisplayPath } from "./read-source.js";
import { fetchUpstream, isUrl } from "./fetch-upstream.js";

/** Where a document is, and what it is for. */
export interface UpstreamRequest {
  readonly provider: string;
  /** The folder that the new spec goes into. */
  readonly specs: string;
  /** A file or an address. */
  readonly from: string;
}

/** Reads the document that a new provider's spec is to be cut from. */
export async function readUpstream(request: UpstreamRequest): Promise<Checked<SpecSource>> {
  const { provider, specs, from } = request;
  const target = join(specs, `${provider}.yaml`);
  const diagnostics = checkProviderName(provider, toDisplayPath(target));
  if (diagnostics.length > 0) return { diagnostics };
  if (isUrl(from)) return fetchUpstream({ provider, url: from });
  return readSource({ provider, path: toDisplayPath(from), location: from });
}

/** The spec that a provider has already, which a new one must not replace; without a value there is none. */
export async function readExisting({
  provider,
  specs,
}: Pick<UpstreamRequest, "provider" | "specs">): Promise<Checked<SpecSource>> {
  const [existing] = ["yaml", "yml", "json"]
    .map((ending) => join(specs, `${provider}.${ending}`))
    .filter((path) => existsSync(path));
  if (existing === undefined) return { diagnostics: [] };
  const path = toDisplayPath(existing);
  const { value } = await readSpecFile({ provider, path, location: existing });
  return {
    ...(value !== undefined && { value }),
    diagnostics: [
      fileError("existing-spec", path, [
        `The provider ${provider} has a spec already: ${path}.`,
        "write the new one elsewhere with --specs and compare, or delete the old one",
      ]),
    ],
  };
}
