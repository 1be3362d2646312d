import type { SliceProblem } from "../slice/reference-problems.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";

/** The specs that were read, and every problem found. */
export interface Inspection {
  readonly sources: readonly SpecSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether anything stands in the way of writing. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** What stands in the way of a slice as diagnostics of its document. */
export function placeProblems(
  { source, locate }: Document,
  problems: readonly SliceProblem[],
): Diagnostic[] {
  return problems.map(({ pointer, ...problem }) => {
    const span = locate(pointer);
    const place = span === undefined ? {} : { span };
    return { severity: "error", path: source.path, ...place, ...problem };
  });
}
