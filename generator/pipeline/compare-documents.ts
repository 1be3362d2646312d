import { basename, dirname, extname, resolve } from "node:path";
import { parseUpstream } from "../1-load/parse-upstream.js";
import { readSource, toDisplayPath } from "../1-load/read-source.js";
import { buildModel } from "../3-model/build-model.js";
import { compareRevisions } from "../diff/compare-revisions.js";
import { type Candidates, isMarked, pairOperations } from "../diff/pair-operations.js";
import type { OperationPair, Revision } from "../diff/revision.js";
import { operationName, type LocatedOperation, listOperations } from "../openapi/operations.js";
import { findOperation } from "../slice/find-operation.js";
import { sliceOperations } from "../slice/slice-operations.js";
import type { Change } from "../types/change.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import { checkSource } from "./check-source.js";
import { hasErrors, type Inspection } from "./inspection.js";
import { locateProblems } from "../diagnostics/problem.js";

/** Which documents to compare: specs of ours, a provider's own documents, or one of each. */
export interface CompareRequest {
  /** A file, as is `after`. */
  readonly before: string;
  readonly after: string;
  /** `METHOD /path` or an operationId, each; those with `x-link-token` in either document when empty. */
  readonly operations: readonly string[];
  /** The folder of the specs. */
  readonly specs: string;
}

/** What changed between two documents. */
export interface DocumentComparison extends Inspection {
  /** Absent where there is an error. */
  readonly changes?: readonly Change[];
  /** The operations that were compared, as `POST /link/token`; none where no document marks one. */
  readonly operations: readonly string[];
  /** The provider whose package the changes are about: named after the spec in `specs`, else the spec, else the newer. */
  readonly provider: string;
}

/** Compares two documents for the operations that are generated, or that were named. Writes nothing. */
export async function compareDocuments(request: CompareRequest): Promise<DocumentComparison> {
  const read = await Promise.all([request.before, request.after].map(readFile));
  const sources = read.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const checked = sources.map(checkDocument);
  const diagnostics = [...read, ...checked].flatMap((each) => each.diagnostics);
  const revisions = checked.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [before, after] = revisions;
  const outcome = {
    sources,
    diagnostics,
    operations: [],
    provider: providerOf(revisions, request.specs),
  };
  if (before === undefined || after === undefined || hasErrors(diagnostics)) return outcome;
  const { value, ...compared } = compareChecked({ before, after }, request.operations);
  return { ...outcome, ...value, diagnostics: [...diagnostics, ...compared.diagnostics] };
}

/** What changed for callers of some operations, or what stands in the way of telling. */
export function compareChecked(
  { before, after }: ComparedPair,
  names: readonly string[],
): Checked<Pick<Required<DocumentComparison>, "changes" | "operations">> {
  const { value: pairs, diagnostics } = pairNamed({ before, after }, names);
  if (pairs === undefined) return { diagnostics };
  const found = [
    ...diagnostics,
    ...findUnreachable("before", before, pairs),
    ...findUnreachable("after", after, pairs),
  ];
  if (hasErrors(found)) return { diagnostics: found };
  const operations = pairs
    .flatMap(({ before: old, after: now }) => now ?? old ?? [])
    .map(operationName);
  const changes = compareRevisions({ before, after, operations: pairs });
  return { value: { changes, operations }, diagnostics: found };
}

/** Reads a document: a file. */
export function readFile(file: string): Promise<Checked<SpecSource>> {
  const provider = basename(file, extname(file));
  return readSource({ provider, path: toDisplayPath(file), location: file });
}

/** A document, its operations, and what it gives where it is a spec. */
export interface Compared extends Revision {
  readonly operations: readonly LocatedOperation[];
}

/** Reads a document; what marks operations as ours has to be a spec without errors. */
function checkDocument(source: SpecSource): Checked<Compared> {
  const { value: document, diagnostics } = parseUpstream(source);
  if (document === undefined) return { diagnostics };
  const upstream = withOperations(document);
  return upstream.operations.some(isMarked) ? checkSpec(source) : { value: upstream, diagnostics };
}

/** A provider's own document, as it is compared. */
export function withOperations(document: Document): Compared {
  return { document, operations: listOperations(document.spec) };
}

/** A spec of ours, its operations and what it gives. */
export type CheckedSpec = Required<Compared>;

/** Reads a spec of ours, which must have no errors. */
export function checkSpec(source: SpecSource): Checked<CheckedSpec> {
  const { value, diagnostics } = checkSource(source);
  if (value === undefined) return { diagnostics };
  return { value: { ...withOperations(value), model: buildModel(value) }, diagnostics };
}

function providerOf(revisions: readonly Compared[], specs: string): string {
  // Of two versions of a spec, the other one is a copy, and may be called anything.
  const newest = revisions.toReversed();
  const isSpec = ({ model }: Compared): boolean => model !== undefined;
  const named = newest.find(
    (each) => isSpec(each) && resolve(dirname(each.document.source.path)) === resolve(specs),
  );
  return (named ?? newest.find(isSpec) ?? newest[0])?.document.source.provider ?? "";
}

interface ComparedPair {
  readonly before: Compared;
  readonly after: Compared;
}

/** The operations to compare: those with these names, else those that either document marks. */
function pairNamed(
  { before, after }: ComparedPair,
  names: readonly string[],
): Checked<readonly OperationPair[]> {
  if (names.length === 0) {
    return { value: pairOperations(markedIn(before), markedIn(after)), diagnostics: [] };
  }
  const [olds, news] = [before, after].map((each) => names.map((name) => lookUp(each, name)));
  const diagnostics = names.flatMap((_, index): readonly Diagnostic[] => {
    // What one document alone has was added or removed.
    const isKnown = [olds, news].some((all) => all?.[index]?.value !== undefined);
    return isKnown ? [] : (news?.[index]?.diagnostics ?? []);
  });
  if (diagnostics.length > 0) return { diagnostics };
  const wanted = (all: typeof olds) => [
    ...new Set((all ?? []).flatMap(({ value }) => value ?? [])),
  ];
  const value = pairOperations(
    { wanted: wanted(olds), all: before.operations },
    { wanted: wanted(news), all: after.operations },
  );
  return { value, diagnostics };
}

function lookUp({ document, operations }: Compared, name: string): Checked<LocatedOperation> {
  const result = findOperation(document.spec, name);
  if ("problem" in result) return { diagnostics: locateProblems(document, [result.problem]) };
  const found = operationName(result.found);
  const value = operations.find((each) => operationName(each) === found);
  return value === undefined ? { diagnostics: [] } : { value, diagnostics: [] };
}

/** Of a spec, nothing is generated but what it marks. */
function markedIn({ operations, model }: Compared): Candidates {
  const wanted = operations.filter(isMarked);
  return { wanted, all: model === undefined ? operations : wanted };
}

/** What the operations refer to and is not there. */
function findUnreachable(
  which: "before" | "after",
  { document }: Compared,
  pairs: readonly OperationPair[],
): Diagnostic[] {
  const names = pairs.flatMap(({ [which]: location }) => location ?? []).map(operationName);
  return locateProblems(document, sliceOperations(document, { operations: names }).problems);
}
