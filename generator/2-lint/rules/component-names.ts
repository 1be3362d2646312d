import { quote } from "../../diagnostics/quote.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Components have keys that a reference can name: those of OpenAPI 3.1, 4.8.7.1, and what a JSON Pointer escapes. */
export function* componentNames({ spec }: LintContext): Iterable<Problem> {
  for (const [kind, components] of Object.entries(spec.components ?? {})) {
    if (typeof components !== "object" || components === null || kind.startsWith("x-")) continue;
    for (const key of Object.keys(components)) {
      if (/^[a-zA-Z0-9._~/-]+$/u.test(key)) continue;
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
