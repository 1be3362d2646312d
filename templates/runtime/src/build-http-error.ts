import type { LinkTokenError, LinkTokenErrorKind } from "./link-token-error.js";
import { readText } from "./read-text.js";
import type { ReceivedResponse } from "./receive.js";
import { plainText } from "./plain-text.js";
import { redacted } from "./redact.js";
import { readRequestId } from "./read-request-id.js";
import { readRetryAfter } from "./retry-delay.js";
import type { CallState } from "./call-state.js";

/** The error for a response with another status than 2xx, or for one that means another status than it has. */
export function buildHttpError(
  { response, text }: ReceivedResponse,
  state: CallState,
  meaning = response.status,
): LinkTokenError {
  const { facts, hide } = state;
  const { error = {}, sensitive = [], problem } = state.operation;
  const { responseBody } = state.sent;
  const { status, headers } = response;
  // In JSON that was cut off, nobody can tell where a sensitive value ends.
  const isRisky = sensitive.some((name) => text?.includes(name));
  // Before anything is cut short, since half a secret would not be found.
  const body = hide(responseBody === undefined ? (isRisky ? redacted : text) : responseBody);
  const usual = problem?.(body);
  const code = (readText(body, error.code) ?? usual?.code)?.slice(0, 200);
  const providerMessage = (readText(body, error.message) ?? usual?.message)?.slice(0, 1000);
  const wait = readRetryAfter(headers);
  facts.httpStatus = status;
  facts.retryAfter = wait && Math.ceil(wait / 1000);
  const parts = [`${state.provider.name} responded with ${status}`, code, providerMessage]
    .filter(Boolean)
    .map((part) => plainText(part));
  return state.fail(
    kindOf(meaning),
    parts.join(": ").replace(/\.?$/, ".") + remedy(state, meaning),
    {
      code,
      providerMessage,
      requestId: hide(readRequestId(responseBody, error.requestId, headers)) as string | undefined,
      body: typeof body === "string" ? body.slice(0, 1000) || undefined : body,
    },
  );
}

function kindOf(status: number): LinkTokenErrorKind {
  const kinds: Readonly<Record<number, LinkTokenErrorKind>> = {
    401: "authentication",
    403: "permission",
    404: "not-found",
    429: "rate-limit",
    4: "invalid-request",
    5: "server",
  };
  return kinds[status] ?? kinds[Math.floor(status / 100)] ?? "unexpected-response";
}

/** What to do about it, as far as anybody can tell. */
function remedy({ provider, sent, facts: { retryAfter } }: CallState, status: number): string {
  if (retryAfter !== undefined) {
    return ` Try again in ${retryAfter} s.`;
  }
  if (status < 400) {
    return " Redirects are not followed; check baseUrl.";
  }
  const suspects = Object.keys(sent.values).concat(
    Object.keys(provider.servers).length > 1 ? "environment" : [],
  );
  return status === 401 || status === 403 ? ` Check ${suspects.join(", ")}.` : "";
}
