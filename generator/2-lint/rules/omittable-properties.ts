import { quote } from "../../diagnostics/quote.js";
import { parsePointer } from "../../openapi/pointer.js";
import { followPointer, propertiesOf } from "../../openapi/schema.js";
import type { LintContext } from "../build-context.js";
import { requestBody } from "../operation-bodies.js";
import type { Problem } from "../problem.js";

/** What a wrapper does not offer lies at the top of the request body, and the body does without it. */
export function* omittableProperties(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    const body = requestBody(context, operation);
    if (body === undefined || !body.resolvable) continue;
    const properties = propertiesOf(context.spec, body.schema);
    for (const [index, target] of (operation.token?.omit ?? []).entries()) {
      const pointer = `${operation.tokenPointer}/omit/${index}`;
      const [name = "", ...deeper] = parsePointer(target);
      if (deeper.length > 0 && followPointer(context.spec, body.schema, target).kind === "found") {
        yield {
          code: "invalid-omit",
          pointer,
          message: `${quote(target)} lies within a property; only whole properties can be left out.`,
          help: `omit ${quote(`/${name}`)} as a whole, or take the inner one out of the schema`,
        };
      } else if (properties.get(name)?.required === true) {
        yield {
          code: "invalid-omit",
          pointer,
          message: `${quote(target)} is omitted, and the request body requires it.`,
          help: "take it out of the schema's required, or offer it",
        };
      }
    }
  }
}
