import { posix, relative, resolve, sep } from "node:path";
import { displayPath } from "../5-write/disk/real-path.js";
import { findOrphans } from "../5-write/plan/find-orphans.js";
import { isUnchanged } from "../5-write/disk/is-unchanged.js";
import type { LockHolder } from "../5-write/disk/lock.js";
import { locatePackages } from "../5-write/plan/locate-packages.js";
import { keyOf, readStamp, type Stamp } from "../5-write/disk/stamp.js";
import { count } from "../diagnostics/count.js";
import { weighs, weighWarnings, type WarningLimit } from "../diagnostics/weigh-warnings.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { Document, SpecSource } from "../types/document.js";
import type { ProviderModel } from "../types/model.js";
import type { Publication } from "../types/publication.js";
import type { FileTree } from "../types/tree.js";
import { hasErrors, type Inspection } from "./inspection.js";
import { loadSpecs, type SpecsRequest } from "./load-specs.js";
import { type PackagePlan, planPackage } from "./plan-package.js";
import { planSite, type SiteRequest } from "./plan-site.js";

/** Which packages to make, and where. */
export interface PlanRequest extends SpecsRequest, WarningLimit {
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
  for (const [index, source] of specs.sources.entries()) {
    const { provider } = source;
    request.onProgress?.(provider, index + 1, specs.sources.length);
    const startedAt = performance.now();
    const folder = locations.value?.get(provider);
    const key = keyOfPackage(source, request, folder);
    const stamped = stamp.packages.get(provider);
    if (folder !== undefined && stamped?.key === key && isUnchanged(folder, stamped)) {
      const milliseconds = performance.now() - startedAt;
      request.onStep?.(`${provider}: skipped, since neither spec nor package changed`);
      const value = { provider, folder, changes: [], milliseconds, stamped };
      add({ value, diagnostics: stamped.diagnostics });
      continue;
    }
    request.onStep?.(
      `${provider}: ${stamped?.key === key ? "its package" : "what it is made of"} changed`,
    );
    const { checkSource } = await import("./check-source.js");
    const checked = checkSource(source);
    const found = weighs(request) ? await lintAll(source) : checked.diagnostics;
    const document = checked.value;
    diagnostics.push(...found);
    if (document === undefined || folder === undefined) continue;
    const { model, tree } = await emit(document, folder, request);
    models.set(provider, model);
    const known = { key, diagnostics: found };
    const decided = Object.keys(request.publication?.dependencies ?? {});
    add(planPackage({ provider, folder, tree, startedAt, known, decided }));
    request.onStep?.(`${provider}: compared ${count(tree.size, "file")} with ${folder}`);
  }
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
      add(planPackage({ provider, folder, tree: new Map(), startedAt: performance.now() }));
    }
  }
  const weighed = weighWarnings(diagnostics, request);
  return { out, sources: specs.sources, diagnostics: weighed, packages, stamp, isWhole };
}

/** What `lint` says of a spec: where warnings count, those count as well that only it looks for. */
async function lintAll(source: SpecSource): Promise<readonly Diagnostic[]> {
  const { lintSource } = await import("./lint-source.js");
  return lintSource(source);
}

/** Stands for all that a package is made of, but for linkmint itself. */
export function keyOfPackage(source: SpecSource, request: PlanRequest, folder = ""): string {
  const { scope, publication = {}, runtimeVersion } = request;
  // The path is part of what there is to say of the spec.
  const spec = [source.text, source.path, headerPath(source)];
  // What was found in a spec is remembered, and depends on what was looked for.
  const depth = weighs(request) ? ["advised"] : [];
  return keyOf(...spec, folder, scope, JSON.stringify(publication), runtimeVersion, ...depth);
}

interface Emitted {
  readonly model: ProviderModel;
  readonly tree: FileTree;
}

async function emit(
  document: Document,
  folder: string,
  { publication = {}, ...request }: PlanRequest,
): Promise<Emitted> {
  const [{ buildModel }, { emitPackage }] = await Promise.all([
    import("../3-model/build-model.js"),
    import("../4-emit/emit-package.js"),
  ]);
  const specPath = headerPath(document.source);
  const model = buildModel(document);
  const directory = directoryOf(folder, publication);
  const context = { ...request, publication, document, specPath, ...(directory && { directory }) };
  return { model, tree: await emitPackage(model, context) };
}

/** Returns a package's folder in its repository; nothing where it is the root, or not known to be inside. */
function directoryOf(folder: string, { repository: from }: Publication): string | undefined {
  if (from === undefined) return undefined;
  const inner = relative(resolve(from.folder), resolve(folder)).split(sep).join("/");
  const directory = posix.join(from.directory.replaceAll("\\", "/"), inner);
  return /^\.\.?(?:\/|$)/u.test(directory) ? undefined : directory;
}

/** The spec's file and folder alone, so that the output does not depend on where the command runs. */
function headerPath({ path }: SpecSource): string {
  return resolve(path).split(sep).slice(-2).join("/");
}
