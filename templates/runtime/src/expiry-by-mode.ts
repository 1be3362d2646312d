import { findBreach } from "./find-breach.js";
import type { Expiry, Minting } from "./operation.js";

/**
 * The documentation alone says how many seconds the token lives; a mode may have its own lifetime.
 *
 * A body that fits several modes gets the shortest lifetime: a token that is renewed early costs a call,
 * one that is used late costs a user.
 */
export function expiryByMode(seconds: number): Expiry<never, never> {
  return {
    source: "documented",
    read: (minting) => minting.arrival + shortestLifetime(seconds, minting) * 1000,
  };
}

function shortestLifetime(seconds: number, { modes, mode, sent }: Minting): number {
  const lifetimes = Object.entries(modes?.rules ?? {})
    .filter(([name, rules]) => (mode ? name === mode : findBreach(rules, sent).count === 0))
    .map(([, { lifetime = seconds }]) => lifetime);
  return lifetimes.length > 0 ? Math.min(...lifetimes) : seconds;
}
