import { fetchUpstream, isUrl, shownUrl } from "../1-load/fetch-upstream.js";
import { parseUpstream } from "../1-load/parse-upstream.js";
import { readSpecs } from "../1-load/read-specs.js";
import { findDrift } from "../drift/find-drift.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { Drift, DriftFinding } from "../types/drift.js";
import type { ReplaceFile } from "../types/tree.js";
import { applyDrift } from "./apply-drift.js";
import {
  type CheckedSpec,
  checkSpec,
  compareChecked,
  readFile,
  withOperations,
} from "./compare-documents.js";
import { hasErrors, type Inspection } from "./inspection.js";

/** Which specs to hold against their providers' documents. */
export interface DriftRequest {
  /** The folder of the specs. */
  readonly specs: string;
  /** Those that name a document when empty. */
  readonly providers: readonly string[];
  /** The document of the one provider, a file or an address; the specs name theirs where it is absent. */
  readonly upstream?: string;
  /** Where the specs are to follow the documents in what breaks nobody: how their files get their new texts. */
  readonly replace?: ReplaceFile;
}

/** What separates specs from their providers' documents. */
export interface DriftReport extends Inspection {
  readonly drifts: readonly ProviderDrift[];
  /** The providers whose specs name no document. */
  readonly silent: readonly string[];
}

/** What separates one spec from its provider's document. */
export interface ProviderDrift extends Drift {
  readonly provider: string;
  /** The differences that the spec follows now; none where that was not asked for. */
  readonly taken: readonly DriftFinding[];
  /** The document, as the user or the spec wrote it. */
  readonly upstream: string;
  /** The operations that were compared, as `POST /link/token`. */
  readonly operations: readonly string[];
}

/** Holds specs against their providers' documents. Writes nothing but specs that are to follow them. */
export async function findDrifts(request: DriftRequest): Promise<DriftReport> {
  const { specs, providers } = request;
  const read = await readSpecs({ folder: specs, providers });
  const sources: SpecSource[] = [...(read.value ?? [])];
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const drifts: ProviderDrift[] = [];
  const silent: string[] = [];
  for (const source of read.value ?? []) {
    const spec = checkSpec(source);
    diagnostics.push(...spec.diagnostics);
    if (spec.value === undefined) continue;
    const upstream = request.upstream ?? spec.value.model.upstream;
    if (upstream === undefined) {
      silent.push(source.provider);
      continue;
    }
    const document = await readDocument(source.provider, upstream);
    diagnostics.push(...document.diagnostics);
    if (document.value === undefined) continue;
    sources.push(document.value);
    const compared = compareWith(spec.value, document.value);
    diagnostics.push(...compared.diagnostics);
    if (compared.value === undefined) continue;
    const { document: found, ...drift } = compared.value;
    const about = { provider: source.provider, upstream: shownUrl(upstream) };
    if (request.replace === undefined) {
      drifts.push({ ...about, ...drift, taken: [] });
      continue;
    }
    const applied = await applyDrift(spec.value, found, request.replace);
    diagnostics.push(...applied.diagnostics);
    drifts.push({ ...about, ...drift, ...applied.drift, taken: applied.taken });
  }
  return { sources, diagnostics, drifts, silent };
}

function readDocument(provider: string, upstream: string): Promise<Checked<SpecSource>> {
  return isUrl(upstream) ? fetchUpstream({ provider, url: upstream }) : readFile(upstream);
}

/** A provider's document is never read as a spec, whatever it says. */
function compareWith(
  spec: CheckedSpec,
  source: SpecSource,
): Checked<Drift & Pick<ProviderDrift, "operations"> & { readonly document: Document }> {
  const parsed = parseUpstream(source);
  if (parsed.value === undefined) return { diagnostics: parsed.diagnostics };
  const compared = compareChecked({ before: spec, after: withOperations(parsed.value) }, []);
  const diagnostics = [...parsed.diagnostics, ...compared.diagnostics];
  if (compared.value === undefined || hasErrors(diagnostics)) return { diagnostics };
  const { changes, operations } = compared.value;
  const { differences } = spec.model;
  const documents = { spec: spec.document, upstream: parsed.value };
  return {
    value: {
      document: parsed.value,
      operations,
      ...findDrift({ ...documents, changes, differences }),
    },
    diagnostics,
  };
}
