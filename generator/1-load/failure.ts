import type { Diagnostic, DiagnosticCode } from "../types/diagnostic.js";

/** An error about a file as a whole. */
export function failure(
  code: DiagnosticCode,
  path: string,
  message: string,
  help: string,
): Diagnostic {
  return { code, severity: "error", path, message, help };
}
