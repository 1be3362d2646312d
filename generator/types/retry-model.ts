/** When a call is sent again, with all that a spec leaves out. */
export interface RetryModel {
  readonly policy: "safe" | "never";
  /** None of them is one of `never`. */
  readonly statuses: readonly number[];
  readonly codes: readonly string[];
  /** Not even where the code is one of `codes`. */
  readonly never: readonly number[];
  readonly header?: string;
}
