import { quote } from "../diagnostics/quote.js";
import type { DiagnosticCode } from "../types/diagnostic.js";

const correct = "correct it in a copy of the document, or ask the provider to";

/** A reference to another file or to the network. */
export function externalReference(reference: string, pointer: string): SliceProblem {
  return {
    code: "external-reference",
    pointer,
    message: `The reference ${quote(reference)} leads out of the document.`,
    help: "bundle the document into one file first, for example with npx @redocly/cli bundle",
  };
}

/** A reference to what is not there. */
export function unresolvedReference(reference: string, pointer: string): SliceProblem {
  return {
    code: "unresolved-reference",
    pointer,
    message: `The reference ${quote(reference)} leads nowhere in the document.`,
    help: correct,
  };
}

/** References that lead to one another, by the pointers they lead to: one problem, wherever it is met. */
export function circularReference(loop: readonly string[]): SliceProblem {
  const [first = ""] = loop.toSorted();
  return {
    code: "circular-reference",
    pointer: `${first}/$ref`,
    message: `The reference ${quote(`#${first}`)} leads back to itself.`,
    help: correct,
  };
}

/** A reference from a schema to something that is none. */
export function unsupportedReference(reference: string, pointer: string): SliceProblem {
  return {
    code: "unsupported-reference",
    pointer,
    message: `The reference ${quote(reference)} leads to something that is no schema.`,
    help: correct,
  };
}

/** A reference that is a name, which JSON Schema finds by `$anchor`, `$id` or `$dynamicAnchor` (2020-12, 8.2). */
export function namedReference(reference: string, pointer: string): SliceProblem {
  return {
    code: "unsupported-reference",
    pointer,
    message: `The reference ${quote(reference)} is a name of a schema; only JSON Pointers are followed.`,
    help: "write it in a copy of the document as the place of that schema, such as #/components/schemas/Name",
  };
}

/** What stands in the way of a slice, and where in the provider's document. */
export interface SliceProblem {
  readonly code: DiagnosticCode;
  /** JSON Pointer into the document. */
  readonly pointer: string;
  readonly message: string;
  readonly help: string;
}
