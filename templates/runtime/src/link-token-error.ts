/**
 * The base of every error that a client gives: what failed, where, and what to do about it.
 *
 * No property, message, stack or cause of it holds a secret credential or a request body.
 * `instanceof` also knows an error of another copy of this package, such as the CommonJS one.
 *
 * @example
 * try {
 *   await client.createLinkToken(input);
 * } catch (error) {
 *   if (error instanceof LinkTokenRateLimitError) return later(error.retryAfter);
 *   throw error;
 * }
 */
export abstract class LinkTokenError extends Error {
  declare readonly kind: LinkTokenErrorKind;
  /** The provider's key, such as the last part of its package's name. */
  declare readonly provider: string;
  /** The operationId. */
  declare readonly operation?: string;
  declare readonly environment?: string;
  declare readonly method?: string;
  declare readonly path?: string;
  /** How many requests were sent; absent where none was. */
  declare readonly attempts?: number;
  /** The HTTP status, where there was an answer. */
  declare readonly status?: number;
  /** The provider's code for what went wrong. */
  declare readonly code?: string;
  /** The provider's words for what went wrong. */
  declare readonly providerMessage?: string;
  /** The provider's id of the request, for its support. */
  declare readonly requestId?: string;
  /** Seconds after which the provider wants to be asked again. */
  declare readonly retryAfter?: number;
  /** What the provider answered in place of a success, redacted; a text of at most 1,000 characters. */
  declare readonly body?: unknown;
  /** The options or the properties of the input that are concerned. */
  declare readonly fields?: readonly string[];

  static override [Symbol.hasInstance](value: unknown): boolean {
    const { kind } = this.prototype;
    return this === LinkTokenError || classes[kind] === this
      ? isLinkTokenError(value) && (!kind || kind === value.kind)
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  constructor(message: string, { cause, ...details }: LinkTokenErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    // The kind stands on the prototype; as an own property it shows in `inspect` and JSON as well.
    const known = Object.entries({ kind: this.kind, ...details });
    Object.assign(this, Object.fromEntries(known.filter(([, value]) => value !== undefined)));
  }
}

/** An option, a credential or an environment variable is missing or wrong; nothing was sent. */
export class LinkTokenConfigurationError extends LinkTokenError {
  declare readonly kind: "configuration";
}

/** The input breaks a rule of the operation; nothing was sent. `fields` names the properties. */
export class LinkTokenInputError extends LinkTokenError {
  declare readonly kind: "input";
}

/** No whole answer came. */
export class LinkTokenConnectionError extends LinkTokenError {
  declare readonly kind: "connection";
}

/** No whole answer came in time: within `timeout` in the last attempt, or within `deadline`. */
export class LinkTokenTimeoutError extends LinkTokenError {
  declare readonly kind: "timeout";
}

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class LinkTokenAbortError extends LinkTokenError {
  declare readonly kind: "abort";
}

/** 401: the provider does not know these credentials. */
export class LinkTokenAuthenticationError extends LinkTokenError {
  declare readonly kind: "authentication";
  declare readonly status: number;
}

/** 403: the provider knows these credentials, and they may not do this. */
export class LinkTokenPermissionError extends LinkTokenError {
  declare readonly kind: "permission";
  declare readonly status: number;
}

/** 404: what the request names does not exist. */
export class LinkTokenNotFoundError extends LinkTokenError {
  declare readonly kind: "not-found";
  declare readonly status: number;
}

/** 429: too many requests; `retryAfter` says when to come back, where the provider does. */
export class LinkTokenRateLimitError extends LinkTokenError {
  declare readonly kind: "rate-limit";
  declare readonly status: number;
}

/** Any other 4xx: the provider refuses the request. */
export class LinkTokenInvalidRequestError extends LinkTokenError {
  declare readonly kind: "invalid-request";
  declare readonly status: number;
}

/** 5xx: the provider failed. */
export class LinkTokenServerError extends LinkTokenError {
  declare readonly kind: "server";
  declare readonly status: number;
}

/** The provider answered with something else than it documents: no JSON, a missing token, a redirect. */
export class LinkTokenUnexpectedAnswerError extends LinkTokenError {
  declare readonly kind: "unexpected-answer";
  declare readonly status: number;
}

const classes = {
  configuration: LinkTokenConfigurationError,
  input: LinkTokenInputError,
  connection: LinkTokenConnectionError,
  timeout: LinkTokenTimeoutError,
  abort: LinkTokenAbortError,
  authentication: LinkTokenAuthenticationError,
  permission: LinkTokenPermissionError,
  "not-found": LinkTokenNotFoundError,
  "rate-limit": LinkTokenRateLimitError,
  "invalid-request": LinkTokenInvalidRequestError,
  server: LinkTokenServerError,
  "unexpected-answer": LinkTokenUnexpectedAnswerError,
} as const;

// A bundler renames classes, and an error has to print its name all the same.
for (const [kind, { prototype }] of Object.entries({ "": LinkTokenError, ...classes })) {
  const word = kind.replace(/(^|-)[a-z]/g, (start) => start.slice(-1).toUpperCase());
  Object.defineProperties(prototype, {
    kind: { value: kind || undefined, writable: true },
    name: { value: `LinkToken${word}Error`, writable: true, configurable: true },
    [brand()]: { value: true },
  });
}

/** Makes the error of a kind. */
export function createError(
  kind: LinkTokenErrorKind,
  message: string,
  details: LinkTokenErrorDetails,
): AnyLinkTokenError {
  return new classes[kind](message, details);
}

/** Whether a caught value is a {@link LinkTokenError}, of this or of another copy of this package. */
export function isLinkTokenError(value: unknown): value is AnyLinkTokenError {
  return typeof value === "object" && value !== null && brand() in value;
}

/** What went wrong, as one word; each has a class of its own. */
export type LinkTokenErrorKind = keyof typeof classes;

/** Every error that a client gives, told apart by `kind`. */
export type AnyLinkTokenError = InstanceType<(typeof classes)[LinkTokenErrorKind]>;

/** The fields that a {@link LinkTokenError} is made of. */
export interface LinkTokenErrorDetails {
  readonly provider: string;
  readonly operation?: string | undefined;
  readonly environment?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly attempts?: number | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly providerMessage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly body?: unknown;
  readonly fields?: readonly string[] | undefined;
  readonly cause?: unknown;
}

function brand(): symbol {
  return Symbol.for("@linkmint/LinkTokenError");
}
