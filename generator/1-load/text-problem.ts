import type { DiagnosticCode } from "../types/diagnostic.js";

/** A problem in a text; `range` are the offsets where it starts and ends. */
export interface TextProblem {
  readonly code: DiagnosticCode;
  readonly range: readonly [number, number];
  readonly message: string;
  readonly help: string;
}
