import type { Diagnostic } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import { isAllowed } from "./apply-allowances.js";
import { buildContext, type Gathered, type Rule } from "./build-context.js";
import { byPosition, isWithin, locateProblems, type Problem } from "../diagnostics/problem.js";
import { isMisled } from "./is-misled.js";
import { bodyRules } from "./rules/body-rules.js";
import { contradictionRules } from "./rules/contradiction-rules.js";
import { exampleRules } from "./rules/example-rules.js";
import { knownExtensionKeys } from "./rules/known-extension-keys.js";
import { modeRules } from "./rules/mode-rules.js";
import { namingRules } from "./rules/naming-rules.js";
import { operationRules } from "./rules/operation-rules.js";
import { parameterNameRules } from "./rules/parameter-name-rules.js";
import { parameterSourceRules } from "./rules/parameter-source-rules.js";
import { pointerRules } from "./rules/pointer-rules.js";
import { providerRules } from "./rules/provider-rules.js";
import { referenceRules } from "./rules/reference-rules.js";
import { resultRules } from "./rules/result-rules.js";
import { schemeRules } from "./rules/scheme-rules.js";
import { securityRules } from "./rules/security-rules.js";
import { serverRules } from "./rules/server-rules.js";
import { supportedParameters } from "./rules/supported-parameters.js";
import { widgetRules } from "./rules/widget-rules.js";

/** The order is that of a spec: the whole document, its provider, servers and security, then operations. */
const rules: readonly Rule[] = [
  knownExtensionKeys,
  ...[
    ...providerRules,
    ...referenceRules,
    ...contradictionRules,
    ...serverRules,
    ...securityRules,
    ...schemeRules,
  ],
  ...[...operationRules, supportedParameters, ...parameterNameRules, ...parameterSourceRules],
  ...[...bodyRules, ...resultRules, ...widgetRules, ...pointerRules, ...modeRules],
  ...[...namingRules, ...exampleRules],
];

/**
 * Finds everything that is wrong with a spec, sorted by position. Without an error, the types of `types/openapi.ts` hold,
 * and the model may be built.
 */
export function lintDocument(document: Document): readonly Diagnostic[] {
  return locateProblems(document, findProblems(document).told).sort(byPosition);
}

/** What was looked at in a spec, and what was found in it. */
export interface LintFindings extends Pick<Gathered, "context" | "removed"> {
  readonly told: readonly Problem[];
  /** What is not told, since the spec allows it. */
  readonly allowed: readonly Problem[];
}

/** What `lintDocument` finds, before it has locations. */
export function findProblems({ spec }: Document): LintFindings {
  const { context, problems, removed } = buildContext(spec);
  const found = rules
    .flatMap((rule) => [...rule(context)])
    .filter(({ pointer }) => !removed.some((location) => isWithin(pointer, location)));
  const misspelt = found.filter(({ code }) => code === "unknown-property");
  const faults = misspelt.map(({ pointer }) => pointer);
  const sound = found.filter(
    ({ code, pointer }) =>
      code !== "invalid-example" || !isMisled(context.expanded, pointer, faults),
  );
  const allowed = sound.filter((problem) => isAllowed(context.allowances, problem));
  const told = [...problems, ...sound.filter((problem) => !allowed.includes(problem))];
  return { context, removed, told, allowed };
}
