import type { Severity } from "../../types/change.js";

/** What a code means for callers. */
export interface ChangeEntry {
  readonly severity: Severity;
  readonly title: string;
  /** What a caller must do. */
  readonly action: string;
}
