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

/** The code of an error of the file system, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "unknown error";
}
