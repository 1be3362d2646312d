import type { Diagnostic } from "../types/diagnostic.js";

/** What the process answers. */
export const ExitCode = {
  Good: 0,
  /** The answer is no: `check` found drift. */
  No: 1,
  /** A spec has errors, or the output cannot be written. */
  Errors: 2,
  /** Wrong usage or configuration. */
  Usage: 3,
  /** Our own fault. */
  Fault: 4,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The exit code for what was found: it is wrong usage when every error is about the command line. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return ExitCode.Good;
  const aboutUsage = errors.every(({ code }) => code === "no-specs" || code === "unknown-provider");
  return aboutUsage ? ExitCode.Usage : ExitCode.Errors;
}
