import { type Exchange, unexpectedAnswer } from "./exchange.js";
import { followPointer } from "./follow-pointer.js";
import type { LinkToken } from "./link-token.js";
import type { Expiry } from "./operation.js";
import { readRequestId } from "./read-request-id.js";
import { redacted } from "./redact.js";

/** The common result; an answer without what every answer has, or with neither token nor URL, is an error. */
export function buildLinkToken(exchange: Exchange): LinkToken {
  const { call, trip, raw, response } = exchange;
  const { result = {} } = call.operation;
  const { optional = [], expiresAt, singleUse } = result;
  const { answer } = trip.sent;
  const token = readSecret(answer, result.token);
  const url = readSecret(answer, result.url);
  const missing =
    (!token && (!url || !optional.includes("token")) && result.token) ||
    (!url && (!token || !optional.includes("url")) && result.url);
  if (missing) {
    throw unexpectedAnswer(`with no text at ${missing}`, exchange);
  }
  const requestId = readRequestId(answer, result.requestId, response.headers);
  return hide({ token, url, ...findExpiry(exchange, expiresAt), singleUse, requestId, raw });
}

/** A field that is missing or unreadable is no reason to lose a token that was minted. */
function findExpiry(
  { call, trip, body, arrival }: Exchange,
  expiry: Expiry | undefined,
): Pick<LinkToken, "expiresAt" | "expirySource"> {
  const { operation, mode } = call;
  const { modes } = operation;
  const minting = { sent: body.wire, received: trip.sent.answer, arrival, modes, mode };
  const expiresAt = new Date(expiry ? expiry.read(minting) : NaN);
  return expiry && expiresAt.getTime()
    ? { expiresAt, expirySource: expiry.source }
    : { expirySource: "unknown" };
}

function readSecret(received: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : followPointer(received, pointer);
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
