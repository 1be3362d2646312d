import { resolve, sep } from "node:path";
import { displayPath } from "../5-write/disk/real-path.js";
import { findOrphans } from "../5-write/plan/find-orphans.js";
import { isUnchanged } from "../5-write/disk/is-unchanged.js";
import type { LockHolder } from "../5-write/disk/lock.js";
import { manifestPath } from "../5-write/plan/manifest.js";
import { locatePackages } from "../5-write/plan/locate-packages.js";
import { planChanges } from "../5-write/plan/plan-changes.js";
import { readPackage, type ReadPackageRequest } from "../5-write/plan/read-package.js";
import { keyOf, readStamp, type Stamp, type StampedPackage } from "../5-write/disk/stamp.js";
import type { Checked } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { FileChange, FileTree } from "../types/tree.js";
import { hasErrors, type Inspection } from "./inspection.js";
import { loadSpecs, type SpecsRequest } from "./load-specs.js";

/** Which packages to make, and where. */
export interface PlanRequest extends SpecsRequest {
  readonly out: string;
  /** The npm scope of the packages, such as `@acme`. */
  readonly scope: string;
  /** The address of the git repository that they are published from. */
  readonly repository?: string;
  /** The version of the runtime that the packages depend on. */
  readonly runtimeVersion: string;
  /** Tells this linkmint from every other that might write other files. */
  readonly tool: string;
  /** Called before the work on each spec; `number` counts from 1. */
  readonly onProgress?: (provider: string, number: number, total: number) => void;
  /** Called while another run writes into the output folder. */
  readonly onWait?: (holder: LockHolder) => void;
}

/** What separates the output folder from what the specs give. */
export interface Plan extends Inspection {
  /** The output folder, as the user wrote it. */
  readonly out: string;
  /** The packages whose spec has no error, and those that no spec gives any more. */
  readonly packages: readonly PackagePlan[];
  /** What the packages were when they were last what their specs give. */
  readonly stamp: Stamp;
  /** Whether every spec was looked at. */
  readonly isWhole: boolean;
}

/** What separates one package from what its spec gives. */
export interface PackagePlan {
  readonly provider: string;
  /** The package's folder, as the user would write it. */
  readonly folder: string;
  readonly changes: readonly FileChange[];
  readonly milliseconds: number;
  /** What to remember of the package once the changes were made; nothing where that would miss something. */
  readonly stamped?: StampedPackage;
}

/**
 * Finds what `generate` would write and `check` would report: one plan for both. Writes nothing.
 *
 * A package that is as it was when it was stamped costs a look at its files; what emits packages is loaded
 * for the first that is not.
 */
export async function planSpecs(request: PlanRequest): Promise<Plan> {
  const { out, tool } = request;
  const stamp = readStamp(out, tool);
  const specs = await loadSpecs(request);
  const locations = locatePackages({ ...request, providers: specs.providers });
  const diagnostics = [...specs.diagnostics, ...locations.diagnostics];
  const isWhole = request.providers.length === 0 && !hasErrors(diagnostics);
  const packages: PackagePlan[] = [];
  const add = (planned: Checked<PackagePlan>): void => {
    diagnostics.push(...planned.diagnostics);
    if (planned.value !== undefined) packages.push(planned.value);
  };
  for (const [index, source] of specs.sources.entries()) {
    const { provider } = source;
    request.onProgress?.(provider, index + 1, specs.sources.length);
    const startedAt = performance.now();
    const folder = locations.value?.get(provider);
    const key = keyOfPackage(source, request, folder);
    const stamped = stamp.packages.get(provider);
    if (folder !== undefined && stamped?.key === key && isUnchanged(folder, stamped)) {
      const milliseconds = performance.now() - startedAt;
      const value = { provider, folder, changes: [], milliseconds, stamped };
      add({ value, diagnostics: stamped.diagnostics });
      continue;
    }
    const { checkSource } = await import("./check-source.js");
    const { value: document, diagnostics: found } = checkSource(source);
    diagnostics.push(...found);
    if (document === undefined || folder === undefined) continue;
    const tree = await emit(document, request);
    add(planPackage({ provider, folder, tree, startedAt, known: { key, diagnostics: found } }));
  }
  if (isWhole) {
    const orphans = findOrphans(out, locations.value?.values() ?? []);
    diagnostics.push(...orphans.diagnostics);
    for (const provider of orphans.value ?? []) {
      const folder = displayPath(out, provider);
      add(planPackage({ provider, folder, tree: new Map(), startedAt: performance.now() }));
    }
  }
  return { out, sources: specs.sources, diagnostics, packages, stamp, isWhole };
}

/** Stands for all that a package is made of, but for linkmint itself. */
function keyOfPackage(source: SpecSource, request: PlanRequest, folder = ""): string {
  const { scope, repository = "", runtimeVersion } = request;
  // The path is part of what there is to say of the spec.
  const spec = [source.text, source.path, headerPath(source)];
  return keyOf(...spec, folder, scope, repository, runtimeVersion);
}

async function emit(document: Document, request: PlanRequest): Promise<FileTree> {
  const [{ buildModel }, { emitPackage }] = await Promise.all([
    import("../3-model/build-model.js"),
    import("../4-emit/emit-package.js"),
  ]);
  const specPath = headerPath(document.source);
  return emitPackage(buildModel(document), { ...request, document, specPath });
}

/** The spec's file and folder alone, so that the output does not depend on where the command runs. */
function headerPath({ path }: SpecSource): string {
  return resolve(path).split(sep).slice(-2).join("/");
}

interface PackageRequest extends ReadPackageRequest {
  readonly startedAt: number;
  /** Of a package that has a spec. */
  readonly known?: Pick<StampedPackage, "key" | "diagnostics">;
}

function planPackage({ startedAt, known, ...request }: PackageRequest): Checked<PackagePlan> {
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
