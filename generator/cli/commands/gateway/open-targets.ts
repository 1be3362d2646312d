import type { ProviderDescription } from "@linkmint/runtime";
import { openTarget, type Surroundings, type Target } from "./open-target.js";

/** Providers behind a gateway, and those of which no environment is chosen. */
export interface OpenedTargets {
  readonly targets: ReadonlyMap<string, Target>;
  readonly unchosen: readonly (ProviderDescription & { readonly choices: readonly string[] })[];
}

/** Opens each provider with the credentials of the environment variables, or its mock. */
export function openTargets(
  descriptions: readonly ProviderDescription[],
  surroundings: Surroundings,
): OpenedTargets {
  const targets = new Map<string, Target>();
  const unchosen = descriptions.flatMap((description) => {
    const target = openTarget(description, surroundings);
    if ("environments" in target) return [{ ...description, choices: target.environments }];
    targets.set(description.id, target);
    return [];
  });
  return { targets, unchosen };
}
