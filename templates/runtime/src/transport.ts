import { parseJson } from "./parse-json.js";
import { notify } from "./hooks.js";
import { limit } from "./limit.js";
import { type AnyLinkTokenError, isLinkTokenError } from "./link-token-error.js";
import { readText } from "./read-text.js";
import type { Fetch } from "./client-options.js";
import type { SentRequest } from "./link-promise.js";
import { type Answer, receive } from "./receive.js";
import { isWorthRetrying, longestWait, readRetryAfter, retryDelay } from "./retry-delay.js";
import { safeCause } from "./safe-cause.js";
import { type Trip, viewAttempt } from "./trip.js";

/**
 * Sends a request until an answer has arrived that is not worth another attempt, whatever its status.
 *
 * Throws what ends the call without an answer: the last attempt's failure, the caller's signal, the
 * deadline.
 */
export async function transport(request: SentRequest, trip: Trip, ending: Ending): Promise<Answer> {
  const { facts, settings } = trip;
  // The call may have been ended while nothing was listening, such as within a credential function.
  ending.signals.forEach((signal) => signal.throwIfAborted());
  const startedAt = Date.now();
  facts.attempts = (facts.attempts ?? 0) + 1;
  notify(settings.onRequest, () => viewAttempt(trip, {}));
  const outcome = await attempt(request, trip, ending);
  const answer = isLinkTokenError(outcome) ? undefined : outcome;
  trip.sent.answer = parseJson(answer?.text);
  if (answer) {
    const { status, headers } = answer.response;
    notify(settings.onResponse, () =>
      viewAttempt(trip, {
        status,
        headers: toRecord(headers),
        milliseconds: Date.now() - startedAt,
      }),
    );
  }

  const delay = findDelay(outcome, trip);
  if (delay === undefined || Date.now() + delay >= ending.at) {
    if (isLinkTokenError(outcome)) {
      throw outcome;
    }
    return outcome;
  }
  notify(settings.onRetry, () => ({
    ...viewAttempt(trip, { status: answer?.response.status, delay }),
    error: answer ? undefined : (outcome as AnyLinkTokenError),
  }));
  await limit((signal) => sleep(delay, signal), { signals: ending.signals });
  return transport(request, trip, ending);
}

/** What ends a call early. */
export interface Ending {
  /** At most one, whose reason is the error to throw. */
  readonly signals: readonly AbortSignal[];
  /** When the deadline is, in milliseconds since the epoch. */
  readonly at: number;
}

/** An error is given where another attempt may mend it, and thrown where the call is over. */
async function attempt(
  { url, ...request }: SentRequest,
  trip: Trip,
  { signals }: Ending,
): Promise<Answer | AnyLinkTokenError> {
  const { provider, settings, options, fail, secrets } = trip;
  const { name } = provider;
  const timeout = options.timeout ?? settings.timeout ?? 30_000;
  try {
    const send = async (signal: AbortSignal): Promise<Answer> => {
      // Looked up at each attempt, so that a mock that replaces it is seen.
      const fetch: Fetch = settings.fetch ?? globalThis.fetch;
      // A redirect is not followed: bodies and the providers' own headers hold secrets.
      const response = await fetch(url, { ...request, redirect: "manual", signal });
      return receive(response as Response);
    };
    return await limit(send, {
      signals,
      milliseconds: timeout,
      timeUp: () => fail("timeout", `${name} did not answer within ${timeout} ms.`),
    });
  } catch (error) {
    if (signals.some((signal) => signal.aborted)) {
      throw error;
    }
    if (isLinkTokenError(error)) {
      return error;
    }
    const cause = safeCause(error, secrets());
    return fail("connection", `The connection to ${name} failed: ${cause.message}.`, { cause });
  }
}

/** Milliseconds until the next attempt; `undefined` where there is to be none. */
function findDelay(outcome: Answer | AnyLinkTokenError, trip: Trip): number | undefined {
  const { operation, options, settings, facts, sent } = trip;
  const { retry = {}, error } = operation ?? { retry: false };
  const { attempts = 0 } = facts;
  if (retry === false || attempts > (options.maxRetries ?? settings.maxRetries ?? 2)) {
    return undefined;
  }
  if (isLinkTokenError(outcome)) {
    return retryDelay(attempts);
  }
  const { status, headers, ok } = outcome.response;
  if (ok) {
    return undefined;
  }
  const code = retry.codes && readText(sent.answer, error?.code);
  const asked = readRetryAfter(headers);
  return isWorthRetrying({ status, code }, retry) && (asked ?? 0) <= longestWait
    ? (asked ?? retryDelay(attempts))
    : undefined;
}

function toRecord(headers: Headers): Record<string, string> {
  const record: Record<string, string> = {};
  headers.forEach((value, name) => {
    record[name] = value;
  });
  return record;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
