import { displayPath, type PackagePlan, type Plan } from "../../../pipeline.js";
import type { Command } from "../../command.js";
import { ExitCode, exitCodeOf } from "../../exit-code.js";
import { config, out, scope, specs, warningFlags, workers } from "../../flags.js";
import { countPackages, packageDocuments, planPackages, reportStamp } from "../../plan-packages.js";
import { count, formatDuration, summarizeProblems } from "../../report/phrases.js";
import type { Annotation } from "../../report/render-github.js";
import type { Report } from "../../report/report.js";

/** How many lines of a file's diff are shown, and of all diffs together. */
const fileLimit = 60;
const totalLimit = 600;

type Flags = "specs" | "out" | "scope" | "config" | "workers" | keyof typeof warningFlags;

/** `linkmint check`: tells whether the packages are what the specs give. */
export const check: Command<Flags> = {
  name: "check",
  summary: "tell whether the packages are what the specs give",
  usage: "check [provider…]",
  details:
    "Names each file that is missing, stale (its spec or linkmint has changed), edited (by hand) or\n" +
    "orphaned (no spec asks for it any more), and each of somebody else's that src would compile\n" +
    "along; writes nothing. Line endings, the version in package.json and newer ranges of its\n" +
    "dependencies do not count.\n\n" +
    "With --strict or --max-warnings it finds the warnings of lint as well.\n\n" +
    "--format github annotates the files of a pull request.\n\n" +
    "--json: { packages: [{ provider, milliseconds, changes: [{ kind, reason, path }] }],\n" +
    "diagnostics }",
  formats: ["github"],
  flags: { specs, out, scope, config, ...warningFlags, workers },
  async run(options, report) {
    const plan = await planPackages(options, report);
    const { diagnostics } = plan;
    reportStamp(plan, report);
    const drifted = plan.packages.filter(({ changes }) => changes.length > 0);
    if (options.format === "github") {
      const { renderGithub, toAnnotation } = await import("../../report/render-github.js");
      report.output(renderGithub([...diagnostics.map(toAnnotation), ...annotateDrift(drifted)]));
    } else {
      report.diagnostics(diagnostics, plan.sources);
      await reportDrift(drifted, report);
      reportSummary(plan, countPackages(plan, options), drifted.length, report);
    }
    const found = exitCodeOf(diagnostics);
    const differs = drifted.length > 0 || countForeign(plan) > 0;
    return {
      exitCode: found === ExitCode.Good && differs ? ExitCode.No : found,
      document: { packages: packageDocuments(plan), diagnostics },
    };
  },
};

/** Each file that is not what its spec gives, as GitHub shows it. */
function annotateDrift(drifted: readonly PackagePlan[]): Annotation[] {
  return drifted.flatMap(({ folder, changes }) =>
    changes.map(({ reason, path }) => ({
      severity: "error",
      path: displayPath(folder, path),
      title: reason,
      message: "The file is not what its spec gives.\nhelp: run npx linkmint generate",
    })),
  );
}

/** How many files there are besides those that the specs give. */
function countForeign({ diagnostics }: Plan): number {
  return diagnostics.filter(({ code }) => code === "foreign-file").length;
}

async function reportDrift(drifted: readonly PackagePlan[], report: Report): Promise<void> {
  if (drifted.length === 0) return;
  const { renderDiff } = await import("../../report/render-diff.js");
  let left = totalLimit;
  for (const { provider, folder, changes } of drifted) {
    report.detail(`${provider}: ${count(changes.length, "file")} not up to date`, "strong");
    for (const change of changes) {
      report.print(
        `  ${change.reason.padEnd("orphaned".length)}  ${displayPath(folder, change.path)}`,
      );
      if (change.kind !== "update") continue;
      const lines = renderDiff(change, Math.min(fileLimit, left));
      left = Math.max(0, left - lines.length);
      for (const { text, style } of lines) report.detail(`    ${text}`, style);
    }
  }
}

function reportSummary(plan: Plan, packages: string, drifted: number, report: Report): void {
  const problems = summarizeProblems(plan.diagnostics);
  if (problems !== "") report.notice(problems);
  if (drifted > 0) {
    report.detail(`not up to date: ${drifted} of ${packages}; run npx linkmint generate`, "bad");
  } else if (plan.packages.length > 0 && countForeign(plan) === 0) {
    const time = formatDuration(report.elapsed());
    report.detail(`${packages} up to date, checked in ${time}`, "good");
  }
}
