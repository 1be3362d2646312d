import { isSecretName, type OperationDescription, redacted } from "@linkmint/runtime";
import type { MockedProvider } from "./described-provider.js";
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
  /** What the caller got; nothing where the connection broke before. */
  readonly status?: number;
  /** The location and the rule that were broken. */
  readonly reason?: string;
  /** The fault that it met. */
  readonly fault?: string;
  /** JSON Pointers to what of the response no source says. */
  readonly invented?: readonly string[];
}

/** Masks credentials, what looks like them in headers and query, and the secrets that stand in the path. */
export function maskRequest(
  { method, url, headers }: Incoming,
  { secrets: known }: MockedProvider,
  secrets: readonly string[] = [],
): Pick<RecordedRequest, "method" | "path" | "headers"> {
  const isSecret = (name: string): boolean => known.get(name) ?? isSecretName(name);
  const mask = (entries: Iterable<[string, string]>) =>
    Array.from(entries, ([name, value]) => [name, isSecret(name.toLowerCase()) ? redacted : value]);
  const query = url.search === "" ? [] : mask(url.searchParams);
  return {
    method,
    path:
      secrets.reduce(hide, url.pathname) +
      (query.some(([, value]) => value === redacted)
        ? `?${new URLSearchParams(query).toString()}`
        : url.search),
    headers: Object.fromEntries(mask(headers)),
  };
}

function hide(text: string, secret: string): string {
  return text.replaceAll(secret, redacted).replaceAll(encodeURIComponent(secret), redacted);
}

/** Masks the members of a body that the spec marks as sensitive; null is no secret. */
export function maskBody(
  value: unknown,
  operation: Pick<OperationDescription, "sensitive">,
): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => maskBody(item, operation));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      item !== null && operation.sensitive?.includes(name) ? redacted : maskBody(item, operation),
    ]),
  );
}
