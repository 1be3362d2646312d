import { quote, quoteList } from "../../diagnostics/quote.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { clausesAfter, namesIn } from "../prose.js";
import { requestProperties } from "../reached-properties.js";
import { ruledProperties } from "../ruled-properties.js";

const requirement =
  /\b(?:required|mandatory|must be (?:set|given|sent|present|provided|specified|included|supplied)) (?:if|when|whenever|unless|with)\b/giu;

const exclusion =
  /\b(?:(?:must not|cannot|can't|may not) (?:be )?(?:set|used|given|sent|present|provided|specified|combined|included|supplied|passed)\b|mutually exclusive (?:with|to)\b|(?:invalid|not allowed|must be (?:blank|empty|left out|omitted)) (?:if|when|whenever|unless|with|without)\b)/giu;

/** What a description says of a property in view of another one, a mode or the schema says too. */
export function* proseRequirements(context: LintContext): Iterable<Problem> {
  const properties = requestProperties(context);
  const names = new Set(properties.map(({ name }) => name));
  const ruled = ruledProperties(context);
  const seen = new Set<string>();
  for (const { name, description, schema, required: always } of properties) {
    if (description === undefined || always || ruled.has(name) || schema.readOnly === true)
      continue;
    if (seen.has(description.pointer)) continue;
    const { text, pointer } = description;
    const others = (pattern: RegExp): string[] =>
      clausesAfter(text, pattern)
        .flatMap((clause) => namesIn(clause, names))
        .filter((other) => other !== name);
    const required = others(requirement);
    const excluded = others(exclusion);
    if (required.length + excluded.length > 0) seen.add(pointer);
    if (required.length > 0) {
      yield {
        code: "unenforced-requirement",
        pointer,
        message: `The description of ${quote(name)} requires it depending on ${quoteList(required, "and")}, and no rule does.`,
        help: "add a rule with if and then to the schema, or a mode that requires it",
      };
    }
    if (excluded.length > 0) {
      yield {
        code: "unenforced-exclusion",
        pointer,
        message: `The description of ${quote(name)} says that it must not go with ${quoteList(excluded, "or")}, and no rule does.`,
        help: "let a mode forbid it, or add a rule with not to the schema",
      };
    }
  }
}
