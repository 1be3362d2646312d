import type { Exchange } from "./exchange.js";
import { findExpiry } from "./find-expiry.js";
import { followPointer } from "./follow-pointer.js";
import type { LinkToken } from "./link-token.js";
import { readText } from "./read-text.js";

/** The common result; an answer without what every answer has, or with neither token nor URL, is an error. */
export function buildLinkToken(exchange: Exchange): LinkToken {
  const { call, received, raw, status, name, fail } = exchange;
  const { token, url, optional = [], requestId: idPointer } = call.operation.result ?? {};
  const requestId = readText(received, idPointer);
  const found = { token: readSecret(received, token), url: readSecret(received, url) };
  const pointers = { token, url };
  const missing =
    parts.find((part) => pointers[part] && !found[part] && !optional.includes(part)) ??
    (found.token || found.url ? undefined : token ? "token" : "url");
  if (missing) {
    throw fail(`${name} answered ${status}, but with no text at ${pointers[missing]}.`, {
      kind: "response",
      status,
      requestId,
    });
  }
  return { ...found, ...findExpiry(exchange), requestId, raw };
}

const parts = ["token", "url"] as const;

function readSecret(received: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : followPointer(received, pointer);
  return typeof value === "string" && value ? value : undefined;
}
