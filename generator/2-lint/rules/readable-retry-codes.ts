import { isProblemMediaType } from "../../openapi/media-type.js";
import { failureAnswers } from "../../openapi/responses.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Codes that are worth another attempt are read from somewhere: where `error.code` points, or a problem's `type`. */
export function* readableRetryCodes({ operations }: LintContext): Iterable<Problem> {
  for (const { operation, token, tokenPointer, name } of operations) {
    if ((token?.retry?.codes ?? []).length === 0 || token?.error.code !== undefined) continue;
    const failures = failureAnswers(operation.responses ?? {});
    if (failures.some(({ mediaType }) => isProblemMediaType(mediaType))) continue;
    yield {
      code: "unread-retry-codes",
      pointer: `${tokenPointer}/retry/codes`,
      message: `No failure of ${name} has a code that these could be compared with.`,
      help: "say where the code stands by error.code, such as { code: /error_code }, or remove the list",
    };
  }
}
