import { quote } from "../../diagnostics/quote.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Every security scheme is asked for by the document or by an operation. */
export function* usedCredentials({ spec, objects, schemes }: LintContext): Iterable<Problem> {
  const requirements = objects.filter(({ kind }) => kind === "requirement");
  const used = new Set(requirements.flatMap(({ value }) => Object.keys(value)));
  for (const [key, { pointer }] of schemes) {
    if (used.has(key) || spec.components?.securitySchemes?.[key] === undefined) continue;
    yield {
      code: "unused-credential",
      pointer,
      part: "key",
      message: `No operation uses the security scheme ${quote(key)}.`,
      help: `add ${quote(key)}: [] to the security that needs it, or remove the scheme`,
    };
  }
}
