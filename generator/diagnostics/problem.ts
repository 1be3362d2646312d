import type { DiagnosticCode, Diagnostic, Span } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import type { SpecEdit } from "../types/spec-edit.js";
import { severityOf } from "./severity-of.js";

/** A diagnostic whose location is still a JSON Pointer. */
export interface Problem {
  readonly code: DiagnosticCode;
  /** What the problem is about; of something that is missing, where it would stand. */
  readonly pointer: string;
  /** Whether the key or the value is to be shown; the value unless it says otherwise. */
  readonly part?: "key" | "value";
  readonly message: string;
  readonly help: string;
  /** What solves it without a doubt. */
  readonly repair?: ScalarRepair;
  /** What solves it without a doubt, where that is more than another word. */
  readonly edits?: readonly SpecEdit[];
}

/** What is wrong, as a sentence, and what to do about it. */
export type Words = readonly [message: string, help: string];

/** A problem with the value that stands at a location. */
export function valueProblem(
  code: DiagnosticCode,
  pointer: string,
  [message, help]: Words,
): Problem {
  return { code, pointer, message, help };
}

/** A problem with the key that leads to a location, such as where the value is missing. */
export function keyProblem(code: DiagnosticCode, pointer: string, words: Words): Problem {
  return { ...valueProblem(code, pointer, words), part: "key" };
}

/** What becomes of the key or the value that a problem shows. */
export type ScalarRepair =
  | { readonly kind: "replace"; readonly text: string }
  /** As it is written, between quotes. */
  | { readonly kind: "quote" };

/** Problems as diagnostics of their document. */
export function locateProblems(document: Document, problems: readonly Problem[]): Diagnostic[] {
  return problems.map((problem) => toDiagnostic(document, problem));
}

/** An error about a file as a whole. */
export function fileError(code: DiagnosticCode, path: string, [message, help]: Words): Diagnostic {
  return { code, severity: "error", path, message, help };
}

/** Whether a location lies at or below another one. */
export function isWithin(pointer: string, location: string): boolean {
  return pointer === location || pointer.startsWith(`${location}/`);
}

function toDiagnostic({ source, locate }: Document, problem: Problem): Diagnostic {
  const { code, pointer, part, message, help, repair, edits } = problem;
  const span = locate(pointer, part);
  const text = span && repair && repairScalar(textAt(source.text, span), repair);
  const quoted = repair?.kind === "quote" && text !== undefined;
  return {
    code,
    severity: severityOf(code),
    message,
    path: source.path,
    ...(span !== undefined && { span }),
    // As it is written: 1.10 is the number 1.1.
    help: quoted ? `put it in quotes: ${text}` : help,
    ...(span !== undefined && text !== undefined && { fix: { span, text } }),
    ...(edits !== undefined && { edits }),
  };
}

/** What stands first comes first. */
export function byPosition({ span: a }: Diagnostic, { span: b }: Diagnostic): number {
  const lines = (a?.start.line ?? 0) - (b?.start.line ?? 0);
  return lines === 0 ? (a?.start.column ?? 0) - (b?.start.column ?? 0) : lines;
}

/** How a repaired key or value is written: in the quotes that it had; `undefined` where that is no simple matter. */
function repairScalar(written: string, repair: ScalarRepair): string | undefined {
  if (repair.kind === "quote") return /^[\w.+-]+$/u.test(written) ? `"${written}"` : undefined;
  const simple = /^[\w.:/-]+$/u.test(repair.text);
  const [, quotes = ""] = /^(["']?)[\w.:/-]+\1$/u.exec(written) ?? [undefined, undefined];
  if (!simple || quotes === undefined || !/^["']?[\w.:/-]+["']?$/u.test(written)) return undefined;
  return quotes + repair.text + quotes;
}

/** What stands in a span of one line; `""` where there are several. */
function textAt(text: string, { start, end }: Span): string {
  if (start.line !== end.line) return "";
  const line = text.replace(/^\uFEFF/u, "").split("\n")[start.line - 1] ?? "";
  return line.slice(start.column - 1, end.column - 1);
}
