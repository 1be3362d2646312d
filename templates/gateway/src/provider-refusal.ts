import { type AnyLinkTokenError, isLinkTokenError } from "@linkmint/runtime";
import { Refusal, type ProblemCode } from "./refusal.js";

/**
 * Turns what a client threw into what a page may know: what to do, and nothing of the provider's own words, which may quote
 * anything. The log has kind, status and code; the error itself, with its words, is for `onError`.
 */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (!isLinkTokenError(error)) {
    const reason = "Something threw what is no LinkTokenError; onError has it.";
    return new Refusal("gateway-failed", "Something went wrong.", { reason, cause: error });
  }
  const [code, detail] = problemOf(error);
  const isAboutInput = error.kind === "input";
  return new Refusal(code, detail, {
    retryAfter: error.retryAfter ?? (code === "provider-busy" ? 1 : undefined),
    reason: summarize(error),
    cause: error,
    ...(isAboutInput && {
      errors: (error.fields ?? []).map((path) => ({
        path,
        detail: "is missing or not as it must be",
      })),
    }),
  });
}

/** Such as `authentication 401 INVALID_API_KEYS`; what does not look like a code is not one, and may be any words. */
function summarize({ kind, httpStatus, code = "" }: AnyLinkTokenError): string {
  const known = /^[\w.:-]{1,80}$/u.test(code) ? code : undefined;
  return [kind, httpStatus, known].filter((part) => part !== undefined).join(" ");
}

function problemOf({ kind }: AnyLinkTokenError): [ProblemCode, string] {
  switch (kind) {
    case "input":
      return ["input-refused", "The input breaks a rule of the provider."];
    case "invalid-request":
    case "not-found":
      return ["provider-refused", "The provider refused the input."];
    case "rate-limit":
      return ["provider-busy", "The provider takes no more requests for now."];
    case "timeout":
    case "abort":
      return ["provider-timeout", "The provider did not respond in time."];
    case "authentication":
    case "permission":
    case "connection":
    case "server":
    case "unexpected-response":
      return ["provider-failed", "The provider did not give what it should."];
    case "configuration":
      return ["gateway-failed", "The gateway is not set up right."];
    default:
      return kind satisfies never;
  }
}
