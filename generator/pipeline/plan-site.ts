import { invalidConfig } from "../diagnostics/invalid-config.js";
import { planAssets } from "../5-write/plan/plan-assets.js";
import { isUnchanged } from "../5-write/disk/is-unchanged.js";
import { keyOf, type Stamp } from "../5-write/disk/stamp.js";
import type { Checked, Diagnostic } from "../types/diagnostic.js";
import type { SpecSource } from "../types/document.js";
import type { ProviderModel } from "../types/model.js";
import type { SitePlacement } from "../types/placement.js";
import type { FileTree } from "../types/tree.js";
import { type PackagePlan, planPackage } from "./plan-package.js";

/** The folder of the reference pages, and the texts of the script and the style that come with linkmint. */
export interface SiteRequest extends SitePlacement {
  /** Absent where linkmint was built without a bundler. */
  readonly script?: string;
  readonly style?: string;
}

/** Of which specs to make reference pages, and where. */
export interface SitePlanRequest extends SiteRequest {
  readonly scope: string;
  /** All specs, which have no error. */
  readonly sources: readonly SpecSource[];
  /** The models that were built already. */
  readonly models: ReadonlyMap<string, ProviderModel>;
  readonly stamp: Stamp;
}

/** Finds what separates the folder of the reference pages from what all specs give: one more package to write. */
export async function planSite(request: SitePlanRequest): Promise<Checked<PackagePlan>> {
  const { provider, folder, script, style, scope, gateways, sources, stamp } = request;
  if (script === undefined || style === undefined) return { diagnostics: [notBuilt(request)] };
  const startedAt = performance.now();
  const texts = sources.flatMap((source) => [source.provider, source.text]);
  const key = keyOf(folder, scope, script, style, JSON.stringify(gateways), ...texts);
  const stamped = stamp.packages.get(provider);
  if (stamped?.key === key && isUnchanged(folder, stamped)) {
    const milliseconds = performance.now() - startedAt;
    return { value: { provider, folder, changes: [], milliseconds, stamped }, diagnostics: [] };
  }
  const assets = new Map([
    [`page-${shortKey(script)}.js`, script],
    [`page-${shortKey(style)}.css`, style],
  ]);
  const { emitSite } = await import("../4-emit/site/emit-site.js");
  const [scriptName = "", styleName = ""] = assets.keys();
  const tree = emitSite(await modelAll(request), {
    scope,
    gateways,
    assets: { script: scriptName, style: styleName },
  });
  const known = { key, diagnostics: [] };
  return addAssets(planPackage({ provider, folder, tree, startedAt, known }), folder, assets);
}

/** A plan for a folder that puts files into it which git ignores, and removes earlier ones: all, where there are none now. */
export function addAssets(
  planned: Checked<PackagePlan>,
  folder: string,
  assets: FileTree = new Map(),
): Checked<PackagePlan> {
  const own = planAssets(folder, assets);
  const diagnostics = [...planned.diagnostics, ...own.diagnostics];
  if (planned.value === undefined || own.value === undefined) return { diagnostics };
  const { changes: uncommitted, signatures } = own.value;
  const { stamped: files } = planned.value;
  return {
    value: {
      ...planned.value,
      uncommitted,
      ...(files && { stamped: { ...files, files: { ...files.files, ...signatures } } }),
    },
    diagnostics,
  };
}

function notBuilt(request: SitePlanRequest): Diagnostic {
  const message = "The script of the reference pages is not built.";
  return invalidConfig(request, { message, help: "install linkmint with its devDependencies" });
}

/** The models of all specs; those whose package is as it was have not been built yet. */
async function modelAll({ sources, models }: SitePlanRequest) {
  const [{ checkSource }, { buildModel }] = await Promise.all([
    import("./check-source.js"),
    import("../3-model/build-model.js"),
  ]);
  return sources.flatMap((source) => {
    const known = models.get(source.provider);
    if (known !== undefined) return [{ model: known, spec: source.text }];
    const { value } = checkSource(source);
    return value === undefined ? [] : [{ model: buildModel(value), spec: source.text }];
  });
}

function shortKey(text: string): string {
  return keyOf(text)
    .slice(0, 10)
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "0");
}
