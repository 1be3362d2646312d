import type { Fetch } from "./client-options.js";
import type { Fail } from "./failure.js";
import type { LightRequest } from "./light-request.js";
import { safeCause } from "./safe-cause.js";

/** The `fetch` of one call, for openapi-fetch: sends the request and reads the whole answer. */
export function createTransport({
  fetch,
  signal,
  name,
  secrets,
  fail,
}: TransportOptions): Transport {
  return async ({ url, init }) => {
    try {
      signal?.throwIfAborted();
      // Looked up at each call, so that a mock that replaces it is seen.
      const response = await (fetch ?? globalThis.fetch)(url, init);
      const text = await response.text();
      const { status, ok } = response;
      return { status, ok, headers: { get: () => null }, text: async () => text };
    } catch (error) {
      if (signal?.aborted) {
        throw fail("The call was ended by its signal.", { kind: "abort", cause: signal.reason });
      }
      const cause = safeCause(error, secrets);
      throw fail(`The connection to ${name} failed: ${cause.message}.`, {
        kind: "connection",
        cause,
      });
    }
  };
}

/** What openapi-fetch calls. */
export type Transport = (request: LightRequest) => Promise<LightResponse>;

export interface TransportOptions {
  readonly fetch: Fetch | undefined;
  readonly signal: AbortSignal | undefined;
  /** How people write the provider's name. */
  readonly name: string;
  readonly secrets: readonly string[];
  readonly fail: Fail;
}

/** The part of a `Response` that openapi-fetch touches, with a body that has arrived already. */
export interface LightResponse {
  readonly status: number;
  readonly ok: boolean;
  /** Tells no length, so that openapi-fetch reads the text and sees whether it is empty. */
  readonly headers: { readonly get: (name: string) => null };
  readonly text: () => Promise<string>;
}
