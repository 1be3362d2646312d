import type { DiagnosticCode } from "../types/diagnostic.js";

/** What stands in the way of a slice, and where in the provider's document. */
export interface SliceProblem {
  readonly code: DiagnosticCode;
  /** JSON Pointer into the document. */
  readonly pointer: string;
  readonly message: string;
  readonly help: string;
}
