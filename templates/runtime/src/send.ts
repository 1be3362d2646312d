import { LinkTokenAbortError, LinkTokenTimeoutError } from "./link-token-error.js";
import { limit } from "./limit.js";
import type { SentRequest } from "./link-promise.js";
import { type Layer, mergeHeaders } from "./merge-headers.js";
import type { Answer } from "./receive.js";
import { resolveCredentials } from "./resolve-credentials.js";
import { safeCause } from "./safe-cause.js";
import { transport } from "./transport.js";
import type { Trip } from "./trip.js";

/**
 * Prepares and sends a call's request, with the headers that each request needs.
 *
 * The caller's signals and the deadline hold for all of it, credentials and waits included.
 */
export function send(trip: Trip, prepare: () => Promise<Unsent>): Promise<Answer> {
  const { client, sent, fail } = trip;
  const { deadline, signal: own } = trip.settings;
  const endsAt = deadline ? performance.now() + deadline : Infinity;
  const work = async (signal?: AbortSignal): Promise<Answer> => {
    const { layers, ...unsent } = await prepare();
    const credentials = await resolveCredentials(trip);
    const { method, idempotencyHeader, accept = "application/json" } = trip.operation;
    // Of its own for each call, and the same in each attempt.
    const key = idempotencyHeader ? { [idempotencyHeader]: crypto.randomUUID() } : undefined;
    const headers = mergeHeaders(
      { accept, ...client.headers },
      [key, ...layers, credentials],
      fail,
    );
    sent.request = { ...unsent, method, headers };
    return transport(sent.request, trip, { signal, endsAt });
  };
  if (!own && !deadline) {
    // A controller costs more than the rest of what a call does here.
    return work();
  }
  return limit(work, {
    signals: [trip.options.signal, client.settings.signal],
    milliseconds: deadline,
    late: () =>
      fail(
        LinkTokenTimeoutError,
        `${trip.provider.name} did not answer within the deadline, ${deadline} ms.`,
      ),
    ended: ({ reason }) =>
      fail(LinkTokenAbortError, "The call was ended by its signal.", {
        cause: safeCause(reason, trip.hide),
      }),
  });
}

/** A request that lacks what every request has. */
export interface Unsent extends Pick<SentRequest, "url" | "body"> {
  /** Headers, the later ones over the earlier ones; none of them displaces a credential. */
  readonly layers: readonly Layer[];
}
