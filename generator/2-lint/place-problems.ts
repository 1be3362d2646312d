import { severityOf } from "../diagnostics/severity-of.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import type { Problem } from "./problem.js";
import { repairScalar, textAt } from "./repair-scalar.js";

/** Problems as diagnostics of a document, in the order of its text. */
export function placeProblems(document: Document, problems: readonly Problem[]): Diagnostic[] {
  return problems.map((problem) => toDiagnostic(document, problem)).sort(byPosition);
}

/** Whether a place lies at or below another one. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

function toDiagnostic({ source, locate }: Document, problem: Problem): Diagnostic {
  const { code, pointer, part, message, help, repair, edits } = problem;
  const span = locate(pointer, part);
  const text = span && repair && repairScalar(textAt(source.text, span), repair);
  return {
    code,
    severity: severityOf(code),
    message,
    path: source.path,
    ...(span !== undefined && { span }),
    help,
    ...(span !== undefined && text !== undefined && { fix: { span, text } }),
    ...(edits !== undefined && { edits }),
  };
}

/** What stands first comes first. */
export function byPosition({ span: a }: Diagnostic, { span: b }: Diagnostic): number {
  const lines = (a?.start.line ?? 0) - (b?.start.line ?? 0);
  return lines === 0 ? (a?.start.column ?? 0) - (b?.start.column ?? 0) : lines;
}
