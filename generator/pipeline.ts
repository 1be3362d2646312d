import { displayPath } from "./5-write/disk/real-path.js";
import type { CompareRequest, DocumentComparison } from "./pipeline/compare-documents.js";
import type { Descriptions } from "./pipeline/describe-specs.js";
import type { WhyReport, WhyRequest } from "./pipeline/explain-name.js";
import type { DriftReport, DriftRequest, ProviderDrift } from "./pipeline/find-drifts.js";
import type { FixedSource } from "./pipeline/fix-source.js";
import type { Generation } from "./pipeline/generate-packages.js";
import { hasErrors, type Inspection } from "./pipeline/inspection.js";
import { loadSpecs, type SpecsRequest } from "./pipeline/load-specs.js";
import type { PackagePlan, Plan, PlanRequest, Progress } from "./pipeline/plan-packages.js";
import type { AddPlan, AddRequest } from "./pipeline/plan-spec.js";
import type { NewText, WrittenTexts } from "./pipeline/write-texts.js";
import type { Diagnostic } from "./types/diagnostic.js";
import type { ProviderModel } from "./types/model.js";
import type { SpecEdit } from "./types/spec-edit.js";

export { writeNewFile } from "./5-write/disk/write-new-file.js";
export { displayPath, hasErrors };
export { generatePackages } from "./pipeline/generate-packages.js";
export { planSpecs } from "./pipeline/plan-packages.js";
export type { AddPlan, DocumentComparison, DriftReport, Inspection, ProviderDrift };
export type { Generation, PackagePlan, Plan, PlanRequest, Progress, SpecsRequest };
export { packageFolder } from "./5-write/plan/place-packages.js";
export { unsafeOutput } from "./5-write/disk/real-path.js";

/** Compares two documents for the operations that are generated, or that were named. Writes nothing. */
export async function compareDocuments(request: CompareRequest): Promise<DocumentComparison> {
  const room = await import("./pipeline/compare-documents.js");
  return room.compareDocuments(request);
}

/** Holds specs against their providers' own documents. Writes nothing but specs that are to follow them. */
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
  const documents = await Promise.all(sources.map(check));
  return {
    sources,
    diagnostics: [...diagnostics, ...documents.flatMap((document) => document.diagnostics)],
    models: documents.flatMap(({ value }) => (value === undefined ? [] : [buildModel(value)])),
  };
}

/** Describes the specs as the `describe` entries of their packages do, besides every problem found. */
export async function describeSpecs(request: SpecsRequest): Promise<Descriptions> {
  const room = await import("./pipeline/describe-specs.js");
  return room.describeSpecs(request);
}

/** A YAML text with edits made where they belong; nothing where the text leaves no simple way. */
export async function editYaml(
  text: string,
  edits: readonly SpecEdit[],
): Promise<string | undefined> {
  const room = await import("./5-write/edit/edit-yaml.js");
  return room.editYaml(text, edits);
}

/** Writes files one after the other, each whole or not at all, as they are formatted where they stand. */
export async function writeTexts(files: readonly NewText[]): Promise<WrittenTexts> {
  const room = await import("./pipeline/write-texts.js");
  return room.writeTexts(files);
}

/** Cuts a new spec out of a provider's document. Writes nothing. */
export async function planSpec(request: AddRequest): Promise<AddPlan> {
  const room = await import("./pipeline/plan-spec.js");
  return room.planSpec(request);
}
