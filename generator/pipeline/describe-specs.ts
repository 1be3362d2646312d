import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ProviderDescription } from "@linkmint/runtime";
import { isUnchanged } from "../5-write/disk/is-unchanged.js";
import { readStamp } from "../5-write/disk/stamp.js";
import { locatePackages } from "../5-write/plan/locate-packages.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import type { Inspection } from "./inspection.js";
import { loadSpecs } from "./load-specs.js";
import { keyOfPackage, type PlanRequest } from "./plan-packages.js";

/** The specs that were read, as their packages describe them. */
export interface Descriptions extends Inspection {
  /** Of the specs that have no error. */
  readonly descriptions: readonly ProviderDescription[];
}

/**
 * Describes the specs as the `describe` entries of their packages do, besides every problem found.
 *
 * A package that is what its spec gives, and is built, is asked itself: that takes a small part of the time.
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
      const isKnown = folder !== undefined && stamped?.key === key && isUnchanged(folder, stamped);
      const built = isKnown ? await readBuilt(folder) : undefined;
      return built === undefined
        ? describeSource(source)
        : { descriptions: [built], diagnostics: stamped?.diagnostics ?? [] };
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

/** What a package exports as its description; nothing where it was not built since it was last written. */
async function readBuilt(folder: string): Promise<ProviderDescription | undefined> {
  const [source, built] = ["src/describe.ts", "dist/esm/describe.js"].map((path) =>
    resolve(join(folder, path)),
  ) as [string, string];
  try {
    if (statSync(built).mtimeMs < statSync(source).mtimeMs) return undefined;
    const { href } = pathToFileURL(built);
    const [description] = Object.values(await import(href));
    return description as ProviderDescription;
  } catch {
    return undefined; // it is made of the spec
  }
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
