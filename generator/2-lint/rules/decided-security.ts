import { quoteList } from "../../diagnostics/quote.js";
import { namesScheme, securityOf } from "../../openapi/operations.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** An operation says how it authenticates. */
export function* decidedSecurity(context: LintContext): Iterable<Problem> {
  const places = new Set<string>();
  for (const operation of context.operations) {
    const { pointer, requirements } = securityOf(context.spec, operation);
    if (requirements.some(namesScheme)) continue;
    const isSilent = pointer === "/security" && context.spec.security === undefined;
    const place = isSilent ? operation.pointer : pointer;
    if (places.has(place)) continue;
    places.add(place);
    yield {
      code: "undecided-security",
      pointer: place,
      part: "key",
      message: `How does ${operation.name} authenticate? Until that is decided, it is sent without credentials.`,
      help: helpFor(context),
    };
  }
}

function helpFor({ schemes }: LintContext): string {
  const [first = "apiKey"] = schemes.keys();
  const name = /^[\w-]+$/u.test(first) ? first : JSON.stringify(first);
  const where =
    schemes.size === 0
      ? "with the scheme under components.securitySchemes"
      : `of ${quoteList([...schemes.keys()], "and")}`;
  return `name a security scheme, ${where}, as in security: [{ ${name}: [] }]; where the API takes no credentials, say that with x-link-allow`;
}
