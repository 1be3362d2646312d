import type { Problem } from "../diagnostics/problem.js";
import type { LintContext, LintedScheme, Rule, TokenOperation } from "./build-context.js";
import { usedSchemes } from "./used-schemes.js";

/** What looks at one thing of a spec. */
type Look<Item> = (item: Item, context: LintContext) => Iterable<Problem>;

/** Makes rules that look at each of several things. */
function each<Item>(listOf: (context: LintContext) => readonly Item[]) {
  return (...looks: readonly Look<Item>[]): Rule[] =>
    looks.map((look) => (context) => listOf(context).flatMap((item) => [...look(item, context)]));
}

/** Makes rules of what looks at each operation with an `x-link-token`. */
export const eachOperation = each<TokenOperation>(({ operations }) => operations);

/** Makes rules of what looks at each security scheme in use. */
export const eachScheme = each<LintedScheme>(usedSchemes);
