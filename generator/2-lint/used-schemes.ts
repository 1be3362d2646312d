import { securityOf } from "../openapi/operations.js";
import { optionsOf, type LocatedOption } from "../types/extensions.js";
import type { LintContext, LintedScheme } from "./build-context.js";

/** The security schemes that the operations use, each once. */
export function usedSchemes(context: LintContext): LintedScheme[] {
  const names = context.operations.flatMap((operation) =>
    securityOf(context.spec, operation).requirements.flatMap(Object.keys),
  );
  return [...new Set(names)].flatMap((name) => context.schemes.get(name) ?? []);
}

/** The options that fill the used schemes, each with the location of what describes it. */
export function usedOptions(context: LintContext): (LocatedOption & { readonly at: string })[] {
  return usedSchemes(context).flatMap(({ pointer, credential }) =>
    (credential === undefined ? [] : optionsOf(credential)).map((option) => ({
      ...option,
      at: `${pointer}/x-link-credential${option.location}`,
    })),
  );
}
