import { quote, quoteList } from "../../diagnostics/quote.js";
import { schemaTypes, followPointer } from "../../openapi/schema.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { tokenPointers } from "../token-pointers.js";

/** What a result's pointer leads to can be what the result promises, such as text for a token. */
export function* typedPointers(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    for (const { name, pointer, target, body, types } of tokenPointers(context, operation)) {
      if (body === undefined || !body.resolvable || types === undefined) continue;
      const found = followPointer(context.spec, body.schema, target);
      if (found.kind === "missing") continue;
      const given = schemaTypes(context.spec, found.schema);
      if (given === undefined || given.some((type) => types.includes(type))) continue;
      yield {
        code: "mistyped-pointer",
        pointer,
        message: `${name} points to ${target === "" ? "the whole body" : quote(target)}, whose type is ${quoteList(given, "or")}, not ${quoteList(types, "or")}.`,
        help: "point to another property, or correct its type in the schema",
      };
    }
  }
}
