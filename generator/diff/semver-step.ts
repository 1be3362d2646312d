import type { Change, Severity } from "../types/change.js";

/** The step that a package's version takes for some changes; none where there are none. */
export function semverStep(changes: readonly Change[]): Severity | "none" {
  const steps = (["major", "minor", "patch"] as const).filter((step) =>
    changes.some(({ severity }) => severity === step),
  );
  return steps[0] ?? "none";
}
