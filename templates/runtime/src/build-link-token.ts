import type { Exchange } from "./exchange.js";
import type { LinkToken } from "./link-token.js";
import { readRequestId } from "./read-request-id.js";
import { redacted } from "./redact.js";

/** Builds the common result of an exchange; `console.log` and `util.inspect` see no secret of it, all else does. */
export function buildLinkToken({ state, received, raw, token, url, mode }: Exchange): LinkToken {
  const { result = {}, modes } = state.operation;
  const { body: sent = {}, responseBody } = state.sent;
  const expiry = result.expiresAt;
  let expiresAt = new Date(NaN);
  try {
    expiresAt = new Date(
      expiry?.read({ sent, received: responseBody, arrival: Date.now(), modes, mode }) ?? NaN,
    );
  } catch {
    // What is missing or unreadable is no reason to lose a token that was minted.
  }
  const isKnown = +expiresAt > 0;
  const built: LinkToken = {
    token,
    url,
    ...(isKnown && { expiresAt }),
    expirySource: (isKnown && expiry?.source) || "unknown",
    singleUse: result.singleUse,
    requestId: readRequestId(responseBody, result.requestId, received.response.headers),
    raw,
  };
  return Object.defineProperty(built, Symbol.for("nodejs.util.inspect.custom"), {
    value: () => ({
      ...built,
      token: token && redacted,
      url: url && redacted,
      raw: redacted,
    }),
  });
}
