/** An access token that is kept for other calls, or on its way. */
export interface CachedToken {
  readonly token: Promise<string>;
  /** When it was asked for, by `performance.now()`. */
  readonly startedAt: number;
  /** When it is not to be used any more, by `performance.now()`; absent until it has arrived. */
  endsAt?: number;
}

/** How a call came by its access token. */
export interface TokenUse {
  readonly key: string;
  readonly cached: CachedToken;
  /** Whether it had arrived before the call, and so may have been revoked since. */
  readonly isKept: boolean;
  /** Whether the call has been refused with a kept one already. */
  readonly isRenewed: boolean;
}
