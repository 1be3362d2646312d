import { manifestPath } from "../5-write/plan/manifest.js";
import { planChanges, type PlanRequest } from "../5-write/plan/plan-changes.js";
import { readPackage } from "../5-write/plan/read-package.js";
import type { StampedPackage } from "../5-write/disk/stamp.js";
import type { Checked } from "../types/diagnostic.js";
import type { FileChange } from "../types/tree.js";

/** What separates one package from what its spec gives. */
export interface PackagePlan {
  readonly provider: string;
  /** The package's folder, as the user would write it. */
  readonly folder: string;
  readonly changes: readonly FileChange[];
  /** Changes to files that come with linkmint and that git ignores: `check` does not look for them. */
  readonly uncommitted?: readonly FileChange[];
  readonly milliseconds: number;
  /** What to remember of the package once the changes were made; nothing where that would miss something. */
  readonly stamped?: StampedPackage;
}

/** Which package to plan, and what it should hold. */
export interface PackageRequest extends Omit<PlanRequest, "existing"> {
  readonly startedAt: number;
  /** Of a package that has a spec. */
  readonly known?: Pick<StampedPackage, "key" | "diagnostics">;
}

/** Compares a package's folder with what belongs there. */
export function planPackage({
  startedAt,
  known,
  ...request
}: PackageRequest): Checked<PackagePlan> {
  const existing = readPackage(request);
  if (existing.value === undefined) return { diagnostics: existing.diagnostics };
  const { value: changes, diagnostics } = planChanges({ ...request, existing: existing.value });
  if (changes === undefined) return { diagnostics };
  const { provider, folder, tree } = request;
  const { signatures } = existing.value;
  const files = Object.fromEntries(
    [...tree.keys(), manifestPath].map((path) => [path, signatures.get(path) ?? ""]),
  );
  const milliseconds = performance.now() - startedAt;
  return {
    value: {
      provider,
      folder,
      changes,
      milliseconds,
      // What is to be said of the folder is not remembered, but found again.
      ...(known !== undefined && diagnostics.length === 0 && { stamped: { ...known, files } }),
    },
    diagnostics,
  };
}
