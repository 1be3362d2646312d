import { fileError } from "../diagnostics/problem.js";
import { quote } from "../diagnostics/quote.js";
import type { Diagnostic } from "../types/diagnostic.js";

/** Provider keys become the names of folders and packages, and keys of objects. */
export function checkProviderName(provider: string, path: string): Diagnostic[] {
  const valid = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(provider) && !(provider in {});
  if (valid) return [];
  return [
    fileError("invalid-name", path, [
      `${quote(provider)} cannot name a provider.`,
      "name the file in lower-case words joined by hyphens, such as acme-pay.yaml",
    ]),
  ];
}
