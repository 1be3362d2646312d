import { readText } from "./read-text.js";
import type { Trip } from "./trip.js";

/** Milliseconds until the next attempt after this answer, or after none; infinite where there is to be none. */
export function retryDelay(response: Response | undefined, trip: Trip): number {
  const { retry = {}, error, problem } = trip.operation;
  const { attempts = 0 } = trip.facts;
  if (response?.ok || retry === false || attempts > (trip.settings.maxRetries ?? 0)) {
    return Infinity;
  }
  // A random part of a span that doubles each time (full jitter).
  const usual = Math.random() * Math.min(8000, 250 * 2 ** attempts);
  if (!response) {
    return usual;
  }
  const { status, headers } = response;
  const { statuses = usualStatuses, codes = [], never = [], header = "" } = retry;
  const { answer } = trip.sent;
  const code = readText(answer, error?.code) ?? problem?.(answer).code ?? "";
  const said = header && headers.get(header);
  const isWorthIt = !never.includes(status) && (statuses.includes(status) || codes.includes(code));
  const delay = readRetryAfter(headers) ?? usual;
  return said !== "false" && (said === "true" || isWorthIt) && delay <= longestWait
    ? delay
    : Infinity;
}

/** Milliseconds that an answer asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110, 10.2.3). */
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

const usualStatuses: readonly number[] = [408, 429, 500, 502, 503, 504];

function parseNumber(text: string | null): number {
  return /^\s*\d/.test(text ?? "") ? Number(text) : NaN;
}
