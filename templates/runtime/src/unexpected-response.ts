import type { LinkTokenError } from "./link-token-error.js";
import { readRequestId } from "./read-request-id.js";
import type { ReceivedResponse } from "./receive.js";
import type { CallState } from "./call-state.js";

/** The error for a success that is not what the provider documents. */
export function unexpectedResponse(
  problem: string,
  { response: { status, headers }, text }: ReceivedResponse,
  state: CallState,
): LinkTokenError {
  state.facts.httpStatus = status;
  const but = text === undefined ? "with more than 1 MiB" : problem;
  const pointer = state.operation.result?.requestId;
  return state.fail(
    "unexpected-response",
    `${state.provider.name} responded with ${status}, but ${but}.`,
    {
      requestId: state.hide(readRequestId(state.sent.responseBody, pointer, headers)) as
        string | undefined,
    },
  );
}
