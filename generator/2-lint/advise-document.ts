import type { Diagnostic } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import { applyAllowances } from "./apply-allowances.js";
import { buildContext, type LintContext } from "./build-context.js";
import { findOpenApiProblems } from "./find-openapi-problems.js";
import { byPosition, isWithin, placeProblems } from "./place-problems.js";
import type { Problem } from "./problem.js";
import { decidedResults } from "./rules/decided-results.js";
import { decidedSecurity } from "./rules/decided-security.js";
import { declaredLifetimes } from "./rules/declared-lifetimes.js";
import { describedExports } from "./rules/described-exports.js";
import { enumCases } from "./rules/enum-cases.js";
import { markedSecrets } from "./rules/marked-secrets.js";
import { proseRequirements } from "./rules/prose-requirements.js";
import { proseValues } from "./rules/prose-values.js";
import { usedCredentials } from "./rules/used-credentials.js";

/** One idea of what is suspicious in a spec: gives the places where it is so. */
type Rule = (context: LintContext) => Iterable<Problem>;

const rules: readonly Rule[] = [
  // `lintDocument` has told of these already; here they show which allowances are about something.
  decidedSecurity,
  decidedResults,
  usedCredentials,
  declaredLifetimes,
  describedExports,
  proseRequirements,
  proseValues,
  enumCases,
  markedSecrets,
];

/**
 * Adds to the `errors` of `lintDocument` what is merely suspicious in a spec, less what the spec allows, sorted by
 * position. Of a place that is wrong, nothing else is said.
 */
export async function adviseDocument(
  document: Document,
  errors: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const { context, removed } = buildContext(document.spec);
  // Redocly's rules trust the form of what they walk through.
  const isClean = errors.every(({ severity }) => severity === "warning");
  const found = [
    ...rules.flatMap((rule) => [...rule(context)]),
    ...(isClean ? await findOpenApiProblems(document) : []),
  ].filter(({ pointer }) => !removed.some((place) => isWithin(pointer, place)));
  const advice = placeProblems(document, applyAllowances(context.allowances, found));
  const places = new Set(errors.map(placeOf));
  const rest = advice.filter((each) => !places.has(placeOf(each)));
  return [...errors, ...rest].sort(byPosition);
}

function placeOf({ span }: Diagnostic): string {
  return `${span?.start.line}:${span?.start.column}`;
}
