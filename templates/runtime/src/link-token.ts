/**
 * What every provider's `createLinkToken` gives: at least one of `token` and `url`.
 *
 * The values are plain data, secrets included, so that a backend can hand them on. `console.log` hides
 * them, `JSON.stringify` does not: keep them out of logs.
 */
export interface LinkToken<Raw = unknown> {
  readonly token?: string | undefined;
  readonly url?: string | undefined;
  /** When the token or the URL stops working, where that is known. */
  readonly expiresAt?: Date | undefined;
  /**
   * Where `expiresAt` comes from: a field of the response, a field of the request, or a documented
   * lifetime counted from the response's arrival. `"unknown"` comes without `expiresAt`.
   */
  readonly expirySource: "field" | "request" | "documented" | "unknown";
  /** Whether it opens one session only, as far as the provider says. */
  readonly singleUse?: boolean | undefined;
  /** The provider's id of the request, for its support. */
  readonly requestId?: string | undefined;
  /** The whole response, under the names of the provider's native methods. */
  readonly raw: Raw;
}
