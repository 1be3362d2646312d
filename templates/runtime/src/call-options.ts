/** What every call takes besides its input and its provider's credentials. */
export interface CallOptions extends Limits {
  /** Headers of this request, over those of the client; `undefined` takes one away. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Sends the input even where it breaks the rules of the operation's modes or the validator's. */
  unchecked?: boolean | undefined;
  /**
   * Properties that the types do not know yet, under the names that the provider uses. They are added
   * to the body at the top level only: each replaces the input's property of its name as a whole, even an object.
   */
  extraBody?: Readonly<Record<string, unknown>> | undefined;
}

/** How long a call may take, how often it is tried, and what ends it. */
export interface Limits {
  /** Milliseconds that each attempt may take, its body included; 30,000 unless given. */
  timeout?: number | undefined;
  /** Milliseconds that all attempts together may take, with the waits between them; no limit unless given. */
  deadline?: number | undefined;
  /** How many more attempts may follow the first, where the provider allows them; 2 unless given. */
  maxRetries?: number | undefined;
  /**
   * Ends the call with a `LinkTokenAbortError`; one that is aborted already sends nothing. The client's
   * ends every call, beside the call's own.
   */
  signal?: AbortSignal | undefined;
}
