import type { LinkTokenError } from "./link-token-error.js";
import { readRequestId } from "./read-request-id.js";
import type { Answer } from "./receive.js";
import type { Trip } from "./trip.js";

/** The error for a success that is not what the provider documents. */
export function unexpectedAnswer(
  problem: string,
  { response: { status, headers }, text }: Answer,
  { provider, operation, facts, sent, fail, hide }: Trip,
): LinkTokenError {
  facts.httpStatus = status;
  const but = text === undefined ? "with more than 1 MiB" : problem;
  return fail("unexpected-answer", `${provider.name} answered ${status}, but ${but}.`, {
    requestId: hide(readRequestId(sent.answer, operation.result?.requestId, headers)) as
      string | undefined,
  });
}
