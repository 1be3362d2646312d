import { isWorthRetrying, usualStatuses } from "./is-worth-retrying.js";
import type { Retry } from "./operation.js";

/**
 * A header of responses that says by `true` or `false` whether another attempt is worth it; where it says
 * neither, the other rules do.
 *
 * @example
 * retryHeader("Acme-Should-Retry", [409, 503]);
 */
export function retryHeader(header: string, otherwise: Retry = usualStatuses): Retry {
  return (response, call) => {
    const said = response.headers.get(header);
    return said === "true" || (said !== "false" && isWorthRetrying(otherwise, response, call));
  };
}
