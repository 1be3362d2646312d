import { defined } from "./defined.js";

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
export class LinkTokenError extends Error {
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
  /**
   * The HTTP status of the provider's response, where there was one. It is not called `status`: web frameworks
   * take that of an error which nobody caught for the status of the app's own response.
   */
  declare readonly httpStatus?: number;
  /** The provider's code for what went wrong, where it documents one; at most 200 characters. */
  declare readonly code?: string;
  /** The provider's words for what went wrong, where it documents where they stand; at most 1,000 characters. */
  declare readonly providerMessage?: string;
  /** The provider's id of the request, for its support. */
  declare readonly requestId?: string;
  /** Seconds after which the provider wants to be asked again. */
  declare readonly retryAfter?: number;
  /** What the provider returned instead of a success, redacted; a text of at most 1,000 characters. */
  declare readonly body?: unknown;
  /** The options or the properties of the input that are concerned. */
  declare readonly fields?: readonly string[];

  /** The kind whose errors are instances of this class; `undefined` for every kind. */
  static readonly kind: LinkTokenErrorKind | undefined = undefined;

  static override [Symbol.hasInstance](value: unknown): boolean {
    // A class that somebody derives from one of ours has no kind of its own.
    return Object.hasOwn(this, "kind")
      ? isLinkTokenError(value) && (this.kind ?? value.kind) === value.kind
      : super[Symbol.hasInstance](value);
  }

  constructor(message: string, { cause, ...details }: LinkTokenErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    const { kind = details.kind } = new.target;
    Object.assign(this, defined({ ...details, kind }));
    const words = kind?.replace(/^.|-./g, (start) => start.slice(-1).toUpperCase()) ?? "";
    Object.defineProperty(this, "name", { value: `LinkToken${words}Error`, writable: true });
    // The stack begins with the name, which was not known when it was taken.
    (Error as StackTracing).captureStackTrace?.(this, new.target);
  }

  /** Marks the errors of every copy of this package. */
  [brand()](): void {}

  /** Gives what `JSON.stringify` writes: every property, the name and the message; not the cause. */
  toJSON(): object {
    const { name, message } = this;
    return { ...this, name, message };
  }
}

/** An option, a credential or an environment variable is missing or wrong; nothing was sent. */
export class LinkTokenConfigurationError extends LinkTokenError {
  static override readonly kind = "configuration";
  declare readonly kind: "configuration";
}

/** The input breaks a rule of the operation; nothing was sent. `fields` names the properties. */
export class LinkTokenInputError extends LinkTokenError {
  static override readonly kind = "input";
  declare readonly kind: "input";
}

/** No whole response came. */
export class LinkTokenConnectionError extends LinkTokenError {
  static override readonly kind = "connection";
  declare readonly kind: "connection";
}

/** No whole response came in time: within `timeout` in the last attempt, or within `deadline`. */
export class LinkTokenTimeoutError extends LinkTokenError {
  static override readonly kind = "timeout";
  declare readonly kind: "timeout";
}

/** The caller's signal ended the call; `cause` has the words of the signal's reason. */
export class LinkTokenAbortError extends LinkTokenError {
  static override readonly kind = "abort";
  declare readonly kind: "abort";
}

/** 401, or a refusal in OAuth's words: the provider does not know these credentials. */
export class LinkTokenAuthenticationError extends LinkTokenError {
  static override readonly kind = "authentication";
  declare readonly kind: "authentication";
  declare readonly httpStatus: number;
}

/** 403: the provider knows these credentials, and they may not do this. */
export class LinkTokenPermissionError extends LinkTokenError {
  static override readonly kind = "permission";
  declare readonly kind: "permission";
  declare readonly httpStatus: number;
}

/** 404: what the request names does not exist. */
export class LinkTokenNotFoundError extends LinkTokenError {
  static override readonly kind = "not-found";
  declare readonly kind: "not-found";
  declare readonly httpStatus: number;
}

/** 429: too many requests; `retryAfter` says when to come back, where the provider does. */
export class LinkTokenRateLimitError extends LinkTokenError {
  static override readonly kind = "rate-limit";
  declare readonly kind: "rate-limit";
  declare readonly httpStatus: number;
}

/** Any other 4xx: the provider refuses the request. */
export class LinkTokenInvalidRequestError extends LinkTokenError {
  static override readonly kind = "invalid-request";
  declare readonly kind: "invalid-request";
  declare readonly httpStatus: number;
}

/** 5xx: the provider failed. */
export class LinkTokenServerError extends LinkTokenError {
  static override readonly kind = "server";
  declare readonly kind: "server";
  declare readonly httpStatus: number;
}

/** The provider responded with something else than it documents: no JSON, a missing token, a redirect. */
export class LinkTokenUnexpectedResponseError extends LinkTokenError {
  static override readonly kind = "unexpected-response";
  declare readonly kind: "unexpected-response";
  declare readonly httpStatus: number;
}

/** The classes of all kinds. */
export type LinkTokenErrorClass =
  | typeof LinkTokenConfigurationError
  | typeof LinkTokenInputError
  | typeof LinkTokenConnectionError
  | typeof LinkTokenTimeoutError
  | typeof LinkTokenAbortError
  | typeof LinkTokenAuthenticationError
  | typeof LinkTokenPermissionError
  | typeof LinkTokenNotFoundError
  | typeof LinkTokenRateLimitError
  | typeof LinkTokenInvalidRequestError
  | typeof LinkTokenServerError
  | typeof LinkTokenUnexpectedResponseError;

/** Whether a caught value is a {@link LinkTokenError}, of this or of another copy of this package. */
export function isLinkTokenError(value: unknown): value is AnyLinkTokenError {
  try {
    return brand() in Object(value);
  } catch {
    // A proxy that was revoked.
    return false;
  }
}

/** What went wrong, as one word; each has a class of its own. */
export type LinkTokenErrorKind = LinkTokenErrorClass["kind"];

/** Every error that a client gives, told apart by `kind`. */
export type AnyLinkTokenError = InstanceType<LinkTokenErrorClass>;

/** The fields that a {@link LinkTokenError} is made of. */
export interface LinkTokenErrorDetails {
  /** Where the class says none. */
  readonly kind?: LinkTokenErrorKind | undefined;
  readonly provider: string;
  readonly operation?: string | undefined;
  readonly environment?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly attempts?: number | undefined;
  readonly httpStatus?: number | undefined;
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

/** What V8 and others have. */
interface StackTracing {
  readonly captureStackTrace?: (error: object, from: unknown) => void;
}
