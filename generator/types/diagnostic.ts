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

/** Every problem that linkmint reports. `diagnostics/catalog.ts` must document each, or it does not compile. */
export type DiagnosticCode = ErrorCode | WarningCode;

/** A code of a problem that has to be solved before anything is generated. */
export type ErrorCode =
  | "alias-bomb"
  | "ambiguous-mode"
  | "circular-reference"
  | "clashing-parameter"
  | "conflicting-mode"
  | "duplicate-environment"
  | "duplicate-method"
  | "duplicate-operation-id"
  | "duplicate-option"
  | "duplicate-parameter"
  | "duplicate-provider"
  | "duplicate-variable"
  | "existing-spec"
  | "external-reference"
  | "foreign-file"
  | "invalid-answer"
  | "invalid-config"
  | "invalid-duration"
  | "invalid-example"
  | "invalid-extension"
  | "invalid-header"
  | "invalid-name"
  | "invalid-omit"
  | "invalid-openapi"
  | "invalid-parameter"
  | "invalid-path"
  | "invalid-yaml"
  | "missing-operation-id"
  | "missing-parameter"
  | "missing-primary"
  | "missing-provider"
  | "missing-schema"
  | "mistyped-pointer"
  | "no-specs"
  | "not-openapi"
  | "recursive-alias"
  | "several-primaries"
  | "unknown-difference"
  | "unknown-key"
  | "unknown-mode-property"
  | "unknown-operation"
  | "unknown-pointer"
  | "unknown-provider"
  | "unnamed-environment"
  | "unreachable-document"
  | "unreadable-spec"
  | "unresolved-reference"
  | "unsupported-body"
  | "unsupported-encoding"
  | "unsupported-naming"
  | "unsupported-openapi"
  | "unsupported-operation"
  | "unsupported-parameter"
  | "unsupported-pointer"
  | "unsupported-reference"
  | "unsupported-security"
  | "unsupported-server"
  | "unused-parameter"
  | "unwritable-output";

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
