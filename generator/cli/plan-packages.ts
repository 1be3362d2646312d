import { type Plan, planSpecs } from "../pipeline.js";
import type { Options } from "./flags.js";
import { readRuntimeVersion } from "./installation.js";
import type { Report } from "./report.js";

/** Plans what the command line asks for, and says what it is at. */
export async function planPackages(options: Options, report: Report): Promise<Plan> {
  try {
    return await planSpecs({
      ...options,
      runtimeVersion: readRuntimeVersion(),
      onProgress: ({ source, number, total }) =>
        report.progress(`${number}/${total} ${source.provider}`),
    });
  } finally {
    report.progress("");
  }
}
