import type { ProviderDescription } from "@linkmint/runtime";
import { readDescription } from "../1-load/read-description.js";
import { isUnchanged } from "../5-write/disk/is-unchanged.js";
import { readStamp } from "../5-write/disk/stamp.js";
import { locatePackages } from "../5-write/plan/locate-packages.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import type { Inspection } from "./inspection.js";
import { loadSpecs } from "./load-specs.js";
import { keyOfPackage, type PlanRequest, repeatDiagnostics } from "./plan-packages.js";

/** The specs that were read, as their packages describe them. */
export interface Descriptions extends Inspection {
  /** Of the specs that have no error. */
  readonly descriptions: readonly ProviderDescription[];
}

/**
 * Describes the specs as the `describe` entries of their packages do, besides every problem found.
 *
 * Where a package is what its spec gives, its own `describe.ts` is read: that takes a small part of the time.
 */
export async function describeSpecs(request: PlanRequest): Promise<Descriptions> {
  const { sources, providers, diagnostics } = await loadSpecs(request);
  const stamp = readStamp(request.out, request.tool);
  const folders = locatePackages({ ...request, providers }).value;
  const found = await Promise.all(
    sources.map(async (source) => {
      const { provider } = source;
      const folder = folders?.get(provider);
      const stamped = stamp.packages.get(provider);
      const key = keyOfPackage(source, request, folder);
      if (folder === undefined || stamped?.key !== key || !isUnchanged(folder, stamped)) {
        return describeSource(source);
      }
      const written = readDescription(folder);
      return written === undefined
        ? describeSource(source)
        : { descriptions: [written], diagnostics: repeatDiagnostics(stamped, source) };
    }),
  );
  return {
    sources,
    diagnostics: [...diagnostics, ...found.flatMap((each) => each.diagnostics)],
    descriptions: found.flatMap((each) => each.descriptions),
  };
}

interface Described {
  readonly descriptions: readonly ProviderDescription[];
  readonly diagnostics: readonly Diagnostic[];
}

async function describeSource(source: SpecSource): Promise<Described> {
  const [{ checkSpec }, { describeProvider }] = await Promise.all([
    import("./compare-documents.js"),
    import("../4-emit/describe/describe-provider.js"),
  ]);
  const { value, diagnostics } = checkSpec(source);
  // Without what is undefined, as a package's literal is.
  const descriptions = value ? [JSON.parse(JSON.stringify(describeProvider(value.model)))] : [];
  return { descriptions, diagnostics };
}
