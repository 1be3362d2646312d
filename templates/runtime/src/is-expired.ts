import type { LinkToken } from "./link-token.js";

/**
 * Whether a minted token has stopped working, or will within `skew` milliseconds (10 seconds unless
 * given): the clocks differ, and a user needs a moment to open the widget.
 *
 * A token whose end is unknown counts as alive. It takes a result that went through JSON, too.
 *
 * @example
 * const token = isExpired(cached) ? await client.createLinkToken(input) : cached;
 */
export function isExpired(
  { expiresAt }: { readonly expiresAt?: LinkToken["expiresAt"] | string },
  skew = 10_000,
): boolean {
  return expiresAt != null && new Date(expiresAt).getTime() - skew <= Date.now();
}
