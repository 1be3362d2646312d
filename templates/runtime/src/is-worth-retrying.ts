import type { FailedCall, Retry } from "./operation.js";

/** Whether a response may be another at the next attempt, by an operation's rules. */
export function isWorthRetrying(retry: Retry, response: Response, call: FailedCall): boolean {
  return typeof retry === "function" ? retry(response, call) : retry.includes(response.status);
}

/** The statuses of an operation that has no rules of its own. */
export const usualStatuses: readonly number[] = [408, 429, 500, 502, 503, 504];
