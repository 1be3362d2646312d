import { quote } from "../../diagnostics/quote.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { usedSchemes } from "../used-schemes.js";

/** Headers have names and values that HTTP can carry. */
export function* headerNames(context: LintContext): Iterable<Problem> {
  for (const { pointer, scheme, credential } of usedSchemes(context)) {
    if (scheme.type === "apiKey" && scheme.in !== "query")
      yield* headerName(scheme.name, `${pointer}/name`);
    if (credential !== undefined && "constant" in credential) {
      yield* headerValue(credential.constant, `${pointer}/x-link-credential/constant`);
    } else if (credential !== undefined && "prefix" in credential && credential.prefix) {
      // What follows it gives the end of the value.
      yield* headerValue(credential.prefix, `${pointer}/x-link-credential/prefix`, "x");
    }
  }
  for (const { tokenPointer, token } of context.operations) {
    const header = token?.idempotencyHeader;
    if (typeof header === "string") yield* headerName(header, `${tokenPointer}/idempotencyHeader`);
  }
}

/** A field name is a token (RFC 9110, 5.1 and 5.6.2). */
export function* headerName(name: string | undefined, pointer: string): Iterable<Problem> {
  if (name !== undefined && /^[\w!#$%&'*+.^`|~-]+$/u.test(name)) return;
  yield {
    code: "invalid-header",
    pointer,
    ...(name === undefined && { part: "key" }),
    message:
      name === undefined
        ? "The security scheme does not name its header."
        : `${quote(name)} cannot name a header.`,
    help: "write letters, digits and hyphens, such as X-Api-Key",
  };
}

/** A field value is visible ASCII with spaces inside (RFC 9110, 5.5); anything more, fetch may refuse. */
export function* headerValue(value: string, pointer: string, rest = ""): Iterable<Problem> {
  if (/^[!-~](?:[ -~]*[!-~])?$/u.test(value + rest)) return;
  yield {
    code: "invalid-header",
    pointer,
    message: `${quote(value)} cannot be the value of a header.`,
    help: "write visible ASCII characters, with spaces between them only",
  };
}
