/** Ends a request with a problem (RFC 9457). */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly details: RefusalDetails;

  constructor(code: ProblemCode, detail: string, details: RefusalDetails = {}) {
    super(detail);
    this.code = code;
    this.details = details;
  }
}

/** What a refusal has besides its code and its sentence. */
export interface RefusalDetails {
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  /** The members of the body that are refused. */
  readonly errors?: readonly InputFault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** For the log alone. */
  readonly reason?: string | undefined;
  /** For `onError` alone. */
  readonly cause?: unknown;
}

/** A member of the body, and what is wrong with it; no value is quoted. */
export interface InputFault {
  /** As `allow` has it: `user.address.country`, `accounts[0].name`. */
  readonly path: string;
  readonly detail: string;
}

/** Every code that a problem may have, with its status and title. */
export const problems = {
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "Method not allowed" },
  "origin-refused": { status: 403, title: "Refused origin" },
  "unsupported-media-type": { status: 415, title: "Unsupported media type" },
  "body-too-large": { status: 413, title: "Body too large" },
  "body-too-slow": { status: 408, title: "Body too slow" },
  "body-invalid": { status: 400, title: "Invalid body" },
  unauthorized: { status: 401, title: "Not signed in" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "limiter-unavailable": { status: 503, title: "Temporarily unavailable" },
  "input-refused": { status: 422, title: "Refused input" },
  "provider-refused": { status: 422, title: "Refused by the provider" },
  "provider-busy": { status: 503, title: "Provider is busy" },
  "provider-failed": { status: 502, title: "Provider failed" },
  "provider-timeout": { status: 504, title: "Provider took too long" },
  "gateway-failed": { status: 500, title: "Gateway failed" },
} as const satisfies Readonly<Record<string, { status: number; title: string }>>;

export type ProblemCode = keyof typeof problems;
