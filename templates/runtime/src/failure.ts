import {
  type AnyLinkTokenError,
  createError,
  type LinkTokenErrorDetails,
  type LinkTokenErrorKind,
} from "./link-token-error.js";
import { redact, type Secrets } from "./redact.js";

/**
 * Makes the errors of one client or call, which share what is known of it by then.
 *
 * Every error goes through here, and loses its secrets here; its cause has to be safe as it is.
 */
export function createFail(facts: Facts, secrets: () => Secrets): Fail {
  return (kind, message, { cause, ...details } = {}) => {
    const { values, properties } = secrets();
    // Shorter secrets would eat into our own words.
    const long = values.filter(({ length }) => length > 3);
    return createError(kind, String(redact(message, { values: long })), {
      ...facts,
      ...(redact(details, { values, properties }) as typeof details),
      cause,
    });
  };
}

/** Gives the error to throw. */
export type Fail = (
  kind: LinkTokenErrorKind,
  message: string,
  details?: Omit<LinkTokenErrorDetails, keyof Facts>,
) => AnyLinkTokenError;

/** The error for an option that is missing or wrong; the message begins with its name. */
export function refusal(fail: Fail, option: string, problem: string): AnyLinkTokenError {
  return fail("configuration", `${option} ${problem}.`, { fields: [option] });
}

/** What is known of a call, and safe to show; it grows as the call goes on. */
export type Facts = {
  -readonly [Name in Fact]?: LinkTokenErrorDetails[Name];
} & Pick<LinkTokenErrorDetails, "provider">;

type Fact = "operation" | "environment" | "method" | "path" | "attempts" | "status" | "retryAfter";
