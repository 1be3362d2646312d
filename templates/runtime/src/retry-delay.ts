import type { RetryRules } from "./operation.js";

/** Milliseconds until the next attempt: a random part of a span that doubles each time (full jitter). */
export function retryDelay(attempts: number): number {
  return Math.random() * Math.min(8000, 500 * 2 ** (attempts - 1));
}

/** Milliseconds that an answer asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110, 10.2.3). */
export function readRetryAfter(headers: Headers): number | undefined {
  const header = headers.get("retry-after");
  const waits = [
    parseNumber(headers.get("retry-after-ms")),
    parseNumber(header) * 1000,
    header?.endsWith("GMT") ? Date.parse(header) - Date.now() : NaN,
  ];
  const wait = waits.find((each) => Number.isFinite(each));
  return wait === undefined ? undefined : Math.max(0, wait);
}

/** Longer waits are not worth a held request: the call fails and says when to come back. */
export const longestWait = 60_000;

/** Whether an answer with this status and this code of the provider is worth another attempt. */
export function isWorthRetrying(
  { status, code }: { status: number; code: string | undefined },
  { statuses = usualStatuses, codes = [], never = [] }: RetryRules,
): boolean {
  return (
    !never.includes(status) &&
    (statuses.includes(status) || (code !== undefined && codes.includes(code)))
  );
}

const usualStatuses: readonly number[] = [408, 429, 500, 502, 503, 504];

function parseNumber(text: string | null): number {
  return /^\s*\d/.test(text ?? "") ? Number(text) : NaN;
}
