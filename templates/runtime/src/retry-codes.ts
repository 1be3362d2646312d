import { usualStatuses } from "./is-worth-retrying.js";
import type { Retry } from "./operation.js";
import { readText } from "./read-text.js";

/**
 * Codes of the provider that are worth another attempt whatever the status, unless it is one of `never`; beside
 * the statuses that always are.
 *
 * @example
 * retryCodes({ codes: ["RATE_LIMIT_EXCEEDED"], never: [400] });
 */
export function retryCodes({ codes, statuses = usualStatuses, never = [] }: CodeRules): Retry {
  return ({ status }, { operation: { error, problem }, sent: { responseBody } }) => {
    const code = readText(responseBody, error?.code) ?? problem?.(responseBody).code ?? "";
    return !never.includes(status) && (statuses.includes(status) || codes.includes(code));
  };
}

interface CodeRules {
  readonly codes: readonly string[];
  /** 408, 429, 500, 502, 503 and 504 unless given. */
  readonly statuses?: readonly number[];
  readonly never?: readonly number[];
}
