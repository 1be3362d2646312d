import { invalidConfig } from "../diagnostics/invalid-config.js";
import { suggest } from "../diagnostics/suggest.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Placement } from "../types/placement.js";

/** An error for each placement of a provider that has no spec; `providers` have one. */
export function findStrays(
  placements: readonly Placement[],
  providers: readonly string[],
): Diagnostic[] {
  return placements
    .filter(({ provider }) => !providers.includes(provider))
    .map((placement) => {
      const message = `There is no spec for the provider ${JSON.stringify(placement.provider)}.`;
      const near = suggest(placement.provider, providers);
      const help =
        near === undefined ? "add the spec, or remove the key" : `did you mean "${near}"?`;
      return invalidConfig(placement, { message, help });
    });
}
