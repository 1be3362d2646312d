import type { Change, ChangePlace } from "../types/change.js";
import type { Document } from "../types/document.js";
import type {
  DifferenceEntry,
  Drift,
  RecordedDifference,
  StaleDifference,
} from "../types/drift.js";
import type { DifferenceModel } from "../types/model.js";
import { toEntry } from "./to-entry.js";

/** A spec, the provider's document, and what changed from the one to the other. */
export interface DriftInput {
  readonly spec: Document;
  readonly upstream: Document;
  readonly changes: readonly Change[];
  readonly differences: readonly DifferenceModel[];
}

/** Tells the changes that a spec accounts for from those that it does not, and entries that account for nothing. */
export function findDrift({ spec, upstream, changes, differences }: DriftInput): Drift {
  const told = changes.map((change) => ({ change, entry: toEntry(change, { spec, upstream }) }));
  const accounts = differences.map((difference) => ({
    difference,
    met: told.filter(({ entry }) => covers(difference, entry)),
  }));
  const covered = new Set(accounts.flatMap(({ met }) => met));
  return {
    findings: told
      .filter((each) => !covered.has(each))
      .map(({ change, entry }) => ({ ...change, entry })),
    recorded: accounts.flatMap(({ difference, met }): RecordedDifference[] => {
      if (met.length === 0) return [];
      const location = locationOf(spec, difference.pointer);
      return [{ ...difference, location, changes: met.map(({ change }) => change) }];
    }),
    stale: accounts.flatMap(({ difference, met }) =>
      findStale(
        spec,
        difference,
        met.map(({ entry }) => entry),
      ),
    ),
  };
}

/** Whether an entry speaks of a change: it names its location or one that holds it, and of what was added only what it lists. */
function covers({ code, at, names }: DifferenceModel, entry: DifferenceEntry): boolean {
  const isThere = entry.at === at || entry.at.startsWith(`${at}/`);
  const isNamed = names === undefined || entry.names?.every((name) => names.includes(name));
  return code === entry.code && isThere && isNamed === true;
}

function findStale(
  spec: Document,
  difference: DifferenceModel,
  met: readonly DifferenceEntry[],
): StaleDifference[] {
  const { names, pointer } = difference;
  if (names === undefined) {
    return met.length > 0 ? [] : [{ ...difference, location: locationOf(spec, pointer) }];
  }
  const found = new Set(met.flatMap((entry) => entry.names ?? []));
  const gone = [...names.entries()].filter(([, name]) => !found.has(name));
  const [first] = gone;
  if (first === undefined) return [];
  const location = locationOf(spec, found.size === 0 ? pointer : `${pointer}/names/${first[0]}`);
  return [{ ...difference, names: gone.map(([, name]) => name), location }];
}

function locationOf({ source, locate }: Document, pointer: string): ChangePlace {
  const span = locate(pointer);
  return { path: source.path, pointer, ...(span !== undefined && { span }) };
}
