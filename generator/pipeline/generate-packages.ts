import { type Applied, applyChanges } from "../5-write/disk/apply-changes.js";
import { displayPath } from "../5-write/disk/real-path.js";
import { inspectLock, type Lock, takeLock } from "../5-write/disk/lock.js";
import { type KeptCopy, planCopies } from "../5-write/plan/plan-copies.js";
import { recover } from "../5-write/disk/recover.js";
import { readStamp, renderStamp, type StampedPackage, writeStamp } from "../5-write/disk/stamp.js";
import type { Checked } from "../types/diagnostic.js";
import { hasErrors } from "./inspection.js";
import type { PackagePlan } from "./plan-package.js";
import { type Plan, type PlanRequest, planSpecs } from "./plan-packages.js";

/** A plan, and what became of it. */
export interface Generation extends Plan {
  /** Whether the packages are now what the specs give: there was no error. */
  readonly written: boolean;
  /** The copies of files that may hold somebody's work. */
  readonly kept: readonly KeptCopy[];
  /** Whether something was cleared away that an earlier run left which was cut off. */
  readonly recovered: boolean;
}

/** How long to wait for another run that writes into the same folder, in milliseconds. */
const patience = 60_000;

/**
 * Writes what the specs give, all of it or, where there is an error, nothing. One run at a time writes into
 * an output folder: another waits where it has something to write, too, and plans anew.
 */
export async function generatePackages(request: PlanRequest): Promise<Generation> {
  const { out, tool, onWait } = request;
  let recovered = false;
  for (let limit = 0; ; limit = patience) {
    const recovery = await recover(out, { limit, onWait });
    recovered ||= recovery.recovered;
    const plan = withUncommitted(await planSpecs(request));
    const ended = (diagnostics = plan.diagnostics): Generation => {
      const written = !hasErrors(diagnostics);
      return { ...plan, diagnostics, written, kept: [], recovered };
    };
    if (hasErrors(plan.diagnostics)) return ended();
    const changed = plan.packages.filter(({ changes }) => changes.length > 0);
    if (changed.length === 0) {
      rememberUnchanged(plan, tool);
      return ended();
    }
    if (hasErrors(recovery.diagnostics)) {
      if (limit === 0 && recovery.isHeld === true) continue;
      return ended([...plan.diagnostics, ...recovery.diagnostics]);
    }
    const lock = takeLock(
      out,
      changed.map(({ folder }) => folder),
    );
    if (lock.diagnostics.length > 0) return ended([...plan.diagnostics, ...lock.diagnostics]);
    if (lock.value === undefined) continue;
    request.onStep?.(`took the lock of ${out}`);
    try {
      const isCurrent = readStamp(out, tool).text === plan.stamp.text;
      if (isCurrent) return { ...apply(plan, lock.value, request), recovered };
    } finally {
      lock.value.release();
    }
  }
}

/** Finds what `generatePackages` would do. Writes nothing, takes no lock and waits for nobody. */
export async function previewPackages(request: PlanRequest): Promise<Generation> {
  const { out, onWait } = request;
  const lock = inspectLock(out);
  if (lock.kind === "held") onWait?.(lock.by);
  const plan = withUncommitted(await planSpecs(request));
  const copies: Checked<readonly KeptCopy[]> = hasErrors(plan.diagnostics)
    ? { diagnostics: [] }
    : planCopies({ ...plan, startedAt: new Date() });
  const diagnostics = [...plan.diagnostics, ...copies.diagnostics];
  const recovered = lock.kind === "abandoned";
  return { ...plan, diagnostics, written: false, kept: copies.value ?? [], recovered };
}

function withUncommitted(plan: Plan): Plan {
  const packages = plan.packages.map((each) => ({
    ...each,
    changes: [...each.changes, ...(each.uncommitted ?? [])],
  }));
  return { ...plan, packages };
}

/** Writes the stamp where there is another now, and nobody else is at it. */
function rememberUnchanged(plan: Plan, tool: string): void {
  const { out, stamp } = plan;
  const text = renderStamp(out, tool, packagesOf(plan, new Map()));
  const lock = text === stamp.text ? undefined : takeLock(out, []).value;
  if (lock === undefined) return;
  try {
    if (readStamp(out, tool).text === stamp.text) writeStamp(out, text, lock);
  } finally {
    lock.release();
  }
}

function apply(plan: Plan, lock: Lock, { tool }: PlanRequest): Omit<Generation, "recovered"> {
  const { out, packages } = plan;
  const { suffix } = lock;
  const applied = applyChanges({ out, packages, suffix, startedAt: new Date() });
  const { kept, signatures } = applied;
  const diagnostics = [...plan.diagnostics, ...applied.diagnostics];
  const written = applied.diagnostics.length === 0;
  if (written) writeStamp(out, renderStamp(out, tool, packagesOf(plan, signatures)), lock);
  return { ...plan, diagnostics, written, kept };
}

/** What to remember of all packages, also of those that were not asked for this time. */
function packagesOf(
  { packages, stamp, isWhole }: Plan,
  signatures: Applied["signatures"],
): ReadonlyMap<string, StampedPackage> {
  const others = isWhole ? [] : stamp.packages;
  const planned = packages.map((each) => [each.provider, restamp(each, signatures)] as const);
  const all = new Map<string, StampedPackage | undefined>([...others, ...planned]);
  return new Map([...all].flatMap(([name, each]) => (each === undefined ? [] : [[name, each]])));
}

function restamp(
  { folder, changes, stamped }: PackagePlan,
  signatures: Applied["signatures"],
): StampedPackage | undefined {
  if (stamped === undefined) return undefined;
  const written = changes.flatMap(({ kind, path }) =>
    // No file has the empty signature: one that somebody has just saved is looked at again.
    kind === "remove" ? [] : [[path, signatures.get(displayPath(folder, path)) ?? ""] as const],
  );
  return { ...stamped, files: { ...stamped.files, ...Object.fromEntries(written) } };
}
