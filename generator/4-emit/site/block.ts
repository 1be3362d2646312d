import type { Code } from "@linkmint/site/samples";
import type { FieldGroup } from "./field.js";

/**
 * What a page is made of, whatever it is written as. A text is plain, from a spec or our own, in which only code between
 * backticks is markup.
 */
export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: "text"; readonly text: string; readonly tone?: "lead" | "note" }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly rows: readonly Fact[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  /** Code whose parts are told apart. */
  | { readonly kind: "sample"; readonly language: string; readonly code: Code }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Things of which readers want one at a time. */
  | { readonly kind: "tabs"; readonly label: string; readonly tabs: readonly Tab[] }
  /** Something that most readers do not open. */
  | { readonly kind: "fold"; readonly summary: string; readonly blocks: readonly Block[] }
  | { readonly kind: "fields"; readonly group: FieldGroup }
  /** The spec, which stands in the site as a file of its own. */
  | { readonly kind: "download"; readonly file: string; readonly text: string };

/** A term and what there is to say of it; names of fields lead to them. */
export interface Fact {
  readonly term: string;
  readonly text?: string;
  readonly fields?: readonly FieldLink[];
  readonly tone?: "needed" | "refused";
}

/** A field by its name, its place on the page, and why it is in the list. */
export interface FieldLink {
  readonly name: string;
  readonly anchor: string;
  readonly note?: string;
}

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}
