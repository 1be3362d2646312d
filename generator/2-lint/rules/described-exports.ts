import { quote } from "../../diagnostics/quote.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { allProperties } from "../reached-properties.js";

/** Operations and properties are described: editors show the words. */
export function* describedExports(context: LintContext): Iterable<Problem> {
  for (const { name, pointer, operation } of context.operations) {
    const words = (operation.summary ?? "") + (operation.description ?? "");
    if (words.trim() !== "") continue;
    yield {
      code: "missing-description",
      pointer,
      part: "key",
      message: `${name} has neither a summary nor a description.`,
      help: "add a summary in a few words",
    };
  }
  for (const { name, pointer, description, schema } of allProperties(context)) {
    if (description !== undefined || schema.const !== undefined) continue;
    yield {
      code: "missing-description",
      pointer,
      part: "key",
      message: `The property ${quote(name)} has no description.`,
      help: "add a description: what it is, and what it does where it is left out",
    };
  }
}
