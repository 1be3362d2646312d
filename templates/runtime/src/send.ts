import { tooLate } from "./failure.js";
import { limit } from "./limit.js";
import type { SentRequest } from "./link-promise.js";
import { type Layer, mergeHeaders } from "./merge-headers.js";
import type { ReceivedResponse } from "./receive.js";
import { resolveCredentials } from "./resolve-credentials.js";
import { safeCause } from "./safe-cause.js";
import { transport } from "./transport.js";
import type { CallState } from "./call-state.js";

/**
 * Prepares and sends a call's request, with the headers that each request needs.
 *
 * The caller's signals and the deadline hold for all of it, credentials and waits included.
 */
export function send(state: CallState, prepare: () => Promise<Unsent>): Promise<ReceivedResponse> {
  const { client, sent, fail } = state;
  const { deadline, signal: own } = state.settings;
  const endsAt = deadline ? performance.now() + deadline : Infinity;
  const work = async (signal?: AbortSignal): Promise<ReceivedResponse> => {
    const { url, body, layers } = await prepare();
    const credentials = await resolveCredentials(state);
    const { method, idempotencyHeader, accept = "application/json" } = state.operation;
    // Of its own for each call, and the same in each attempt.
    const key = idempotencyHeader ? { [idempotencyHeader]: crypto.randomUUID() } : undefined;
    const headers = mergeHeaders(
      { accept, ...client.headers },
      [key, ...layers, credentials],
      fail,
    );
    sent.request = { method, url, headers, body };
    return transport(sent.request, state, { signal, endsAt });
  };
  if (!own && !deadline) {
    // A controller costs more than the rest of what a call does here.
    return work();
  }
  return limit(work, {
    signals: [state.options.signal, client.settings.signal],
    milliseconds: deadline,
    late: () => tooLate(fail, state.provider.name, `the deadline, ${deadline}`),
    ended: ({ reason }) =>
      fail("abort", "The call was ended by its signal.", {
        cause: safeCause(reason, state.hide),
      }),
  });
}

/** A request that lacks what every request has. */
export interface Unsent extends Pick<SentRequest, "url" | "body"> {
  /** Headers, the later ones over the earlier ones; none of them displaces a credential. */
  readonly layers: readonly Layer[];
}
