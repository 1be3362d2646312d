import { quote, quoteList } from "../../diagnostics/quote.js";
import { suggest } from "../../diagnostics/suggest.js";
import { propertiesOf } from "../../openapi/schema.js";
import type { LintContext } from "../build-context.js";
import { requestBody } from "../operation-bodies.js";
import { parameterInputs } from "../parameter-inputs.js";
import type { Problem } from "../problem.js";
import { modeProperties, tokenModes } from "../token-modes.js";

/** Modes speak of properties that the request body has. */
export function* knownModeProperties(context: LintContext): Iterable<Problem> {
  for (const operation of context.operations) {
    const body = requestBody(context, operation);
    if (body?.resolvable === false) continue;
    const known = [
      ...parameterInputs(operation).map(({ name }) => name),
      ...(body === undefined ? [] : propertiesOf(context.spec, body.schema).keys()),
    ];
    for (const mode of tokenModes(operation)) {
      for (const { property, pointer } of modeProperties(mode)) {
        if (known.includes(property)) continue;
        const near = suggest(property, known);
        yield {
          code: "unknown-mode-property",
          pointer,
          message: `The mode ${quote(mode.name)} names ${quote(property)}, which the request body does not have.`,
          help:
            near !== undefined
              ? `did you mean ${quote(near)}?`
              : known.length > 0
                ? `it has ${quoteList(known, "and")}`
                : "describe the request body, or remove the mode's rules",
        };
      }
    }
  }
}
