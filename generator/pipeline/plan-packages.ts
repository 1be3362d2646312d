import { resolve } from "node:path";
import { displayPath } from "../5-write/disk/real-path.js";
import { findOrphans } from "../5-write/plan/find-orphans.js";
import { isUnchanged } from "../5-write/disk/is-unchanged.js";
import type { LockHolder } from "../5-write/disk/lock.js";
import { locatePackages } from "../5-write/plan/locate-packages.js";
import { keyOf, readStamp, type Stamp, type StampedPackage } from "../5-write/disk/stamp.js";
import { count } from "../diagnostics/count.js";
import { weighs, weighWarnings, type WarningLimit } from "../diagnostics/weigh-warnings.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import type { ProviderModel } from "../types/model.js";
import type { Publication } from "../types/publication.js";
import { hasErrors, type Inspection } from "./inspection.js";
import { loadSpecs, type SpecsRequest } from "./load-specs.js";
import { type PackagePlan, planPackage } from "./plan-package.js";
import { addAssets, planSite, type SiteRequest } from "./plan-site.js";
import type { SourceTask } from "./plan-source.js";
import { planSources, type Sharing } from "./plan-sources.js";

/** Which packages to make, and where. */
export interface PlanRequest extends SpecsRequest, WarningLimit, Sharing {
  readonly out: string;
  /** The npm scope of the packages, such as `@acme`. */
  readonly scope: string;
  /** What they tell registries of themselves. */
  readonly publication?: Publication;
  /** The version of the runtime that the packages depend on. */
  readonly runtimeVersion: string;
  /** Tells this linkmint from every other that might write other files. */
  readonly tool: string;
  /** Where the reference pages go, where there are any, and what is written beside them. */
  readonly site?: SiteRequest | undefined;
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

/**
 * Finds what `generate` would write and `check` would report: one plan for both. Writes nothing.
 *
 * A package that is as it was when it was stamped costs a look at its files; what emits packages is loaded
 * for the first that is not.
 */
export async function planSpecs(request: PlanRequest): Promise<Plan> {
  const { out, tool } = request;
  const stamp = readStamp(out, tool);
  request.onStep?.(
    `read the stamp in ${out}/.linkmint, which has ${count(stamp.packages.size, "package")}`,
  );
  const specs = await loadSpecs(request);
  const locations = locatePackages({ ...request, providers: specs.providers });
  const diagnostics = [...specs.diagnostics, ...locations.diagnostics];
  const isWhole = request.providers.length === 0 && !hasErrors(diagnostics);
  const packages: PackagePlan[] = [];
  const models = new Map<string, ProviderModel>();
  const add = (planned: Checked<PackagePlan>): void => {
    diagnostics.push(...planned.diagnostics);
    if (planned.value !== undefined) packages.push(planned.value);
  };
  const planned = new Map<SpecSource, Checked<PackagePlan>>();
  const tasks: SourceTask[] = [];
  const { scope, publication = {}, runtimeVersion, strict, maxWarnings } = request;
  const wantsModel = isWhole && request.site !== undefined;
  const settings = { scope, publication, runtimeVersion, strict, maxWarnings, wantsModel };
  for (const source of specs.sources) {
    const { provider } = source;
    const startedAt = performance.now();
    const folder = locations.value?.get(provider);
    const key = keyOfPackage(source, request, folder);
    const stamped = stamp.packages.get(provider);
    if (folder !== undefined && stamped?.key === key && isUnchanged(folder, stamped)) {
      const milliseconds = performance.now() - startedAt;
      request.onStep?.(`${provider}: skipped, since neither spec nor package changed`);
      const value = { provider, folder, changes: [], milliseconds, stamped };
      planned.set(source, { value, diagnostics: repeatDiagnostics(stamped, source) });
    } else tasks.push({ source, folder, key, settings });
  }
  const onTask = ({ source, key }: SourceTask): void => {
    const { provider } = source;
    request.onProgress?.(provider, specs.sources.indexOf(source) + 1, specs.sources.length);
    const isKnown = stamp.packages.get(provider)?.key === key;
    request.onStep?.(`${provider}: ${isKnown ? "its package" : "what it is made of"} changed`);
  };
  for await (const { task, model, files, ...result } of planSources(tasks, {
    ...request,
    onTask,
  })) {
    const { source, folder } = task;
    planned.set(source, result);
    if (model !== undefined) models.set(source.provider, model);
    if (files > 0)
      request.onStep?.(`${source.provider}: compared ${count(files, "file")} with ${folder}`);
  }
  for (const source of specs.sources) add(planned.get(source) ?? { diagnostics: [] });
  if (isWhole) {
    const { site } = request;
    if (site !== undefined && !hasErrors(diagnostics)) {
      add(await planSite({ ...site, scope: request.scope, sources: specs.sources, models, stamp }));
    }
    const folders = [
      ...(locations.value?.values() ?? []),
      ...(site === undefined ? [] : [site.folder]),
    ];
    const orphans = findOrphans(out, folders);
    diagnostics.push(...orphans.diagnostics);
    for (const provider of orphans.value ?? []) {
      const folder = displayPath(out, provider);
      const orphan = { provider, folder, tree: new Map(), startedAt: performance.now() };
      add(addAssets(planPackage(orphan), folder));
    }
  }
  const weighed = weighWarnings(diagnostics, request);
  return { out, sources: specs.sources, diagnostics: weighed, packages, stamp, isWhole };
}

/** Stands for all that a package is made of, but for linkmint itself, whatever folder the command runs in. */
export function keyOfPackage(source: SpecSource, request: PlanRequest, folder = ""): string {
  const { scope, publication = {}, runtimeVersion } = request;
  const resolved = JSON.stringify(publication, (key, value: unknown) =>
    key === "folder" && typeof value === "string" ? resolve(value) : value,
  );
  const locations = [resolve(source.path), resolve(folder)];
  // What was found in a spec is remembered, and depends on what was looked for.
  const depth = weighs(request) ? ["advised"] : [];
  return keyOf(source.text, ...locations, scope, resolved, runtimeVersion, ...depth);
}

/** What there was to say of a spec, whose path may read otherwise from where this command runs. */
export function repeatDiagnostics(
  { diagnostics }: StampedPackage,
  { path }: SpecSource,
): Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, path }));
}
