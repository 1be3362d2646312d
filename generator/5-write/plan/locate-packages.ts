import { invalidConfig } from "../../diagnostics/invalid-config.js";
import type { Checked, Diagnostic } from "../../types/diagnostic.js";
import type { Placement } from "../../types/placement.js";
import { displayPath, holds, realPath, unsafeOutput } from "../disk/real-path.js";

/** What `locatePackages` goes by. */
export interface FoldersRequest {
  readonly specs: string;
  readonly out: string;
  /** Every provider that has a spec: a package must keep clear of all others. */
  readonly providers: readonly string[];
  readonly placements: readonly Placement[];
  /** The folder of the reference pages, which is no package's. */
  readonly site?: Placement | undefined;
}

/** The folder of a provider's package, as the user would write it. */
export function packageFolder(
  { out, placements }: Pick<FoldersRequest, "out" | "placements">,
  provider: string,
): string {
  const placement = placements.find((each) => each.provider === provider);
  return placement?.folder ?? displayPath(out, provider);
}

/**
 * The folder of each provider's package. There is no value where a placement would mix the package up
 * with another, with the specs, or with all that the working folder or the home folder holds.
 */
export function locatePackages(request: FoldersRequest): Checked<ReadonlyMap<string, string>> {
  const { specs, providers, placements } = request;
  const locations = providers.map((provider) => {
    const folder = packageFolder(request, provider);
    const placement = placements.find((each) => each.provider === provider);
    return { provider, folder, placement, real: realPath(folder) };
  });
  const realSpecs = realPath(specs);
  const { site } = request;
  const all = [
    ...locations,
    ...(site === undefined ? [] : [{ ...site, placement: site, real: realPath(site.folder) }]),
  ];
  const diagnostics = all.flatMap((location, index) => [
    ...checkLocation(location, realSpecs),
    ...all.slice(index + 1).flatMap((other) => checkNeighbours(location, other)),
  ]);
  if (diagnostics.length > 0) return { diagnostics };
  return {
    value: new Map(locations.map(({ provider, folder }) => [provider, folder])),
    diagnostics,
  };
}

interface Location {
  readonly provider: string;
  readonly folder: string;
  readonly placement: Placement | undefined;
  /** The folder without links. */
  readonly real: string;
}

const help = "give the package a folder of its own";

/** Where no config names the folder, it is the output folder that was checked, and may lie anywhere. */
function checkLocation(
  { provider, folder, placement, real }: Location,
  specs: string,
): Diagnostic[] {
  if (placement === undefined) return [];
  const unsafe = holds(specs, real)
    ? "is the folder of the specs or lies inside it"
    : unsafeOutput(folder, placement.path);
  if (unsafe === undefined) return [];
  const message = `The folder ${folder} for ${provider} ${unsafe}.`;
  return [invalidConfig(placement, { message, help })];
}

/** Below the output folder each package has its own name: only a placement can be in the way of another. */
function checkNeighbours(one: Location, other: Location): Diagnostic[] {
  const placement = one.placement ?? other.placement;
  if (placement === undefined) return [];
  const message = explainOverlap(one, other) ?? explainOverlap(other, one);
  return message === undefined ? [] : [invalidConfig(placement, { message, help })];
}

function explainOverlap(outer: Location, inner: Location): string | undefined {
  if (outer.real === inner.real) {
    return `The packages of ${outer.provider} and ${inner.provider} share the folder ${outer.folder}.`;
  }
  if (!holds(outer.real, inner.real)) return undefined;
  return `The package of ${inner.provider} in ${inner.folder} lies inside that of ${outer.provider} in ${outer.folder}.`;
}
