import { type Plan, planSpecs } from "../pipeline.js";
import type { Diagnostic } from "../types/diagnostic.js";
import type { Options } from "./flags.js";
import { readRuntimeVersion } from "./installation.js";
import type { Report } from "./report.js";

/** Plans what the command line asks for, and says what it is at. */
export async function planPackages(options: Options, report: Report): Promise<Plan> {
  try {
    const plan = await planSpecs({
      ...options,
      runtimeVersion: readRuntimeVersion(),
      onProgress: ({ source, number, total }) =>
        report.progress(`${number}/${total} ${source.provider}`),
    });
    return { ...plan, diagnostics: withoutRepeats(plan.diagnostics) };
  } finally {
    report.progress("");
  }
}

/** What is in the way of the whole output folder is in the way of each package, but one problem. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byText = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...byText.values()];
}
