import { quote } from "../diagnostics/quote.js";
import { type Problem, valueProblem } from "../diagnostics/problem.js";

/** Environment variables have names that every shell can set (POSIX.1-2024, 8.1). */
export function* variableName(name: string, pointer: string): Iterable<Problem> {
  if (/^[A-Z][A-Z0-9_]*$/u.test(name)) return;
  yield valueProblem("invalid-name", pointer, [
    `${quote(name)} cannot name an environment variable.`,
    "write capitals, digits and underscores, such as ACME_API_KEY",
  ]);
}
