import type { Diagnostic, DiagnosticCode } from "../types/diagnostic.js";
import { warningCodes } from "../types/warning-codes.js";

/** How grave a problem is: that depends on its code alone. */
export function severityOf(code: DiagnosticCode): Diagnostic["severity"] {
  return warningCodes.some((each) => each === code) ? "warning" : "error";
}
