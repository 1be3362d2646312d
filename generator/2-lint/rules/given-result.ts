import type { LintContext } from "../build-context.js";
import { isRecord } from "../describe-value.js";
import type { Problem } from "../problem.js";

/** The primary operation says where its token or its URL is found, and so does every result. */
export function* givenResult({ operations }: LintContext): Iterable<Problem> {
  for (const { name, tokenPointer, token, operation } of operations) {
    if (token === undefined || triesTo(operation["x-link-token"])) continue;
    const { result, primary = operations.length === 1 } = token;
    if (result === undefined ? !primary : (result.token ?? result.url) !== undefined) continue;
    yield {
      code: "missing-result",
      pointer: `${tokenPointer}/result`,
      part: "key",
      message: `${name} does not say where the success body holds the token or the URL.`,
      help: "add result: { token: /link_token } to x-link-token, or url, with a JSON Pointer",
    };
  }
}

/** Whether the result is there as written, though its form may be so wrong that it could not be read. */
function triesTo(extension: unknown): boolean {
  if (!isRecord(extension) || !isRecord(extension.result)) return false;
  return "token" in extension.result || "url" in extension.result;
}
