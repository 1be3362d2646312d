import { quote } from "../../diagnostics/quote.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Schemas refer to themselves through a property or an item only. */
export function* acyclicReferences({ cycles }: LintContext): Iterable<Problem> {
  for (const [first = "", ...others] of cycles) {
    const way = others.length === 0 ? "" : ` by way of ${others.map(quote).join(", ")}`;
    yield {
      code: "circular-reference",
      pointer: toPointer(["components", "schemas", first]),
      part: "key",
      message: `The schema ${quote(first)} refers to itself${way}, with no object or list in between.`,
      help: "put the inner reference under a property or items, or leave it out",
    };
  }
}
