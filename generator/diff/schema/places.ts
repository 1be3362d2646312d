import type { Finding } from "../revision.js";
import type { SchemaPair, ViewPair } from "./pair.js";

/** Two schemas that were compared, and every way that leads to them. */
export interface Compared {
  /** The way by which they were compared. */
  readonly where: string;
  readonly ways: Way[];
}

/** A way to two schemas, from those that hold them or from the start. */
export interface Way {
  readonly where: string;
  readonly from?: Compared;
}

/** Two schemas that are to be compared, and those that hold them. */
export interface Pending {
  readonly pair: SchemaPair | ViewPair;
  readonly from?: Compared;
}

/** Where a finding was made. */
export interface Origin {
  readonly compared: Compared;
  readonly finding: Finding;
}

/** How many places are named, and how many ways are looked at for that. */
const [mostNamed, mostWays] = [50, 500];

/** A way that is followed towards the start: where it has come to, what lies behind, and by way of what. */
interface Step {
  readonly at: Compared;
  readonly rest: string;
  readonly next?: Step;
}

/** Returns where else a finding holds: by each other way that leads to its schemas and passes none twice. */
export function otherPlaces({ compared, finding }: Origin): string[] {
  const places = new Set<string>();
  const pending: Step[] = [{ at: compared, rest: finding.where.slice(compared.where.length) }];
  // A list in place of recursion: a way may be longer than the stack is deep.
  for (const step of pending) {
    for (const { where, from } of step.at.ways) {
      if (from === undefined) places.add(where + step.rest);
      else if (pending.length < mostWays && !passes(step, from)) {
        pending.push({ at: from, rest: where.slice(from.where.length) + step.rest, next: step });
      }
    }
    if (places.size > mostNamed) break;
  }
  places.delete(finding.where);
  return [...places];
}

function passes(step: Step, compared: Compared): boolean {
  for (let each: Step | undefined = step; each !== undefined; each = each.next) {
    if (each.at === compared) return true;
  }
  return false;
}
