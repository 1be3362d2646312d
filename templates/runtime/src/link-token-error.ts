/**
 * The one error of every client: what failed, where, and what to do about it.
 *
 * No property, message, stack or cause of it holds a secret credential. `instanceof` also knows an
 * error of another copy of this package, such as the CommonJS one.
 *
 * @example
 * try {
 *   await client.createLinkToken(input);
 * } catch (error) {
 *   if (error instanceof LinkTokenError && error.status === 429) return later();
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
  /** The HTTP status, where there was an answer. */
  declare readonly status?: number;
  /** The provider's code for what went wrong. */
  declare readonly code?: string;
  /** The provider's words for what went wrong. */
  declare readonly providerMessage?: string;
  /** The provider's id of the request, for its support. */
  declare readonly requestId?: string;
  /** What the provider answered in place of a success, redacted; a text of at most 1,000 characters. */
  declare readonly body?: unknown;
  /** The options or the properties of the input that are concerned. */
  declare readonly fields?: readonly string[];

  static {
    Object.defineProperties(this.prototype, {
      name: { value: "LinkTokenError", configurable: true, writable: true },
      [brand()]: { value: true },
    });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === LinkTokenError
      ? isLinkTokenError(value)
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  constructor(message: string, { cause, ...details }: LinkTokenErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    const known = Object.entries(details).filter(([, value]) => value !== undefined);
    Object.assign(this, Object.fromEntries(known));
  }
}

/** Whether a caught value is a {@link LinkTokenError}, of this or of another copy of this package. */
export function isLinkTokenError(value: unknown): value is LinkTokenError {
  return typeof value === "object" && value !== null && brand() in value;
}

/**
 * - `configuration`: an option, a credential or an environment variable is missing or wrong
 * - `input`: the input breaks a rule of the operation; nothing was sent
 * - `connection`: no whole answer came
 * - `abort`: the caller's signal ended the call; `cause` is the signal's reason
 * - `http`: the provider answered with another status than 2xx
 * - `response`: the provider answered 2xx, but not with what it documents
 */
export type LinkTokenErrorKind =
  "configuration" | "input" | "connection" | "abort" | "http" | "response";

/** The fields that a {@link LinkTokenError} is made of. */
export interface LinkTokenErrorDetails {
  readonly kind: LinkTokenErrorKind;
  readonly provider: string;
  readonly operation?: string | undefined;
  readonly environment?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly providerMessage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly body?: unknown;
  readonly fields?: readonly string[] | undefined;
  readonly cause?: unknown;
}

function brand(): symbol {
  return Symbol.for("@linkmint/LinkTokenError");
}
