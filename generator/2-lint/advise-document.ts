import type { Diagnostic } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import { applyAllowances } from "./apply-allowances.js";
import type { Rule } from "./build-context.js";
import { findOpenApiProblems } from "./find-openapi-problems.js";
import { isMisled } from "./is-misled.js";
import { findProblems } from "./lint-document.js";
import { byPosition, isWithin, locateProblems, type Problem } from "../diagnostics/problem.js";
import { contradictionAdvice } from "./rules/contradiction-rules.js";
import { descriptionAdvice } from "./rules/description-rules.js";
import { resultAdvice } from "./rules/result-rules.js";
import { securityAdvice } from "./rules/security-rules.js";

const rules: readonly Rule[] = [
  ...[...securityAdvice, ...resultAdvice, ...descriptionAdvice, ...contradictionAdvice],
];

/**
 * What `lintDocument` finds, what was found before in the text, and what else is suspicious in a spec, less what the spec
 * allows, sorted by position. Of a location that is wrong, nothing else is said. `adviseClean` adds what is suspicious
 * in a document without errors.
 */
export async function adviseDocument(
  document: Document,
  before: readonly Diagnostic[],
  adviseClean: (document: Document) => readonly Problem[] = () => [],
): Promise<readonly Diagnostic[]> {
  const { context, removed, told, allowed } = findProblems(document);
  const errors = [...before, ...locateProblems(document, told)];
  // Redocly's rules trust the form of what they walk through.
  const isClean = errors.every(({ severity }) => severity === "warning");
  const own = rules.flatMap((rule) => [...rule(context)]);
  const faults = own.flatMap(({ code, pointer }) =>
    code === "contradicting-schema" ? [pointer] : [],
  );
  const theirs = (await findOpenApiProblems(document)).filter(
    ({ code, pointer, repair, edits }) =>
      (isClean && !(code.endsWith("-examples") && isMisled(context.expanded, pointer, faults))) ||
      (repair ?? edits) !== undefined,
  );
  const more = isClean ? adviseClean(document) : [];
  const found = [...own, ...theirs, ...more].filter(
    ({ pointer }) => !removed.some((location) => isWithin(pointer, location)),
  );
  const left = applyAllowances(context.allowances, [...allowed, ...found]);
  const locations = new Set(errors.map(locationOf));
  const rest = locateProblems(document, left).filter((each) => !locations.has(locationOf(each)));
  return [...errors, ...rest].sort(byPosition);
}

function locationOf({ span }: Diagnostic): string {
  return `${span?.start.line}:${span?.start.column}`;
}
