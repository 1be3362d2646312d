/** The promise of a call's value, which also gives the request and the response as they were. */
export interface LinkPromise<Value> extends Promise<Value> {
  /**
   * Gives the value with the request that was sent and the response that came.
   *
   * It holds the credentials and the input; a credential in the query alone reads `[redacted]`.
   *
   * @example
   * const { value, response } = await client.createLinkToken(input).withResponse();
   * response.headers.get("x-ratelimit-remaining");
   */
  readonly withResponse: () => Promise<WithResponse<Value>>;
}

/** A value, and how it was got. */
export interface WithResponse<Value> {
  readonly value: Value;
  /** The last attempt. */
  readonly request: SentRequest;
  /** Its body has been read: it is `text`. */
  readonly response: Response;
  readonly text: string;
}

/** A request as it was sent, credentials included. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}
