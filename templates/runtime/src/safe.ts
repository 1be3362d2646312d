import { type AnyLinkTokenError, isLinkTokenError } from "./link-token-error.js";

/**
 * Gives a call's failure as a value in place of a throw; whatever is not a `LinkTokenError` is thrown on.
 *
 * @example
 * const result = await safe(client.createLinkToken(input));
 * if (result.ok) return result.value.token;
 * if (result.error.kind === "rate-limit") return later(result.error.retryAfter);
 */
export async function safe<Value>(promise: PromiseLike<Value>): Promise<Safe<Value>> {
  try {
    return { ok: true, value: await promise };
  } catch (error) {
    if (isLinkTokenError(error)) {
      return { ok: false, error };
    }
    throw error;
  }
}

/** What a call came to. */
export type Safe<Value> =
  | { readonly ok: true; readonly value: Value; readonly error?: undefined }
  | { readonly ok: false; readonly error: AnyLinkTokenError; readonly value?: undefined };
