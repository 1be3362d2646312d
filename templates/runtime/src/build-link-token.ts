import { type Exchange, unexpectedAnswer } from "./exchange.js";
import { followPointer } from "./follow-pointer.js";
import type { LinkToken } from "./link-token.js";
import type { Expiry } from "./operation.js";
import { readRequestId } from "./read-request-id.js";
import { redacted } from "./redact.js";

/** The common result; an answer without what every answer has, or with neither token nor URL, is an error. */
export function buildLinkToken(exchange: Exchange): LinkToken {
  const { call, received, raw, response } = exchange;
  const { token, url, optional = [], singleUse, ...others } = call.operation.result ?? {};
  const requestId = readRequestId(received, others.requestId, response.headers);
  const secrets = { token: readSecret(received, token), url: readSecret(received, url) };
  const lacking = Object.entries({ token, url }).filter(
    ([part, pointer]) => pointer && !secrets[part as keyof typeof secrets],
  );
  const [missing] = lacking.filter(
    ([part]) => !optional.some((each) => each === part) || !(secrets.token || secrets.url),
  );
  if (missing) {
    throw unexpectedAnswer(`with no text at ${missing[1]}`, exchange);
  }
  return hide({ ...secrets, ...findExpiry(exchange, others.expiresAt), singleUse, requestId, raw });
}

/** A field that is missing or unreadable is no reason to lose a token that was minted. */
function findExpiry(
  exchange: Exchange,
  expiry: Expiry | undefined,
): Pick<LinkToken, "expiresAt" | "expirySource"> {
  const expiresAt = new Date(expiry ? expiry.read(exchange) : NaN);
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
