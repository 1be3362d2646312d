import type { Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";

/** The specs that were read, and every problem found. */
export interface Inspection {
  readonly sources: readonly SpecSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether anything stands in the way of writing. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
