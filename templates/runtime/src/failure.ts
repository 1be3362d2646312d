import { LinkTokenError, type LinkTokenErrorDetails } from "./link-token-error.js";
import { redact } from "./redact.js";

/** Makes the errors of one client or call, which share what is known of it; their details hold no secret. */
export function createFail(context: Context, secrets: readonly string[] = []): Fail {
  return (message, { kind, status, cause, ...details }) =>
    new LinkTokenError(message, {
      ...context,
      ...(redact(details, secrets) as typeof details),
      kind,
      status,
      cause,
    });
}

/** Gives the error to throw. The message and the cause have to be safe as they are. */
export type Fail = (
  message: string,
  details: Omit<LinkTokenErrorDetails, keyof Context>,
) => LinkTokenError;

type Context = Pick<
  LinkTokenErrorDetails,
  "provider" | "operation" | "environment" | "method" | "path"
>;
