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
export function createFail(facts: Facts, secrets: () => Secrets = noSecrets): Fail {
  return (kind, message, { status, retryAfter, cause, ...details } = {}) => {
    const { values, ...rest } = secrets();
    // Shorter secrets would eat into our own words.
    const safeMessage = redact(message, { values: values.filter(({ length }) => length > 3) });
    return createError(kind, String(safeMessage), {
      ...facts,
      ...(redact(details, { values, ...rest }) as typeof details),
      status,
      retryAfter,
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

/** What is known of a call; it grows as the call goes on. */
export type Facts = Pick<LinkTokenErrorDetails, "provider" | "operation" | "method" | "path"> & {
  environment?: string | undefined;
  attempts?: number | undefined;
};

function noSecrets(): Secrets {
  return { values: [] };
}
