import type { Diagnostic } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import { isAllowed } from "./apply-allowances.js";
import { buildContext, type Gathered, type LintContext } from "./build-context.js";
import { isWithin, placeProblems, type Problem } from "./problem.js";
import { acyclicReferences } from "./rules/acyclic-references.js";
import { componentNames } from "./rules/component-names.js";
import { consistentModes } from "./rules/consistent-modes.js";
import { credentialOptions } from "./rules/credential-options.js";
import { decidedResults } from "./rules/decided-results.js";
import { decidedSecurity } from "./rules/decided-security.js";
import { describedProvider } from "./rules/described-provider.js";
import { distinctModes } from "./rules/distinct-modes.js";
import { distinctParameters } from "./rules/distinct-parameters.js";
import { filledPaths } from "./rules/filled-paths.js";
import { fittingExamples } from "./rules/fitting-examples.js";
import { formEncodings } from "./rules/form-encodings.js";
import { headerNames } from "./rules/header-names.js";
import { knownDifferences } from "./rules/known-differences.js";
import { knownExtensionKeys } from "./rules/known-extension-keys.js";
import { knownModeProperties } from "./rules/known-mode-properties.js";
import { knownPointers } from "./rules/known-pointers.js";
import { knownReferences } from "./rules/known-references.js";
import { knownTypes } from "./rules/known-types.js";
import { lifetimes } from "./rules/lifetimes.js";
import { methodNames } from "./rules/method-names.js";
import { modeNames } from "./rules/mode-names.js";
import { namedEnvironments } from "./rules/named-environments.js";
import { omittableProperties } from "./rules/omittable-properties.js";
import { onePrimary } from "./rules/one-primary.js";
import { operationIds } from "./rules/operation-ids.js";
import { operationPaths } from "./rules/operation-paths.js";
import { parameterHeaders } from "./rules/parameter-headers.js";
import { parameterSources } from "./rules/parameter-sources.js";
import { providerNames } from "./rules/provider-names.js";
import { renamableShapes } from "./rules/renamable-shapes.js";
import { serverUrls } from "./rules/server-urls.js";
import { supportedAnswers } from "./rules/supported-answers.js";
import { supportedBodies } from "./rules/supported-bodies.js";
import { supportedParameters } from "./rules/supported-parameters.js";
import { supportedSchemes } from "./rules/supported-schemes.js";
import { supportedSecurity } from "./rules/supported-security.js";
import { tokenUrls } from "./rules/token-urls.js";
import { typedPointers } from "./rules/typed-pointers.js";
import { uniqueCamelCase } from "./rules/unique-camel-case.js";
import { uniqueEnvironments } from "./rules/unique-environments.js";
import { uniqueVariables } from "./rules/unique-variables.js";

/** One idea of what a spec must be: gives the places where it is not so. */
type Rule = (context: LintContext) => Iterable<Problem>;

/** The order is that of a spec: the whole document, its provider, servers and security, then operations. */
const rules: readonly Rule[] = [
  describedProvider,
  knownDifferences,
  knownExtensionKeys,
  componentNames,
  knownReferences,
  acyclicReferences,
  knownTypes,
  providerNames,
  uniqueVariables,
  serverUrls,
  namedEnvironments,
  uniqueEnvironments,
  decidedSecurity,
  supportedSecurity,
  supportedSchemes,
  tokenUrls,
  headerNames,
  credentialOptions,
  onePrimary,
  operationIds,
  operationPaths,
  supportedParameters,
  filledPaths,
  distinctParameters,
  parameterSources,
  parameterHeaders,
  supportedBodies,
  formEncodings,
  supportedAnswers,
  methodNames,
  decidedResults,
  knownPointers,
  typedPointers,
  omittableProperties,
  lifetimes,
  modeNames,
  knownModeProperties,
  consistentModes,
  distinctModes,
  uniqueCamelCase,
  renamableShapes,
  fittingExamples,
];

/**
 * Finds everything that is wrong with a spec, sorted by position. Without an error, the types of `types/openapi.ts` hold,
 * and the model may be built.
 */
export function lintDocument(document: Document): readonly Diagnostic[] {
  return placeProblems(document, findProblems(document).told);
}

/** What was looked at in a spec, and what was found in it. */
export interface LintFindings extends Pick<Gathered, "context" | "removed"> {
  readonly told: readonly Problem[];
  /** What is not told, since the spec allows it. */
  readonly allowed: readonly Problem[];
}

/** What `lintDocument` finds, before it has places. */
export function findProblems({ spec }: Document): LintFindings {
  const { context, problems, removed } = buildContext(spec);
  const found = rules
    .flatMap((rule) => [...rule(context)])
    .filter(({ pointer }) => !removed.some((place) => isWithin(pointer, place)));
  const allowed = found.filter((problem) => isAllowed(context.allowances, problem));
  const told = [...problems, ...found.filter((problem) => !allowed.includes(problem))];
  return { context, removed, told, allowed };
}
