import type { ErrorCode } from "./error-codes.js";
import type { SpecEdit } from "./spec-edit.js";
import type { WarningCode } from "./warning-codes.js";

/** A place in a text; both numbers start at 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of text; `end` lies behind the last character. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** Every problem that linkmint reports; what each means stands where it is named. */
export type DiagnosticCode = ErrorCode | WarningCode;

/** One problem in the user's input: where it is, what it is, and the one thing to do about it. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  /** One or two sentences that name the user's thing. */
  readonly message: string;
  /** The file, as the user would write it. */
  readonly path: string;
  readonly span?: Span;
  /** The remedy: one action, or a suggestion. */
  readonly help?: string;
  /** The remedy as an edit, where it is mechanical. */
  readonly fix?: Fix;
  /** The remedy as changes to what the spec says, where it is mechanical and takes more than a word. */
  readonly edits?: readonly SpecEdit[];
}

/** An edit that solves a problem: `text` takes the place of what stands in `span`. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** A result that may come with problems; without a value there is at least one error. */
export interface Checked<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}
