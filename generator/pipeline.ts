/* What commands use from the start; what takes a phase, they import from `pipeline/` once they run. */

export { displayPath, unsafeOutput } from "./5-write/disk/real-path.js";
export { readMark, replaceFile, writeNewFile } from "./5-write/disk/write-new-file.js";
export { packageFolder } from "./5-write/plan/locate-packages.js";
export {
  type Generation,
  generatePackages,
  previewPackages,
} from "./pipeline/generate-packages.js";
export { hasErrors } from "./pipeline/inspection.js";
export type { PackagePlan } from "./pipeline/plan-package.js";
export { type Plan, type PlanRequest, planSpecs } from "./pipeline/plan-packages.js";
