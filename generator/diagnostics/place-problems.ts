import type { Diagnostic, DiagnosticCode } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";

/** An error in a document whose place is still a JSON Pointer. */
export interface DocumentProblem {
  readonly code: DiagnosticCode;
  readonly pointer: string;
  readonly message: string;
  readonly help: string;
}

/** Errors as diagnostics of their document. */
export function placeProblems(
  { source, locate }: Document,
  problems: readonly DocumentProblem[],
): Diagnostic[] {
  return problems.map(({ pointer, ...problem }) => {
    const span = locate(pointer);
    const place = span === undefined ? {} : { span };
    return { severity: "error", path: source.path, ...place, ...problem };
  });
}
