import { editYaml } from "../5-write/edit/edit-yaml.js";
import { keepSpecFormatted } from "../5-write/edit/keep-formatted.js";
import { findDrift } from "../drift/find-drift.js";
import { planEdits } from "../drift/plan-edits.js";
import { upgradeSchema } from "../slice/upgrade-schema.js";
import { defined } from "../types/defined.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import type { Drift, DriftFinding } from "../types/drift.js";
import type { ReplaceFile } from "../types/tree.js";
import {
  type CheckedSpec,
  checkSpec,
  compareChecked,
  withOperations,
} from "./compare-documents.js";
import { hasErrors } from "./inspection.js";
import { lintSource } from "./lint-source.js";

/** A spec that follows its provider's document in what breaks nobody, on the disk, too. */
export interface AppliedDrift {
  readonly taken: readonly DriftFinding[];
  /** What is left. */
  readonly drift: Drift;
  /** What kept the file from being written; then nothing was taken. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes over what breaks nobody, one difference after the other. Each has to be gone then, and nothing else may
 * come of it: no other difference, no problem, no change that breaks a caller; what does stays for a person.
 */
export async function applyDrift(
  spec: CheckedSpec,
  upstream: Document,
  replace: ReplaceFile,
): Promise<AppliedDrift> {
  const before = spec.document.source;
  const start: State = { spec, drift: driftOf(spec, upstream) };
  const problems = new Set((await lintSource(before)).map(problemOf));

  /** The spec with one difference less, or why that takes a person. */
  const takeOver = async (finding: DriftFinding, state: State): Promise<State | string> => {
    const { document } = state.spec;
    const documents = { spec: document.spec, upstream: upstream.spec };
    const edits = planEdits({ finding, ...documents, upgrade: upgradeSchema }) ?? [];
    if (edits.length === 0) return "no edit of it is mechanical";
    const text = editYaml(document.source.text, edits);
    if (text === undefined) return "the text leaves no place to write it";
    const edited = { ...document.source, text };
    const { value: after, diagnostics } = checkSpec(edited);
    if (after === undefined) return `it would bring ${namesOf(diagnostics)}`;
    if (breaks(state.spec, after)) return "it would break callers elsewhere";
    const drift = driftOf(after, upstream);
    const others = new Set(state.drift.findings.map(keyOf));
    others.delete(keyOf(finding));
    const isLess = drift.findings.every((each) => others.has(keyOf(each)));
    if (!isLess || drift.stale.length > state.drift.stale.length) {
      return "something else would differ then";
    }
    const found = (await lintSource(edited)).filter((each) => !problems.has(problemOf(each)));
    return found.length > 0 ? `it would bring ${namesOf(found)}` : { spec: after, drift };
  };

  const taken: DriftFinding[] = [];
  /** Why what was tried is left; nothing where it is gone. */
  const reasons = new Map<string, string | undefined>();
  const explain = (drift: Drift): Drift => ({
    ...drift,
    findings: drift.findings.map((finding) =>
      defined({ ...finding, left: reasons.get(keyOf(finding)) }),
    ),
  });
  let state = start;
  for (;;) {
    const next = state.drift.findings.find(
      (finding) => finding.severity !== "major" && !reasons.has(keyOf(finding)),
    );
    if (next === undefined) break;
    const after = await takeOver(next, state);
    reasons.set(keyOf(next), typeof after === "string" ? after : undefined);
    if (typeof after === "string") continue;
    // One edit may settle several, such as the members of a list that is copied whole.
    const left = new Set(after.drift.findings.map(keyOf));
    taken.push(...state.drift.findings.filter((finding) => !left.has(keyOf(finding))));
    state = after;
  }
  if (taken.length === 0) return { taken, drift: explain(start.drift), diagnostics: [] };
  const { path } = before;
  const edited = { before: before.text, after: state.spec.document.source.text, path };
  const text = await keepSpecFormatted(edited);
  const failed = replace({ path, before: before.text, after: text });
  if (failed.length > 0) return { taken: [], drift: start.drift, diagnostics: failed };
  const written = checkSpec({ ...before, text }).value;
  const drift = written === undefined ? state.drift : driftOf(written, upstream);
  return { taken, drift: explain(drift), diagnostics: [] };
}

interface State {
  readonly spec: CheckedSpec;
  readonly drift: Drift;
}

function namesOf(diagnostics: readonly Diagnostic[]): string {
  return [...new Set(diagnostics.map(({ code }) => code))].join(", ");
}

/** Whether what comes of an edit breaks those who use the package. */
function breaks(before: CheckedSpec, after: CheckedSpec): boolean {
  const { value, diagnostics } = compareChecked({ before, after }, []);
  const { changes = [] } = value ?? {};
  return hasErrors(diagnostics) || changes.some(({ severity }) => severity === "major");
}

/** What separates a spec from a document that can be compared with it. */
function driftOf(spec: CheckedSpec, upstream: Document): Drift {
  const { value } = compareChecked({ before: spec, after: withOperations(upstream) }, []);
  const { changes = [] } = value ?? {};
  const { differences } = spec.model;
  return findDrift({ spec: spec.document, upstream, changes, differences });
}

/** The same for one difference, whatever else changed in the spec. */
function keyOf({ entry, where, message }: DriftFinding): string {
  return JSON.stringify([entry.code, entry.names, where, message]);
}

function problemOf({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}
