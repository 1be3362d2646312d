import type { DiagnosticCode } from "../types/diagnostic.js";
import type { SpecEdit } from "../types/spec-edit.js";

/** A diagnostic whose place is still a JSON Pointer. */
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

/** What becomes of the key or the value that a problem shows. */
export type ScalarRepair =
  | { readonly kind: "replace"; readonly text: string }
  /** As it is written, between quotes. */
  | { readonly kind: "quote" };
