import { quote } from "../../diagnostics/quote.js";
import { toPointer } from "../../openapi/pointer.js";
import { isComponentName } from "../../openapi/reference.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Checks that components have keys that a reference can name. */
export function* componentNames({ spec }: LintContext): Iterable<Problem> {
  for (const [kind, components] of Object.entries(spec.components ?? {})) {
    if (typeof components !== "object" || components === null || kind.startsWith("x-")) continue;
    for (const key of Object.keys(components)) {
      if (isComponentName(key)) continue;
      yield {
        code: "invalid-name",
        pointer: toPointer(["components", kind, key]),
        part: "key",
        message: `${quote(key)} cannot name a component.`,
        help: "use letters, digits, dots, hyphens and underscores, as OpenAPI does",
      };
    }
  }
}
