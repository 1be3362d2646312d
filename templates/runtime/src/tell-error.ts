import type { ClientOptions } from "./client-options.js";
import type { Fail } from "./failure.js";
import { detach } from "./hooks.js";
import { isSignal } from "./is-signal.js";
import { isLinkTokenError } from "./link-token-error.js";

/**
 * Returns the error that the plain client throws, of which the client's hook hears; what is none of ours came of the
 * request. A framework's own signal stays as it is, and no hook hears of it.
 */
export function tellError(error: unknown, { settings, fail }: Telling): unknown {
  if (isSignal(error)) {
    return error;
  }
  const known = isLinkTokenError(error)
    ? error
    : // It may quote the request.
      fail("input", "The request cannot be read or written.");
  detach(() => settings.onError?.(known));
  return known;
}

interface Telling {
  readonly settings: Pick<ClientOptions, "onError">;
  readonly fail: Fail;
}
