import { parseDocument } from "../1-load/parse-document.js";
import { adviseDocument } from "../2-lint/advise-document.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";

/** Everything that is wrong with a spec or merely suspicious, in the order of its text. */
export async function lintSource(source: SpecSource): Promise<readonly Diagnostic[]> {
  const { value, diagnostics } = parseDocument(source);
  if (value === undefined) return diagnostics;
  return adviseDocument(value, diagnostics);
}
