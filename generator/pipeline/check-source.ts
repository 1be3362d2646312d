import { parseDocument } from "../1-load/parse-document.js";
import { lintDocument } from "../2-lint/lint-document.js";
import type { Checked } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import { hasErrors } from "./inspection.js";

/** Parses and lints a spec; there is a value only when it has no error. */
export function checkSource(source: SpecSource): Checked<Document> {
  const parsed = parseDocument(source);
  if (parsed.value === undefined) return parsed;
  const diagnostics = [...parsed.diagnostics, ...lintDocument(parsed.value)];
  return hasErrors(diagnostics) ? { diagnostics } : { ...parsed, diagnostics };
}
