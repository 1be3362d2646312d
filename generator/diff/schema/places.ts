import type { Finding } from "../finding.js";
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
const [mostNamed, mostWays] = [50, 5000];

/** Returns where else a finding holds: by each other way that leads to its schemas and passes none twice. */
export function otherPlaces({ compared, finding }: Origin): string[] {
  const step = finding.where.slice(compared.where.length);
  const places = new Set<string>();
  let looked = 0;
  const follow = (each: Compared, rest: string, passed: readonly Compared[]): void => {
    for (const { where, from } of each.ways) {
      looked += 1;
      if (places.size > mostNamed || looked > mostWays) return;
      if (from === undefined) places.add(where + rest);
      else if (!passed.includes(from)) {
        follow(from, where.slice(from.where.length) + rest, [...passed, from]);
      }
    }
  };
  follow(compared, step, [compared]);
  places.delete(finding.where);
  return [...places];
}
