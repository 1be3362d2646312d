/** What every call takes besides its input and its provider's credentials. */
export interface CallOptions {
  /** Headers of this request, over those of the client; `undefined` takes one away. */
  headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Ends the call with a {@link LinkTokenError} of kind `"abort"`; one that is aborted already sends nothing. */
  signal?: AbortSignal | undefined;
  /** Sends the input even where it breaks the rules of the operation's modes. */
  unchecked?: boolean | undefined;
  /** Properties that the types do not know yet, under the names that the provider uses. */
  extraBody?: Readonly<Record<string, unknown>> | undefined;
}
