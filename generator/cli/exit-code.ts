import type { Diagnostic } from "../types/diagnostic.js";

/** The exit code of the process. */
export const ExitCode = {
  Good: 0,
  /** A finding, as the help says of each command. */
  No: 1,
  /** A spec has errors, the output cannot be written, or a thread ran out of memory. */
  Errors: 2,
  /** Wrong usage or configuration. */
  Usage: 3,
  /** Our own fault. */
  Fault: 4,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** What is wrong with the command line or the config, and not with a spec or the disk. */
const aboutUsage: readonly Diagnostic["code"][] = [
  "invalid-config",
  "no-specs",
  "unknown-provider",
];

/** The exit code for what was found: it is wrong usage when every error is about usage. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return ExitCode.Good;
  const isUsage = errors.every(({ code }) => aboutUsage.includes(code));
  return isUsage ? ExitCode.Usage : ExitCode.Errors;
}
