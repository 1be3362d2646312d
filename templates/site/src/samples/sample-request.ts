/** Requests as every language writes them, one after the other, and the same as a call of the generated client. */
export interface SampleRequest {
  /** One, or two where an access token is asked for first. */
  readonly steps: readonly SampleStep[];
  readonly call: SampleCall;
}

/** One HTTP request. */
export interface SampleStep {
  readonly method: string;
  /** Absolute and percent-encoded, with the part of the query that is no credential. */
  readonly url: string;
  /** Credentials in the query, not encoded. */
  readonly query: readonly SamplePair[];
  readonly headers: readonly SamplePair[];
  /** HTTP Basic (RFC 7617). */
  readonly basic?: { readonly username: SampleText; readonly password: SampleText };
  readonly body?: SampleBody;
  /** The member of the JSON response that later steps use. */
  readonly saves?: string;
  /** Whether the response is JSON, unless it is a plain text. */
  readonly reads: "json" | "text";
  /** What the code alone does not say. */
  readonly note?: string;
}

export type SampleBody =
  | { readonly kind: "json"; readonly mediaType: string; readonly value: unknown }
  | { readonly kind: "form"; readonly mediaType: string; readonly pairs: readonly SamplePair[] };

export interface SamplePair {
  readonly name: string;
  readonly value: SampleText;
}

/** A text of literal parts, environment variables and what an earlier step saved. */
export type SampleText = readonly SamplePart[];

export type SamplePart = string | { readonly variable: string } | { readonly saved: string };

/** A call of the generated client. */
export interface SampleCall {
  readonly packageName: string;
  /** The exported class. */
  readonly client: string;
  /** The method, such as `["link", "token", "create"]`. */
  readonly method: readonly string[];
  /** Options of the client that no environment variable fills. */
  readonly options: readonly SamplePair[];
  /** Under the client's names; absent where the method takes none. */
  readonly input?: unknown;
}
