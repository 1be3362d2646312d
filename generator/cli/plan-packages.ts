import { count } from "../diagnostics/count.js";
import { displayPath, type Plan, type PlanRequest, planSpecs } from "../pipeline.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Options } from "./command.js";
import { findWorker, identify, readRuntimeVersion, readSiteAssets } from "./installation.js";
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
      ...toPlanRequest(options),
      onStep: report.step,
      onProgress: (provider, number, total) => report.progress(`${number}/${total} ${provider}`),
      onWait: ({ process: id, host }) => {
        const by = `(process ${id} on ${host})`;
        const line = options.has("dry-run")
          ? `another run is writing ${by}; this shows the state before it`
          : `waiting for another run ${by}`;
        if (!waits) report.notice(line);
        waits = true;
      },
    });
    return { ...plan, diagnostics: withoutRepeats(plan.diagnostics) };
  } finally {
    report.progress("");
  }
}

/** What a command line asks to be planned. */
export function toPlanRequest(options: Options): PlanRequest {
  const site = options.site && { ...options.site, ...readSiteAssets() };
  const said = options.last("workers");
  // What watches stays, and is warm after its first run.
  const workers = options.has("watch") ? 1 : said === undefined ? undefined : Number(said);
  const sharing = { worker: findWorker(), workers };
  return { ...options, ...sharing, site, runtimeVersion: readRuntimeVersion(), tool: identify() };
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

/** How many packages a plan has, and whether it has the reference pages, which are planned like one, also to go. */
export function countPackages({ packages }: Plan, { site }: Pick<Options, "site">): string {
  const others = packages.filter(
    ({ folder, changes }) =>
      folder !== site?.folder && !changes.some(({ path }) => path === "llms.txt"),
  );
  const pages = others.length < packages.length ? " and the reference pages" : "";
  return `${count(others.length, "package")}${pages}`;
}
