import type { LinkTokenError } from "./link-token-error.js";

/**
 * Functions that watch what a client does, for logs and metrics.
 *
 * What they are given holds no secret, no request body and no response's body. They are not waited for,
 * and what they throw is dropped: watching must not cost a token.
 */
export interface Hooks {
  /** Before each attempt. */
  onRequest?: ((request: RequestView) => unknown) | undefined;
  /** After each response has arrived in full, whatever its status. */
  onResponse?: ((response: ResponseView) => unknown) | undefined;
  /** Before each wait for another attempt. */
  onRetry?: ((retry: RetryView) => unknown) | undefined;
  /** Once for each call that fails. */
  onError?: ((error: LinkTokenError) => unknown) | undefined;
}

/** One attempt, as it may be logged. */
export interface RequestView {
  readonly provider: string;
  /** The operationId. */
  readonly operation?: string;
  readonly environment?: string;
  readonly method: string;
  readonly url: string;
  /** Lower-case names; secrets read `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Counts from 1. */
  readonly attempt: number;
}

/** A response, as it may be logged; `headers` are the response's. */
export interface ResponseView extends RequestView {
  readonly status: number;
  /** From the attempt's start to the last byte. */
  readonly milliseconds: number;
}

/** Why an attempt is followed by another, as it may be logged; `headers` are the request's. */
export interface RetryView extends RequestView {
  /** The response's status, where there was a response. */
  readonly status?: number | undefined;
  /** Why there was no response: a connection or a timeout error. */
  readonly error?: LinkTokenError | undefined;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/** Runs a task that nobody waits for, and drops what it throws. */
export function detach(task: () => unknown): void {
  // The promise takes in what is thrown at once and what is rejected later.
  (async () => task())().catch(() => undefined);
}
