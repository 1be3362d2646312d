import {
  type AnyLinkTokenError,
  LinkTokenError,
  type LinkTokenErrorDetails,
  type LinkTokenErrorKind,
} from "./link-token-error.js";

/**
 * Makes the errors of one client or call, which share what is known of it by then.
 *
 * What they are given is shown as it is: what came from elsewhere has to have lost its secrets before.
 */
export function createFail(facts: Facts): Fail {
  return (kind, message, details) =>
    // `instanceof` goes by the kind, so that a class is in a bundle only where the caller's code names it.
    new LinkTokenError(message, { kind, ...facts, ...details }) as AnyLinkTokenError;
}

/** Gives the error to throw. */
export type Fail = (
  kind: LinkTokenErrorKind,
  message: string,
  details?: Omit<LinkTokenErrorDetails, keyof Facts | "kind">,
) => AnyLinkTokenError;

/** The error for an option that is missing or wrong; the message begins with its name. */
export function refusal(fail: Fail, option: string, problem: string): AnyLinkTokenError {
  return fail("configuration", `${option} ${problem}.`, { fields: [option] });
}

/** The error for something that took too long. */
export function tooLate(fail: Fail, who: string, span: number | string): AnyLinkTokenError {
  return fail("timeout", `${who} did not answer within ${span} ms.`);
}

/** What is known of a call, and safe to show; it grows as the call goes on. */
export type Facts = {
  -readonly [Name in Fact]?: LinkTokenErrorDetails[Name];
} & Pick<LinkTokenErrorDetails, "provider">;

type Fact =
  "operation" | "environment" | "method" | "path" | "attempts" | "httpStatus" | "retryAfter";
