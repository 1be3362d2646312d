import type { Exchange } from "./exchange.js";
import { followPointer } from "./follow-pointer.js";
import type { LinkToken } from "./link-token.js";
import { readRequestId } from "./read-request-id.js";
import { redacted } from "./redact.js";
import { unexpectedAnswer } from "./unexpected-answer.js";

/** The common result; an answer without what every answer has, or with neither token nor URL, is an error. */
export function buildLinkToken({ call, trip, answer, raw }: Exchange): LinkToken {
  const { operation, mode } = call;
  const { result = {}, modes } = operation;
  const { optional = [], expiresAt: expiry, singleUse } = result;
  const received = trip.sent.answer;
  const token = readSecret(received, result.token);
  const url = readSecret(received, result.url);
  const missing =
    (!token && (!url || !optional.includes("token")) && result.token) ||
    (!url && (!token || !optional.includes("url")) && result.url);
  if (missing) {
    throw unexpectedAnswer(`with no text at ${missing}`, answer, trip);
  }
  // A field that is missing or unreadable is no reason to lose a token that was minted.
  const sent = trip.sent.body ?? {};
  const expiresAt = new Date(
    expiry?.read({ sent, received, arrival: Date.now(), modes, mode }) ?? NaN,
  );
  const isKnown = expiresAt.getTime() > 0;
  return hide({
    token,
    url,
    ...(isKnown && { expiresAt }),
    expirySource: (isKnown && expiry?.source) || "unknown",
    singleUse,
    requestId: readRequestId(received, result.requestId, answer.response.headers),
    raw,
  });
}

function readSecret(received: unknown, pointer: string | undefined): string | undefined {
  const value = followPointer(received, pointer);
  return typeof value === "string" && value ? value : undefined;
}

/** Keeps the secrets out of `console.log` and `util.inspect`; all else sees the plain data. */
function hide(result: LinkToken): LinkToken {
  const inspect = (): LinkToken => ({
    ...result,
    token: result.token && redacted,
    url: result.url && redacted,
    raw: redacted,
  });
  return Object.defineProperty(result, Symbol.for("nodejs.util.inspect.custom"), {
    value: inspect,
  });
}
