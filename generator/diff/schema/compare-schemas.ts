import { idOf, type Node, type View } from "../../openapi/view/view.js";
import type { Finding } from "../revision.js";
import { compareAlternatives } from "./compare-alternatives.js";
import { compareAnnotations, compareConstraints } from "./compare-constraints.js";
import { compareProperties } from "./compare-properties.js";
import { compareTypes, compareWithAnything } from "./compare-types.js";
import { type Compared, otherPlaces, type Pending, type Way } from "./places.js";
import type { SchemaPair, Verdict, Viewers, ViewPair } from "./pair.js";

/** Compares schemas of two documents. */
export interface SchemaComparer {
  readonly viewers: Viewers;
  /** Everything that differs between two schemas and what they hold. */
  readonly compare: (pair: SchemaPair) => Finding[];
  /** Where else a finding of this comparer holds, of all that it has compared by then. */
  readonly otherPlaces: (finding: Finding) => readonly string[];
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
    otherPlaces: (finding) => {
      const compared = origins.get(finding);
      return compared === undefined ? [] : otherPlaces({ compared, finding });
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
