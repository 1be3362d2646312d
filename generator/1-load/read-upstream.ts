import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Checked } from "../types/diagnostic.js";
import type { SpecSource } from "../types/source.js";
import { checkProviderName } from "./check-provider-name.js";
import { failure } from "./failure.js";
import { readSource } from "./read-source.js";
import { toDisplayPath } from "./to-display-path.js";

/** Reads the document that a new provider's spec is to be cut from; a provider that has a spec is refused. */
export async function readUpstream(request: {
  readonly provider: string;
  /** The folder that the new spec goes into. */
  readonly specs: string;
  readonly from: string;
}): Promise<Checked<SpecSource>> {
  const { provider, specs, from } = request;
  const target = join(specs, `${provider}.yaml`);
  const diagnostics = checkProviderName(provider, toDisplayPath(target));
  if (diagnostics.length > 0) return { diagnostics };
  const [existing] = ["yaml", "yml", "json"]
    .map((ending) => join(specs, `${provider}.${ending}`))
    .filter((path) => existsSync(path));
  if (existing !== undefined) {
    const path = toDisplayPath(existing);
    const message = `The provider ${provider} has a spec already: ${path}.`;
    const help = "write the new one elsewhere with --specs and compare, or delete the old one";
    return { diagnostics: [failure("existing-spec", path, message, help)] };
  }
  return readSource({ provider, path: toDisplayPath(from), location: from });
}
