import type { Change, ChangePlace } from "./change.js";
import type { DifferenceModel } from "./model.js";

/** What separates a spec from the provider's document. */
export interface Drift {
  /** Differences that nobody recorded. */
  readonly findings: readonly DriftFinding[];
  readonly recorded: readonly RecordedDifference[];
  readonly stale: readonly StaleDifference[];
}

/** A change from the spec to the document, which is what taking it over would mean. */
export interface DriftFinding extends Change {
  /** The entry of `info.x-link-differences` that would record it, but for its reason. */
  readonly entry: DifferenceEntry;
  /** Why `--apply` did not take it over, where it breaks nobody. */
  readonly left?: string;
}

/** What tells a difference. */
export type DifferenceEntry = Pick<DifferenceModel, "code" | "at" | "names">;

/** An entry of `info.x-link-differences`, and what it accounts for. */
export interface RecordedDifference extends DifferenceModel {
  readonly location: ChangePlace;
  readonly changes: readonly Change[];
}

/** An entry, or some names of one, that nothing in the document is the reason of any more. */
export interface StaleDifference extends DifferenceModel {
  readonly location: ChangePlace;
}
