import { resolve, sep } from "node:path";
import { applyChanges } from "./5-write/apply-changes.js";
import { displayPath } from "./5-write/display-path.js";
import { findOrphans } from "./5-write/find-orphans.js";
import { findStrays } from "./5-write/find-strays.js";
import { placePackages } from "./5-write/place-packages.js";
import { planChanges } from "./5-write/plan-changes.js";
import type { KeptCopy } from "./5-write/plan-copies.js";
import { readPackage } from "./5-write/read-package.js";
import type { CompareRequest, DocumentComparison } from "./pipeline/compare-documents.js";
import type { DriftReport, DriftRequest, ProviderDrift } from "./pipeline/find-drifts.js";
import type { WhyReport, WhyRequest } from "./pipeline/explain-name.js";
import type { FixedSource } from "./pipeline/fix-source.js";
import { hasErrors, type Inspection } from "./pipeline/inspection.js";
import type { AddPlan, AddRequest } from "./pipeline/plan-spec.js";
import type { Checked, Diagnostic } from "./types/diagnostic.js";
import type { Document } from "./types/document.js";
import type { ProviderModel } from "./types/model.js";
import type { Placement } from "./types/placement.js";
import type { SpecSource } from "./types/source.js";
import type { FileChange, FileTree } from "./types/tree.js";

export { writeNewFile } from "./5-write/write-new-file.js";
export { displayPath, hasErrors };
export type { AddPlan, DocumentComparison, DriftReport, Inspection, ProviderDrift };
export { packageFolder } from "./5-write/place-packages.js";
export { unsafeOutput } from "./5-write/unsafe-output.js";

/** Which specs to read. */
export interface SpecsRequest {
  /** The folder of the specs. */
  readonly specs: string;
  /** The providers to look at; all of them when empty. */
  readonly providers: readonly string[];
  /** The packages that do not lie in the output folder under their provider's name. */
  readonly placements: readonly Placement[];
}

/** Which packages to make, and where. */
export interface PlanRequest extends SpecsRequest {
  readonly out: string;
  /** The npm scope of the packages, such as `@acme`. */
  readonly scope: string;
  /** The version of the runtime that the packages depend on. */
  readonly runtimeVersion: string;
  /** Called before the work on each spec. */
  readonly onProgress?: (progress: Progress) => void;
}

/** The spec whose turn it is; `number` counts from 1. */
export interface Progress {
  readonly source: SpecSource;
  readonly number: number;
  readonly total: number;
}

/** Compares two documents for the operations that are generated, or that were named. Writes nothing. */
export async function compareDocuments(request: CompareRequest): Promise<DocumentComparison> {
  const room = await import("./pipeline/compare-documents.js");
  return room.compareDocuments(request);
}

/** Holds specs against their providers' own documents. Writes nothing. */
export async function findDrifts(request: DriftRequest): Promise<DriftReport> {
  const room = await import("./pipeline/find-drifts.js");
  return room.findDrifts(request);
}

/** Says where a name of a generated package comes from. Writes nothing. */
export async function explainName(request: WhyRequest): Promise<WhyReport> {
  const room = await import("./pipeline/explain-name.js");
  return room.explainName(request);
}

/** The specs that were read, as models. */
export interface Models extends Inspection {
  /** Of the specs that have no error. */
  readonly models: readonly ProviderModel[];
}

/** What separates the output folder from what the specs give. */
export interface Plan extends Inspection {
  /** The output folder, as the user wrote it. */
  readonly out: string;
  /** The packages whose spec has no error, and those that no spec gives any more. */
  readonly packages: readonly PackagePlan[];
}

/** What separates one package from what its spec gives. */
export interface PackagePlan {
  readonly provider: string;
  /** The package's folder, as the user would write it. */
  readonly folder: string;
  readonly changes: readonly FileChange[];
  readonly milliseconds: number;
}

/** Finds every problem in the specs, and what is merely suspicious, which other verbs leave unsaid. */
export async function lintSpecs(request: SpecsRequest): Promise<Inspection> {
  const [{ sources, diagnostics }, { lintSource }] = await Promise.all([
    loadSpecs(request),
    import("./pipeline/lint-source.js"),
  ]);
  const found: Diagnostic[] = [];
  // One after the other: Redocly's rules share one validator, and each document resets it.
  for (const source of sources) found.push(...(await lintSource(source)));
  return { sources, diagnostics: [...diagnostics, ...found] };
}

/** What `lintSpecs` finds once everything mechanical was put right in the files of the specs. */
export async function fixSpecs(
  request: SpecsRequest,
): Promise<Inspection & { readonly fixed: readonly Diagnostic[] }> {
  const [{ sources, diagnostics }, { fixSource }] = await Promise.all([
    loadSpecs(request),
    import("./pipeline/fix-source.js"),
  ]);
  const all: FixedSource[] = [];
  for (const source of sources) all.push(await fixSource(source));
  return {
    sources: all.map(({ source }) => source),
    diagnostics: [...diagnostics, ...all.flatMap((each) => each.diagnostics)],
    fixed: all.flatMap(({ fixed }) => fixed),
  };
}

/** The models of the specs that have no error, besides every problem found. */
export async function modelSpecs(request: SpecsRequest): Promise<Models> {
  const [{ sources, diagnostics, check }, { buildModel }] = await Promise.all([
    loadSpecs(request),
    import("./3-model/build-model.js"),
  ]);
  const documents = sources.map(check);
  return {
    sources,
    diagnostics: [...diagnostics, ...documents.flatMap((document) => document.diagnostics)],
    models: documents.flatMap(({ value }) => (value === undefined ? [] : [buildModel(value)])),
  };
}

/** Finds what `generate` would write and `check` would report: one plan for both. Writes nothing. */
export async function planSpecs(request: PlanRequest): Promise<Plan> {
  const { out } = request;
  const [specs, emit] = await Promise.all([loadSpecs(request), loadEmitter(request)]);
  const places = placePackages({ ...request, providers: specs.providers });
  const diagnostics = [...specs.diagnostics, ...places.diagnostics];
  const isWhole = request.providers.length === 0 && !hasErrors(diagnostics);
  const packages: PackagePlan[] = [];
  const add = (planned: Checked<PackagePlan>): void => {
    diagnostics.push(...planned.diagnostics);
    if (planned.value !== undefined) packages.push(planned.value);
  };
  for (const [index, source] of specs.sources.entries()) {
    request.onProgress?.({ source, number: index + 1, total: specs.sources.length });
    const startedAt = performance.now();
    const document = specs.check(source);
    diagnostics.push(...document.diagnostics);
    const { provider } = source;
    const folder = places.value?.get(provider);
    if (document.value === undefined || folder === undefined) continue;
    add(planPackage({ provider, folder, tree: await emit(document.value), startedAt }));
  }
  if (isWhole) {
    const orphans = findOrphans(out, places.value?.values() ?? []);
    diagnostics.push(...orphans.diagnostics);
    for (const provider of orphans.value ?? []) {
      const folder = displayPath(out, provider);
      add(planPackage({ provider, folder, tree: new Map(), startedAt: performance.now() }));
    }
  }
  return { out, sources: specs.sources, diagnostics, packages };
}

/** Writes a plan's changes, unless there is an error in the plan; gives the copies that were kept. */
export function applyPlan(plan: Plan): Checked<readonly KeptCopy[]> {
  if (hasErrors(plan.diagnostics)) return { diagnostics: plan.diagnostics };
  const { out, packages } = plan;
  const applied = applyChanges({ out, packages, startedAt: new Date() });
  return { ...applied, diagnostics: [...plan.diagnostics, ...applied.diagnostics] };
}

/** Cuts a new spec out of a provider's document. Writes nothing. */
export async function planSpec(request: AddRequest): Promise<AddPlan> {
  const room = await import("./pipeline/plan-spec.js");
  return room.planSpec(request);
}

interface LoadedSpecs extends Inspection {
  /** Those that have a spec: where there are placements every one, else the ones asked for. */
  readonly providers: readonly string[];
  /** Parses and lints a spec; there is a value only when it has no error. */
  readonly check: (source: SpecSource) => Checked<Document>;
}

/** The phases pull in yaml, TypeScript, ts-morph and prettier, which `--help` must not wait for. */
async function loadSpecs({ specs, providers, placements }: SpecsRequest): Promise<LoadedSpecs> {
  const [{ readSpecs }, { parseDocument }, { lintDocument }] = await Promise.all([
    import("./1-load/read-specs.js"),
    import("./1-load/parse-document.js"),
    import("./2-lint/lint-document.js"),
  ]);
  const asked = await readSpecs({ folder: specs, providers });
  const needsAll = providers.length > 0 && placements.length > 0;
  const all = needsAll ? await readSpecs({ folder: specs }) : asked;
  const known = (all.value ?? []).map(({ provider }) => provider);
  const strays = hasErrors(all.diagnostics) ? [] : findStrays(placements, known);
  const check = (source: SpecSource): Checked<Document> => {
    const parsed = parseDocument(source);
    if (parsed.value === undefined) return parsed;
    const found = [...parsed.diagnostics, ...lintDocument(parsed.value)];
    return hasErrors(found) ? { diagnostics: found } : { ...parsed, diagnostics: found };
  };
  const diagnostics = [...asked.diagnostics, ...strays];
  return { sources: asked.value ?? [], providers: known, diagnostics, check };
}

async function loadEmitter(
  request: PlanRequest,
): Promise<(document: Document) => Promise<FileTree>> {
  const [{ buildModel }, { emitPackage }] = await Promise.all([
    import("./3-model/build-model.js"),
    import("./4-emit/emit-package.js"),
  ]);
  const { scope, runtimeVersion } = request;
  return (document) => {
    const specPath = headerPath(document.source);
    const context = { scope, document, runtimeVersion, specPath };
    return emitPackage(buildModel(document), context);
  };
}

/** The spec's file and folder alone, so that the output does not depend on where the command runs. */
function headerPath({ path }: SpecSource): string {
  return resolve(path).split(sep).slice(-2).join("/");
}

interface PackageRequest {
  readonly provider: string;
  readonly folder: string;
  readonly tree: FileTree;
  readonly startedAt: number;
}

function planPackage({ startedAt, ...request }: PackageRequest): Checked<PackagePlan> {
  const existing = readPackage(request);
  if (existing.value === undefined) return { diagnostics: existing.diagnostics };
  const { value: changes, diagnostics } = planChanges({ ...request, existing: existing.value });
  if (changes === undefined) return { diagnostics };
  const { provider, folder } = request;
  const milliseconds = performance.now() - startedAt;
  return { value: { provider, folder, changes, milliseconds }, diagnostics };
}
