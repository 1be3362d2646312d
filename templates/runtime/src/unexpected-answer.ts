import { type LinkTokenError, LinkTokenUnexpectedAnswerError } from "./link-token-error.js";
import { readRequestId } from "./read-request-id.js";
import type { Answer } from "./receive.js";
import type { Trip } from "./trip.js";

/** The error for a success that is not what the provider documents. */
export function unexpectedAnswer(
  problem: string,
  { response: { status, headers }, text }: Answer,
  trip: Trip,
): LinkTokenError {
  trip.facts.httpStatus = status;
  const but = text === undefined ? "with more than 1 MiB" : problem;
  const pointer = trip.operation.result?.requestId;
  return trip.fail(
    LinkTokenUnexpectedAnswerError,
    `${trip.provider.name} answered ${status}, but ${but}.`,
    {
      requestId: trip.hide(readRequestId(trip.sent.answer, pointer, headers)) as string | undefined,
    },
  );
}
