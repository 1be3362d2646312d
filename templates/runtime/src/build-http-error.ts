import {
  LinkTokenAuthenticationError,
  type LinkTokenError,
  type LinkTokenErrorClass,
  LinkTokenInvalidRequestError,
  LinkTokenNotFoundError,
  LinkTokenPermissionError,
  LinkTokenRateLimitError,
  LinkTokenServerError,
  LinkTokenUnexpectedAnswerError,
} from "./link-token-error.js";
import { readText } from "./read-text.js";
import type { Answer } from "./receive.js";
import { plainText } from "./plain-text.js";
import { redacted } from "./redact.js";
import { readRequestId } from "./read-request-id.js";
import { readRetryAfter } from "./retry-delay.js";
import type { Trip } from "./trip.js";

/** The error for an answer with another status than 2xx, or for one that means another status than it has. */
export function buildHttpError(
  { response, text }: Answer,
  trip: Trip,
  meaning = response.status,
): LinkTokenError {
  const { facts, hide } = trip;
  const { error = {}, sensitive = [], problem } = trip.operation;
  const { answer } = trip.sent;
  const { status, headers } = response;
  // In JSON that was cut off, nobody can tell where a sensitive value ends.
  const isRisky = sensitive.some((name) => text?.includes(name));
  // Before anything is cut short, since half a secret would not be found.
  const body = hide(answer === undefined ? (isRisky ? redacted : text) : answer);
  const usual = problem?.(body);
  const code = (readText(body, error.code) ?? usual?.code)?.slice(0, 200);
  const providerMessage = (readText(body, error.message) ?? usual?.message)?.slice(0, 1000);
  const wait = readRetryAfter(headers);
  facts.httpStatus = status;
  facts.retryAfter = wait && Math.ceil(wait / 1000);
  const parts = [`${trip.provider.name} answered ${status}`, code, providerMessage]
    .filter(Boolean)
    .map((part) => plainText(part));
  return trip.fail(
    classOf(meaning),
    parts.join(": ").replace(/\.?$/, ".") + remedy(trip, meaning),
    {
      code,
      providerMessage,
      requestId: hide(readRequestId(answer, error.requestId, headers)) as string | undefined,
      body: typeof body === "string" ? body.slice(0, 1000) || undefined : body,
    },
  );
}

function classOf(status: number): LinkTokenErrorClass {
  const classes: Readonly<Record<number, LinkTokenErrorClass>> = {
    401: LinkTokenAuthenticationError,
    403: LinkTokenPermissionError,
    404: LinkTokenNotFoundError,
    429: LinkTokenRateLimitError,
    4: LinkTokenInvalidRequestError,
    5: LinkTokenServerError,
  };
  return classes[status] ?? classes[Math.floor(status / 100)] ?? LinkTokenUnexpectedAnswerError;
}

/** What to do about it, as far as anybody can tell. */
function remedy({ provider, sent, facts: { retryAfter } }: Trip, status: number): string {
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
