import type { Diagnostic } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import { applyAllowances } from "./apply-allowances.js";
import type { LintContext } from "./build-context.js";
import { findOpenApiProblems } from "./find-openapi-problems.js";
import { findProblems } from "./lint-document.js";
import { byPosition, isWithin, placeProblems, type Problem } from "./problem.js";
import { declaredLifetimes } from "./rules/declared-lifetimes.js";
import { describedExports } from "./rules/described-exports.js";
import { enumCases } from "./rules/enum-cases.js";
import { markedSecrets } from "./rules/marked-secrets.js";
import { proseRequirements } from "./rules/prose-requirements.js";
import { proseValues } from "./rules/prose-values.js";
import { readableRetryCodes } from "./rules/readable-retry-codes.js";
import { usedCredentials } from "./rules/used-credentials.js";

/** One idea of what is suspicious in a spec: gives the places where it is so. */
type Rule = (context: LintContext) => Iterable<Problem>;

const rules: readonly Rule[] = [
  usedCredentials,
  declaredLifetimes,
  describedExports,
  proseRequirements,
  proseValues,
  enumCases,
  markedSecrets,
  readableRetryCodes,
];

/**
 * What `lintDocument` finds, what was found before in the text, and what else is suspicious in a spec, less what the spec
 * allows, sorted by position. Of a place that is wrong, nothing else is said.
 */
export async function adviseDocument(
  document: Document,
  before: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const { context, removed, told, allowed } = findProblems(document);
  const errors = [...before, ...placeProblems(document, told)];
  // Redocly's rules trust the form of what they walk through.
  const isClean = errors.every(({ severity }) => severity === "warning");
  const found = [
    ...rules.flatMap((rule) => [...rule(context)]),
    ...(isClean ? await findOpenApiProblems(document) : []),
  ].filter(({ pointer }) => !removed.some((place) => isWithin(pointer, place)));
  const left = applyAllowances(context.allowances, [...allowed, ...found]);
  const places = new Set(errors.map(placeOf));
  const rest = placeProblems(document, left).filter((each) => !places.has(placeOf(each)));
  return [...errors, ...rest].sort(byPosition);
}

function placeOf({ span }: Diagnostic): string {
  return `${span?.start.line}:${span?.start.column}`;
}
