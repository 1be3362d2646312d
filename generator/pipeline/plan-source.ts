import { posix, relative, resolve, sep } from "node:path";
import { buildModel } from "../3-model/build-model.js";
import { emitPackage } from "../4-emit/emit-package.js";
import { weighs, type WarningLimit } from "../diagnostics/weigh-warnings.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import type { ProviderModel } from "../types/model.js";
import type { Publication } from "../types/publication.js";
import { checkSource } from "./check-source.js";
import { type PackagePlan, planPackage } from "./plan-package.js";

/** All that a package is made of besides its spec, as plain data. */
export interface PackageSettings extends WarningLimit {
  readonly scope: string;
  readonly publication: Publication;
  readonly runtimeVersion: string;
  /** Whether the model is asked for as well, which another thread would send. */
  readonly wantsModel: boolean;
}

/** A spec whose package is to be planned: plain data, which another thread can take. */
export interface SourceTask {
  readonly source: SpecSource;
  /** Where the package goes; without a folder the spec is only checked. */
  readonly folder: string | undefined;
  readonly key: string;
  readonly settings: PackageSettings;
}

/** What came of a spec: there is a plan where it has no error, and a model where that is asked for, too. */
export interface PlannedSource extends Checked<PackagePlan> {
  readonly model?: ProviderModel;
  /** How many files the package has. */
  readonly files: number;
}

/** Does all the work on one spec: reads it, checks it, emits its package and compares that with the disk. */
export async function planSource(task: SourceTask): Promise<PlannedSource> {
  const { source, folder, key, settings } = task;
  const startedAt = performance.now();
  const { value: document, diagnostics } = checkSource(source);
  const found = weighs(settings) ? await lintAll(source) : diagnostics;
  if (document === undefined || folder === undefined) return { diagnostics: found, files: 0 };
  const model = buildModel(document);
  const directory = directoryOf(folder, settings.publication);
  const context = { ...settings, document, specPath: headerPath(source) };
  const tree = await emitPackage(model, { ...context, ...(directory && { directory }) });
  const planned = planPackage({
    provider: source.provider,
    folder,
    tree,
    startedAt,
    known: { key, diagnostics: found },
    decided: Object.keys(settings.publication.dependencies ?? {}),
  });
  return {
    ...planned,
    diagnostics: [...found, ...planned.diagnostics],
    ...(settings.wantsModel && { model }),
    files: tree.size,
  };
}

/** What `lint` says of a spec: where warnings count, those count as well that only it looks for. */
async function lintAll(source: SpecSource): Promise<readonly Diagnostic[]> {
  const { lintSource } = await import("./lint-source.js");
  return lintSource(source);
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
