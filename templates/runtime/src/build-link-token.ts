import type { Exchange } from "./exchange.js";
import type { LinkToken } from "./link-token.js";
import { readRequestId } from "./read-request-id.js";
import { redacted } from "./redact.js";

/** Builds the common result of an exchange. */
export function buildLinkToken({ trip, answer, raw, token, url, mode }: Exchange): LinkToken {
  const { operation, sent } = trip;
  const { result = {}, modes } = operation;
  const { expiresAt: expiry, singleUse } = result;
  const received = sent.answer;
  // A field that is missing or unreadable is no reason to lose a token that was minted.
  const minting = { sent: sent.body ?? {}, received, arrival: Date.now(), modes, mode };
  const expiresAt = new Date(expiry?.read(minting) ?? NaN);
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
