/** What a reader has to know of a value of a request or a response. */
export interface Field {
  readonly name: string;
  /** The way to it from the body: `user.address.street`. */
  readonly path: string;
  /** The fragment that leads to it, unique on its page. */
  readonly anchor: string;
  /** In words: `list of string, or null`. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly takesNull: boolean;
  /** What else to know at a glance: `deprecated`, `needed in connect`. */
  readonly marks: readonly Mark[];
  readonly description?: string;
  /** Limits, default, examples and rules, a sentence each. */
  readonly facts: readonly string[];
  readonly values?: ListedValues;
  /** What is inside; several where the value is one of several things. */
  readonly groups: readonly FieldGroup[];
}

export interface Mark {
  readonly text: string;
  readonly tone: "needed" | "refused" | "quiet";
}

/** The values that a source lists. */
export interface ListedValues {
  readonly title: string;
  readonly values: readonly { readonly value: string; readonly meaning?: string }[];
}

/** Fields side by side, and what holds between them. */
export interface FieldGroup {
  readonly title: string;
  readonly description?: string;
  readonly rules: readonly string[];
  readonly fields: readonly Field[];
}
