import { displayPath, type Plan, type PlanRequest, planSpecs } from "../pipeline.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Options } from "./command.js";
import { identify, readRuntimeVersion, readSiteAssets } from "./installation.js";
import type { Report } from "./report/report.js";

/** Plans what the command line asks for, and says what it is at. */
export async function planPackages(options: Options, report: Report): Promise<Plan> {
  return runPlan(planSpecs, options, report);
}

/** Runs what plans packages for a command line, and says what it is at. */
export async function runPlan<T extends Plan>(
  run: (request: PlanRequest) => Promise<T>,
  options: Options,
  report: Report,
): Promise<T> {
  let waits = false;
  try {
    const plan = await run({
      ...options,
      site: options.site && { ...options.site, ...readSiteAssets() },
      runtimeVersion: readRuntimeVersion(),
      tool: identify(),
      onStep: report.step,
      onProgress: (provider, number, total) => report.progress(`${number}/${total} ${provider}`),
      onWait: ({ process: id, host }) => {
        if (!waits) report.notice(`waiting for another run (process ${id} on ${host})`);
        waits = true;
      },
    });
    return { ...plan, diagnostics: withoutRepeats(plan.diagnostics) };
  } finally {
    report.progress("");
  }
}

/** Says why the packages were not compared with what the run before left. */
export function reportStamp({ out, stamp }: Plan, report: Report): void {
  if (stamp.note === undefined) return;
  report.notice(`the stamp in ${out}/.linkmint does not count (${stamp.note}): all is made anew`);
}

/** What is in the way of the whole output folder is in the way of each package, but one problem. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byText = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...byText.values()];
}

/** A plan's packages as `--json` shows them, without the texts; one that is what its spec gives has no changes. */
export function packageDocuments({ packages }: Plan) {
  return packages.map(({ provider, folder, milliseconds, changes }) => ({
    provider,
    milliseconds: Math.round(milliseconds),
    changes: changes.map(({ kind, reason, path: inner }) => {
      const path = displayPath(folder, inner);
      return { kind, reason, path };
    }),
  }));
}
