import { quote, quoteList } from "../../diagnostics/quote.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** JSON Schema 2020-12, Validation, 6.1.1. */
const types = ["array", "boolean", "integer", "null", "number", "object", "string"];

/** The type of a schema is one that JSON Schema has; any other would become `unknown`. */
export function* knownTypes({ objects }: LintContext): Iterable<Problem> {
  for (const { kind, pointer, value } of objects) {
    if (kind !== "schema") continue;
    const wrong = [value.type].flat().find((type) => type !== undefined && !isType(type));
    if (wrong === undefined) continue;
    yield {
      code: "invalid-openapi",
      pointer: `${pointer}/type`,
      message: `There is no type ${quote(String(wrong))} in JSON Schema.`,
      help: didYouMean(String(wrong), types) ?? `the types are ${quoteList(types, "and")}`,
    };
  }
}

function isType(type: unknown): boolean {
  return typeof type === "string" && types.includes(type);
}
