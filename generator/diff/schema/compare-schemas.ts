import { idOf, type Node, type View } from "../../openapi/view/view.js";
import type { Finding } from "../revision.js";
import { compareAlternatives } from "./compare-alternatives.js";
import { compareAnnotations, compareConstraints } from "./compare-constraints.js";
import { compareProperties } from "./compare-properties.js";
import { compareTypes, compareWithAnything } from "./compare-types.js";
import type { SchemaPair, Verdict, Viewers, ViewPair } from "./pair.js";

/** Compares schemas of two documents. */
export interface SchemaComparer {
  readonly viewers: Viewers;
  /** Everything that differs between two schemas and what they hold. */
  readonly compare: (pair: SchemaPair) => Finding[];
  /** Where else a finding of this comparer holds, of all that it has compared by then. */
  readonly otherLocations: (finding: Finding) => readonly string[];
}

/**
 * Makes a comparer. What it has compared on a side it does not compare there again, however it is reached:
 * a component's change is told once a side, by the shortest way to it and with the others, and circles end.
 */
export function createSchemaComparer(viewers: Viewers): SchemaComparer {
  const done = new Map<string, Compared>();
  const origins = new Map<Finding, Compared>();
  let work = 0;

  const toViews = (pair: SchemaPair | ViewPair): ViewPair => ({
    ...pair,
    before: isView(pair.before) ? pair.before : viewers.before.view(pair.before),
    after: isView(pair.after) ? pair.after : viewers.after.view(pair.after),
  });

  const compare = (start: SchemaPair): Finding[] => {
    const findings: Finding[] = [];
    const pending: Pending[] = [{ pair: start }];
    for (const { pair: each, ...origin } of pending) {
      const pair = toViews(each);
      const key = [pair.side, idOf(pair.before), idOf(pair.after)].join("\n");
      const way: Way = { where: pair.where, ...origin };
      const known = done.get(key);
      known?.ways.push(way);
      if (known !== undefined) continue;
      const compared: Compared = { where: pair.where, ways: [way] };
      done.set(key, compared);
      work += key.length;
      const { facts, inner } = comparePair(pair, viewers);
      for (const { fact, ...rest } of facts) {
        const finding: Finding = { code: `${pair.side}-${fact}`, ...rest };
        findings.push(finding);
        origins.set(finding, compared);
      }
      for (const next of inner) pending.push({ pair: next, from: compared });
      if (findings.length > mostTold) return [...findings.slice(0, mostTold), tooMany(start)];
      if (viewers.before.isExhausted() || viewers.after.isExhausted() || work > most) {
        return [...findings, ...judgeWhole(start, viewers)];
      }
    }
    return findings;
  };

  return {
    viewers,
    compare,
    otherLocations: (finding) => {
      const compared = origins.get(finding);
      return compared === undefined ? [] : otherLocations({ compared, finding });
    },
  };
}

/**
 * How long the names of all pairs together may get, each of which lists the schemas that it is composed of. Pairs
 * may be many or large; both at once come of schemas alone that multiply by referring to each other.
 */
const most = 4_000_000;

/** How much is told of what a call takes or gives: nobody reads more, and a person's work is never so much. */
const mostTold = 5000;

function tooMany(start: SchemaPair): Finding {
  return compositionChanged(start, "So much differs that the rest goes untold.");
}

/** What is too intricate to compare has changed, unless nothing has. */
function judgeWhole(start: SchemaPair, viewers: Viewers): Finding[] {
  if (viewers.before.text() === viewers.after.text()) return [];
  const message = "The schemas refer to each other in too many ways to be compared in full.";
  return [compositionChanged(start, message)];
}

function compositionChanged({ before, after, side, where }: SchemaPair, message: string): Finding {
  return {
    code: `${side}-composition-changed`,
    message,
    where,
    before: before[0]?.pointer ?? "",
    after: after[0]?.pointer ?? "",
  };
}

function isView(value: Node | View): value is View {
  return !Array.isArray(value);
}

function comparePair(pair: ViewPair, viewers: Viewers): Verdict {
  const whole = compareWithAnything(pair);
  if (whole !== undefined) {
    return { facts: [whole, ...compareAnnotations(pair, viewers)], inner: [] };
  }
  const types = compareTypes(pair, viewers);
  // Of what is another thing altogether, nothing more is worth saying.
  if (types.some(({ fact }) => fact === "type-changed")) return { facts: types, inner: [] };
  const alternatives = compareAlternatives(pair, viewers);
  if (alternatives.kind === "whole") {
    return { facts: [...types, ...alternatives.facts], inner: alternatives.inner };
  }
  const properties = compareProperties(pair, viewers);
  return {
    facts: [
      ...types,
      ...alternatives.facts,
      ...properties.facts,
      ...compareConstraints(pair, viewers),
    ],
    inner: [...properties.inner, ...alternatives.inner],
  };
}

/** Two schemas that were compared, and every way that leads to them. */
interface Compared {
  /** The way by which they were compared. */
  readonly where: string;
  readonly ways: Way[];
}

/** A way to two schemas, from those that hold them or from the start. */
interface Way {
  readonly where: string;
  readonly from?: Compared;
}

/** Two schemas that are to be compared, and those that hold them. */
interface Pending {
  readonly pair: SchemaPair | ViewPair;
  readonly from?: Compared;
}

/** Where a finding was made. */
interface Origin {
  readonly compared: Compared;
  readonly finding: Finding;
}

/** How many locations are named, and how many ways are looked at for that. */
const [mostNamed, mostWays] = [50, 500];

/** A way that is followed towards the start: where it has come to, what lies behind, and by way of what. */
interface Step {
  readonly at: Compared;
  readonly rest: string;
  readonly next?: Step;
}

/** Returns where else a finding holds: by each other way that leads to its schemas and passes none twice. */
function otherLocations({ compared, finding }: Origin): string[] {
  const locations = new Set<string>();
  const pending: Step[] = [{ at: compared, rest: finding.where.slice(compared.where.length) }];
  // A list in place of recursion: a way may be longer than the stack is deep.
  for (const step of pending) {
    for (const { where, from } of step.at.ways) {
      if (from === undefined) locations.add(where + step.rest);
      else if (pending.length < mostWays && !passes(step, from)) {
        pending.push({ at: from, rest: where.slice(from.where.length) + step.rest, next: step });
      }
    }
    if (locations.size > mostNamed) break;
  }
  locations.delete(finding.where);
  return [...locations];
}

function passes(step: Step, compared: Compared): boolean {
  for (let each: Step | undefined = step; each !== undefined; each = each.next) {
    if (each.at === compared) return true;
  }
  return false;
}
