import type { View } from "../../openapi/view/view.js";

/** One of several alternatives. */
export interface Branch {
  readonly view: View;
  /** What people may call it: the component's name, else its number. */
  readonly label: string;
  /** The same for those that say the same. */
  readonly text: string;
  readonly features: ReadonlySet<string>;
  /** Properties that have one value only: what tells alternatives apart. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Which alternatives belong together, and those that have no counterpart. */
export interface BranchPairs {
  readonly pairs: readonly (readonly [Branch, Branch])[];
  readonly onlyBefore: readonly Branch[];
  readonly onlyAfter: readonly Branch[];
}

/** How much two alternatives must share, of what either has, to be the same one changed. */
const alike = 1 / 3;

/** Pairs alternatives: first those that are the same, then the most similar ones. */
export function pairBranches(olds: readonly Branch[], news: readonly Branch[]): BranchPairs {
  const pairs: [Branch, Branch][] = [];
  const [left, right] = [new Set(olds), new Set(news)];
  const take = (old: Branch, now: Branch): void => {
    if (!left.has(old) || !right.has(now)) return;
    left.delete(old);
    right.delete(now);
    pairs.push([old, now]);
  };
  const byText = new Map<string, Branch[]>();
  for (const now of news) byText.set(now.text, [...(byText.get(now.text) ?? []), now]);
  for (const old of olds) {
    const same = old.text === "" ? undefined : byText.get(old.text)?.shift();
    if (same !== undefined) take(old, same);
  }
  const scores = [...left].flatMap((old) =>
    [...right].map((now) => ({ old, now, score: similarity(old, now) })),
  );
  for (const { old, now, score } of scores.sort((a, b) => b.score - a.score)) {
    if (score >= alike) take(old, now);
  }
  return { pairs, onlyBefore: [...left], onlyAfter: [...right] };
}

/** From 0 for nothing in common to 1 for the same features; none where a telling property differs. */
function similarity(one: Branch, other: Branch): number {
  for (const [name, value] of one.constants) {
    if ((other.constants.get(name) ?? value) !== value) return 0;
  }
  const shared = [...one.features].filter((feature) => other.features.has(feature)).length;
  const all = one.features.size + other.features.size - shared;
  return all === 0 ? 1 : shared / all;
}
