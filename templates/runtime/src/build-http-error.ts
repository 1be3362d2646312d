import type { LinkTokenError, LinkTokenErrorKind } from "./link-token-error.js";
import { readText } from "./read-text.js";
import type { Answer } from "./receive.js";
import { redact, redacted } from "./redact.js";
import { readRequestId } from "./read-request-id.js";
import { readRetryAfter } from "./retry-delay.js";
import type { Trip } from "./trip.js";

/** The error for an answer with another status than 2xx. */
export function buildHttpError(answer: Answer, trip: Trip): LinkTokenError {
  const { provider, operation, sent, fail, secrets } = trip;
  const { error, sensitive = [] } = operation ?? {};
  const { status, headers } = answer.response;
  // In JSON that was cut off, nobody can tell where a sensitive value ends.
  const isRisky = sensitive.some((name) => answer.text?.includes(name));
  const text = isRisky ? redacted : answer.text;
  // Before anything is cut short, since half a secret would not be found.
  const body = redact(sent.answer === undefined ? text : sent.answer, secrets());
  const code = readText(body, error?.code);
  const providerMessage = readText(body, error?.message);
  const wait = readRetryAfter(headers);
  const retryAfter = wait === undefined ? undefined : Math.ceil(wait / 1000);
  const parts = [`${provider.name} answered ${status}`, code, providerMessage?.slice(0, 300)];
  const sentence = parts.filter(Boolean).join(": ").replace(/\.?$/, ".");
  return fail(kindOf(status), sentence + remedy(status, trip) + comeBack(retryAfter), {
    status,
    code,
    providerMessage,
    requestId: readRequestId(body, error?.requestId, headers),
    retryAfter,
    body: typeof body === "string" ? body.slice(0, 1000) || undefined : body,
  });
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
  return kinds[status] ?? kinds[Math.floor(status / 100)] ?? "unexpected-answer";
}

function remedy(status: number, { provider }: Trip): string {
  if (status === 401 || status === 403) {
    const several = Object.keys(provider.servers).length > 1;
    const suspects = [...Object.keys(provider.credentials), ...(several ? ["environment"] : [])];
    return ` Check ${suspects.join(", ")}.`;
  }
  return status < 400
    ? " Redirects are not followed, since a request holds secrets; check baseUrl."
    : "";
}

function comeBack(seconds: number | undefined): string {
  return seconds === undefined ? "" : ` Try again in ${seconds} s.`;
}
