import type { Fetch } from "./client-options.js";
import { tooLate } from "./failure.js";
import { detach } from "./hooks.js";
import { isSignal } from "./is-signal.js";
import { limit } from "./limit.js";
import { type AnyLinkTokenError, isLinkTokenError } from "./link-token-error.js";
import type { SentRequest } from "./link-promise.js";
import { parseJson } from "./parse-json.js";
import { type ReceivedResponse, receive } from "./receive.js";
import { retryDelay } from "./retry-delay.js";
import { safeCause } from "./safe-cause.js";
import type { CallState } from "./call-state.js";
import { type More, viewAttempt } from "./view-attempt.js";

/**
 * Sends a request until a response has arrived that is not worth another attempt, whatever its status.
 *
 * Throws what ends the call without a response: the last attempt's failure, the caller's signal, the
 * deadline.
 */
export async function transport(
  request: SentRequest,
  state: CallState,
  { signal: callSignal, endsAt }: CallLimits,
): Promise<ReceivedResponse> {
  const { provider, settings, facts, fail } = state;
  const { timeout } = settings;
  const tell = <View>(hook: ((view: View) => unknown) | undefined, more: More<View>): unknown =>
    hook && detach(() => hook(viewAttempt(state, more)));
  const { authentication } = provider;

  for (;;) {
    // The call may have been ended while nothing was listening, such as within a credential function.
    callSignal?.throwIfAborted();
    const ready = authentication
      ? await authentication.complete(request, state, callSignal)
      : request;
    const send = async (signal: AbortSignal): Promise<ReceivedResponse> => {
      // Looked up at each attempt, so that a mock that replaces it is seen.
      const fetch: Fetch = settings.fetch ?? globalThis.fetch;
      // A redirect is not followed: bodies and the providers' own headers hold secrets.
      // A framework that caches what `fetch` gives would hand one token to everybody. Not every platform knows it.
      return receive(
        await fetch(ready.url, {
          method: ready.method,
          headers: ready.headers,
          body: ready.body,
          redirect: "manual",
          signal,
          ...("cache" in Object(globalThis.Request?.prototype) && { cache: "no-store" as const }),
        }),
        fail,
        settings.fetch && signal,
      );
    };
    // Some frameworks take a look at the clock, before anything was sent, for a page that is to be rendered once.
    const startedAt = performance.now();
    facts.attempts = (facts.attempts ?? 0) + 1;
    tell(settings.onRequest, {});
    let received: ReceivedResponse | undefined;
    let error: AnyLinkTokenError | undefined;
    try {
      received = await limit(send, {
        signals: [callSignal],
        milliseconds: timeout,
        late: () => tooLate(fail, provider.name, timeout as number),
      });
    } catch (thrown) {
      callSignal?.throwIfAborted();
      const isOurs = isLinkTokenError(thrown);
      if (isSignal(thrown) || (isOurs && thrown.kind === "configuration")) {
        throw thrown;
      }
      const cause = safeCause(thrown, state.hide);
      const words = `The connection to ${provider.name} failed: ${cause.message}`;
      error = isOurs ? thrown : fail("connection", words.replace(/\.?$/, "."), { cause });
    }
    const response = received?.response;
    state.sent.responseBody = parseJson(received?.text);
    if (response) {
      const { status, headers } = response;
      const milliseconds = Math.round(performance.now() - startedAt);
      tell(settings.onResponse, { status, headers, milliseconds });
    }
    const renewed = response && authentication?.renewAfter(response, state);
    const delay = renewed ? 0 : retryDelay(response, state);
    if (performance.now() + delay >= endsAt) {
      if (received) {
        return received;
      }
      throw error;
    }
    tell(settings.onRetry, { status: response?.status, error, delay });
    await limit(async () => new Promise(() => {}), { signals: [callSignal], milliseconds: delay });
  }
}

/** What ends a call early. */
interface CallLimits {
  /** Its reason is the error to throw. */
  readonly signal: AbortSignal | undefined;
  /** When the deadline is, by `performance.now()`. */
  readonly endsAt: number;
}
