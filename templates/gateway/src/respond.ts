import { problems, type Refusal } from "./refusal.js";

/** What a response is made of. */
export interface Outcome {
  readonly status: number;
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes the body and the headers of a refusal. */
export function describeRefusal({ code, message, details }: Refusal, requestId: string): Outcome {
  const { status, title } = problems[code];
  const { retryAfter, errors, headers } = details;
  const seconds = retryAfter === undefined ? undefined : Math.max(1, Math.ceil(retryAfter));
  return {
    status,
    type: "application/problem+json",
    body: {
      type: `urn:linkmint:problem:${code}`,
      title,
      status,
      detail: message,
      code,
      requestId,
      ...(seconds !== undefined && { retryAfter: seconds }),
      ...(errors !== undefined && { errors }),
    },
    headers: { ...headers, ...(seconds !== undefined && { "retry-after": String(seconds) }) },
  };
}

/** Makes a response, with the headers that each has: nothing may keep it, and no other page may read it. */
export function buildResponse(outcome: Outcome, { requestId, origin }: ResponseCall): Response {
  const headers: Record<string, string> = {
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    vary: "Origin, Sec-Fetch-Site",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
    ...outcome.headers,
  };
  if (origin !== undefined) {
    headers["access-control-allow-origin"] = origin;
    headers["access-control-allow-credentials"] = "true";
    headers["access-control-expose-headers"] = "retry-after, x-request-id";
  }
  if (outcome.body === undefined) return new Response(null, { status: outcome.status, headers });
  headers["content-type"] = outcome.type ?? "application/json";
  return new Response(JSON.stringify(outcome.body), { status: outcome.status, headers });
}

export interface ResponseCall {
  readonly requestId: string;
  /** The caller's, where it is another one that may read responses. */
  readonly origin: string | undefined;
}
