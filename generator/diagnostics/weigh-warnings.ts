import type { Diagnostic } from "../types/diagnostic.js";
import { count } from "./count.js";
import { fileError } from "./problem.js";

/** How many warnings a run takes; any number where neither is said. */
export interface WarningLimit {
  /** Whether each warning is an error. */
  readonly strict?: boolean | undefined;
  readonly maxWarnings?: number | undefined;
}

/** Whether warnings may fail a run. */
export function weighs({ strict, maxWarnings }: WarningLimit): boolean {
  return strict === true || maxWarnings !== undefined;
}

/** Raises warnings to errors in a strict run, and adds an error where there are too many; `specs` is the folder to name. */
export function weighWarnings(
  found: readonly Diagnostic[],
  { strict, maxWarnings = Infinity, specs }: WarningLimit & { readonly specs: string },
): readonly Diagnostic[] {
  if (strict === true) return found.map((each) => ({ ...each, severity: "error" }));
  const { length } = found.filter(({ severity }) => severity === "warning");
  if (length <= maxWarnings) return found;
  const message = `The run found ${count(length, "warning")}, more than the ${maxWarnings} that it may have.`;
  const help = "mend them, or allow more with --max-warnings";
  return [...found, fileError("too-many-warnings", specs, [message, help])];
}
