import type { OperationDescription, ProviderDescription } from "@linkmint/runtime";
import type { Incoming } from "./incoming.js";
import { isObject } from "./pointer.js";

/** A request that the mock was sent, without secrets, and how it responded. */
export interface RecordedRequest {
  readonly provider?: string;
  /** The operation's id. */
  readonly operation?: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON or form body as its provider reads it; otherwise the text is left out. */
  readonly body?: unknown;
  readonly mode?: string;
  readonly status: number;
  /** The location and the rule that were broken. */
  readonly reason?: string;
  /** The fault that befell it. */
  readonly fault?: string;
  /** JSON Pointers to what of the response no source says. */
  readonly invented?: readonly string[];
}

const masked = "[redacted]";

/** Masks what a request's headers and query hold of credentials, and the secrets that stand in its path. */
export function maskRequest(
  { method, url, headers }: Incoming,
  provider: ProviderDescription | undefined,
  secrets: readonly string[] = [],
): Pick<RecordedRequest, "method" | "path" | "headers"> {
  const { credentials = [], schemes = [] } = provider ?? {};
  const secretHeaders = new Set(["authorization", "cookie", "proxy-authorization"]);
  for (const { header, secret } of credentials) {
    if (header !== undefined && secret !== false) secretHeaders.add(header.toLowerCase());
  }
  let { search } = url;
  for (const scheme of schemes) {
    if (scheme.kind === "signature") secretHeaders.add(scheme.header.toLowerCase());
    if (scheme.kind === "query" && url.searchParams.has(scheme.parameter)) {
      const query = new URLSearchParams(search);
      query.set(scheme.parameter, masked);
      search = `?${query.toString()}`;
    }
  }
  return {
    method,
    path: secrets.reduce(hide, url.pathname) + search,
    headers: Object.fromEntries(
      [...headers].map(([name, value]) => [name, secretHeaders.has(name) ? masked : value]),
    ),
  };
}

function hide(text: string, secret: string): string {
  return text.replaceAll(secret, masked).replaceAll(encodeURIComponent(secret), masked);
}

/** Masks the members of a body that the spec marks as sensitive. */
export function maskBody(value: unknown, operation: OperationDescription): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => maskBody(item, operation));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      operation.sensitive?.includes(name) ? masked : maskBody(item, operation),
    ]),
  );
}
