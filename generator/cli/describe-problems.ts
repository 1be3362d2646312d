import type { Diagnostic } from "../types/diagnostic.js";
import { count } from "./count.js";

/** How many errors and warnings there are: `2 errors, 1 warning`; "" if there are none. */
export function describeProblems(diagnostics: readonly Diagnostic[]): string {
  return (["error", "warning"] as const)
    .map((severity) => ({
      severity,
      found: diagnostics.filter((one) => one.severity === severity),
    }))
    .filter(({ found }) => found.length > 0)
    .map(({ severity, found }) => count(found.length, severity))
    .join(", ");
}
