import type { SecurityRequirement } from "../types/openapi.js";
import { optionsOf, type PlacedOption } from "../types/extensions.js";
import type { LintContext, LintedScheme, TokenOperation } from "./build-context.js";

/** The security requirements of an operation (its own, else the document's), and where they stand. */
export function effectiveSecurity(
  { spec }: LintContext,
  { pointer, operation }: TokenOperation,
): { readonly pointer: string; readonly requirements: readonly SecurityRequirement[] } {
  return operation.security === undefined
    ? { pointer: "/security", requirements: spec.security ?? [] }
    : { pointer: `${pointer}/security`, requirements: operation.security };
}

/** The security schemes that the operations use, each once. */
export function usedSchemes(context: LintContext): LintedScheme[] {
  const names = context.operations.flatMap((operation) =>
    effectiveSecurity(context, operation).requirements.flatMap(Object.keys),
  );
  return [...new Set(names)].flatMap((name) => context.schemes.get(name) ?? []);
}

/** The options that fill the used schemes, each with the place of what describes it. */
export function usedOptions(context: LintContext): (PlacedOption & { readonly at: string })[] {
  return usedSchemes(context).flatMap(({ pointer, credential }) =>
    (credential === undefined ? [] : optionsOf(credential)).map((option) => ({
      ...option,
      at: `${pointer}/x-link-credential${option.place}`,
    })),
  );
}
