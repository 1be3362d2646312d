import type { LintContext, LintedParameter } from "./build-context.js";

/** The parameters of all operations, each once: a component may be one of several. */
export function usedParameters({ operations }: LintContext): LintedParameter[] {
  return [...new Set(operations.flatMap(({ parameters }) => parameters))];
}
