/**
 * How many requests the gateway takes in a window of time.
 *
 * Windows are fixed: they begin with the first request, so that around the border of two up to twice the number may come
 * within the length of one.
 */
export interface Limits {
  /** Of each user; 30 in 60 seconds unless given. */
  readonly user?: Window;
  /** Of each address, signed in or not; 120 in 60 seconds unless given. Needs `address`. */
  readonly address?: Window;
  /** A connected client of `redis` (node-redis) or `ioredis`, for more than one process; each counts for itself unless given. */
  readonly redis?: object;
  /** How keys in Redis begin; `linkmint` unless given. */
  readonly prefix?: string;
  /** What happens while Redis does not respond: 503 unless `"allow"`, which takes everything. */
  readonly whenStoreFails?: "refuse" | "allow";
  /** Milliseconds after which Redis counts as dead; 1,000 unless given. */
  readonly storeTimeout?: number;
  /** How much of an IPv6 address is one caller; 64 unless given. */
  readonly ipv6Prefix?: 48 | 56 | 64;
}

export interface Window {
  readonly requests: number;
  /** At most 2,147,483 (24 days) without `redis`. */
  readonly seconds: number;
}
