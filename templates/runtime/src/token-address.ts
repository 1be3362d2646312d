import { parseBaseUrl } from "./base-url.js";
import type { CallState } from "./call-state.js";

/**
 * Where a call's access token is asked for: the client's `tokenUrl`, else the provider's.
 *
 * The latter follows the environment and the base URL where it lies on the origin of one of the servers.
 */
export function tokenAddress(
  tokenUrl: string,
  { provider, settings, target, fail }: CallState,
): string {
  const { tokenUrl: given } = settings as { tokenUrl?: string | undefined };
  const { origin, pathname, search } = new URL(tokenUrl);
  const bases = Object.values(provider.servers).map(({ url }) => url.replace(/\/+$/, ""));
  const base = bases.find((each) => tokenUrl.startsWith(`${each}/`));
  const moved = base
    ? target.baseUrl + tokenUrl.slice(base.length)
    : bases.some((each) => new URL(each).origin === origin)
      ? new URL(target.baseUrl).origin + pathname + search
      : tokenUrl;
  return parseBaseUrl(given, fail, "tokenUrl") ?? moved;
}
