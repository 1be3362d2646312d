import type { CallState } from "./call-state.js";
import { isWorthRetrying, usualStatuses } from "./is-worth-retrying.js";

/** Milliseconds until the next attempt after this response, or after none; infinite where there is to be none. */
export function retryDelay(response: Response | undefined, state: CallState): number {
  const { retry = usualStatuses } = state.operation;
  const attempts = state.facts.attempts as number;
  if (response?.ok || retry === false || attempts > (state.settings.maxRetries as number)) {
    return Infinity;
  }
  // A random part of a span that doubles each time (full jitter).
  const usual = Math.random() * Math.min(8000, 250 * 2 ** attempts);
  const delay = (response && readRetryAfter(response.headers)) ?? usual;
  return (!response || isWorthRetrying(retry, response, state)) && delay <= longestWait
    ? delay
    : Infinity;
}

/** Milliseconds that a response asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110, 10.2.3). */
export function readRetryAfter(headers: Headers): number | undefined {
  const header = headers.get("retry-after");
  const waits = [
    parseNumber(headers.get("retry-after-ms")),
    parseNumber(header) * 1000,
    header?.endsWith("GMT") ? Math.max(0, Date.parse(header) - Date.now()) : NaN,
  ];
  return waits.find(Number.isFinite);
}

/** Longer waits are not worth a held request: the call fails and says when to come back. */
const longestWait = 60_000;

function parseNumber(text: string | null): number {
  return /^\s*\d/.test(String(text)) ? Number(text) : NaN;
}
