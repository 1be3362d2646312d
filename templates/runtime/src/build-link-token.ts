import type { Exchange } from "./exchange.js";
import { findExpiry } from "./find-expiry.js";
import { followPointer } from "./follow-pointer.js";
import type { LinkToken } from "./link-token.js";
import { readText } from "./read-text.js";

/** The common result; an answer without the token, or without the URL where that is all, is an error. */
export function buildLinkToken(exchange: Exchange): LinkToken {
  const { call, received, raw, status, name, fail } = exchange;
  const { token, url, requestId: idPointer } = call.operation.result ?? {};
  const requestId = readText(received, idPointer);
  const found = { token: readSecret(received, token), url: readSecret(received, url) };
  if (!(token === undefined ? found.url : found.token)) {
    throw fail(`${name} answered ${status}, but with no text at ${token ?? url}.`, {
      kind: "response",
      status,
      requestId,
    });
  }
  return { ...found, ...findExpiry(exchange), requestId, raw };
}

function readSecret(received: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : followPointer(received, pointer);
  return typeof value === "string" && value ? value : undefined;
}
